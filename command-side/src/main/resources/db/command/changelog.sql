--liquibase formatted sql

--changeset smena:product-code
create table command.product_code (
    code          text collate "C" primary key,
    batch_id      uuid not null,
    aggregated_at timestamptz
) with (fillfactor = 75);
comment on table command.product_code is 'Which marking code belongs to which batch. Derived from the events, in their own transaction. Pages keep room, so that aggregating a code rewrites no index.';

--changeset smena:room-for-aggregation
--comment: codes are mostly aggregated in the order in which they lie; with room for a second version of every row no index is touched
alter table command.product_code set (fillfactor = 45);

--changeset smena:open-task
create table command.open_task (
    task_id uuid primary key,
    kind    text not null
);
comment on table command.open_task is 'Long pieces of work not yet ended. Derived from the events, in their own transaction.';
create index open_task_of_kind on command.open_task (kind);
