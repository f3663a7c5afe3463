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

--changeset smena:webhooks
create table command.webhook (
    id            uuid primary key,
    url           text not null,
    is_active     boolean not null,
    removed       boolean not null default false,
    retry_count   int not null,
    timeout       int not null,
    failing_since timestamptz
);
comment on table command.webhook is 'Where deliveries go now. Derived from the subscriptions'' events, in their own transaction; removed ones stay, inactive.';
comment on column command.webhook.timeout is 'Of one attempt, in seconds.';
comment on column command.webhook.failing_since is 'The first attempt in vain after the last success; null after a success.';

create table command.webhook_secret (
    webhook_id  uuid not null,
    sealed      bytea not null,
    valid_until timestamptz
);
comment on table command.webhook_secret is 'Encrypted. The present secret has no end; one that was replaced signs too until its end.';
create unique index webhook_secret_present on command.webhook_secret (webhook_id) where valid_until is null;
create index webhook_secret_of on command.webhook_secret (webhook_id);

create table command.webhook_key (
    one         boolean primary key default true check (one),
    fingerprint text not null
);
comment on table command.webhook_key is 'Tells the one key under which all secrets lie encrypted.';

create table command.webhook_route (
    webhook_id  uuid primary key,
    event_types text[] not null,
    is_active   boolean not null
);
comment on table command.webhook_route is 'Who was to be told of what at the place in the event stream that the dispatch has come to.';

create table command.webhook_delivery (
    delivery_id   uuid primary key,
    webhook_id    uuid not null,
    state         text not null,
    since         timestamptz not null,
    claimed_by    uuid,
    claimed_until timestamptz
) with (autovacuum_vacuum_scale_factor = 0.01);
comment on table command.webhook_delivery is 'Deliveries that have not succeeded: due ones, those that wait for their next attempt, those given up. Derived from their events, in their own transaction.';
comment on column command.webhook_delivery.since is 'When it became due, when its next attempt is, when it was given up.';
create index webhook_delivery_due on command.webhook_delivery (webhook_id, since) where state = 'due' and claimed_by is null;
create index webhook_delivery_claimed on command.webhook_delivery (webhook_id) where claimed_by is not null;
create index webhook_delivery_waiting on command.webhook_delivery (since) where state = 'waiting';
create index webhook_delivery_failed on command.webhook_delivery (webhook_id, since) where state = 'failed';

create table command.webhook_sender (
    id       uuid primary key,
    alive_at timestamptz not null
);
comment on table command.webhook_sender is 'The nodes that make attempts; what a dead one had begun is free again.';

--changeset smena:open-task-of-subject
alter table command.open_task add column subject text;
comment on column command.open_task.subject is 'For kinds of which one at a time may be open for each subject.';
create unique index open_task_of_subject on command.open_task (kind, subject);

--changeset smena:webhook-comment
comment on table command.webhook is 'Where deliveries go now. Derived from the subscriptions'' events, in their own transaction; a removed one stays, inactive, until nothing of it is pending.';

--changeset smena:auto-close
create table command.closing_time (
    batch_id uuid primary key,
    due_at   timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.01);
comment on table command.closing_time is 'When to look whether an open batch is to be closed. Derived from the events, in the order of the stream; the batch itself decides.';
create index closing_time_due on command.closing_time (due_at);

create table command.auto_close (
    one   boolean primary key default true check (one),
    since timestamptz not null
);
comment on table command.auto_close is 'When batches began to be closed by themselves; those older have until the night after.';
insert into command.auto_close (since) values (now());

--changeset smena:webhook-route-since
alter table command.webhook_route add column since bigint not null default 0;
comment on column command.webhook_route.since is 'Position of the subscription in the event stream; 0 for those from before this was kept.';
