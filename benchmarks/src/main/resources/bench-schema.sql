-- The tables a command writes, once more, with the same columns, indexes and storage.
create schema bench;

create table bench.domain_event (like events.domain_event including all);
create sequence bench.domain_event_global_index owned by bench.domain_event.global_index;
alter table bench.domain_event alter column global_index set default nextval('bench.domain_event_global_index');

create table bench.product_code (like command.product_code including all);

do $$
declare
    copied record;
begin
    for copied in
        select relname, array_to_string(reloptions, ', ') as options from pg_class
        where oid in ('events.domain_event'::regclass, 'command.product_code'::regclass) and reloptions is not null
    loop
        execute format('alter table bench.%I set (%s)', copied.relname, copied.options);
    end loop;
end
$$;
