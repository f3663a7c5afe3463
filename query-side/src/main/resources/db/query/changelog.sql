--liquibase formatted sql
--property name:query-schema value:query

--changeset smena:work-center
--validCheckSum: ANY
create table ${query-schema}.work_center (
    id         uuid primary key,
    identifier text collate "C" not null unique,
    name       text not null,
    named_at   timestamptz not null
);

--changeset smena:batch
--validCheckSum: ANY
create table ${query-schema}.batch (
    id                  uuid primary key,
    batch_number        int not null,
    batch_date          date not null,
    is_closed           boolean not null,
    closed_at           timestamptz,
    close_reason        text,
    task_description    text not null,
    work_center_id      uuid not null,
    work_center_name    text not null,
    shift               text not null,
    team                text not null,
    nomenclature        text not null,
    ekn_code            text not null,
    shift_start         timestamptz not null,
    shift_end           timestamptz not null,
    total_products      int not null,
    aggregated_products int not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    version             bigint not null
);
create index batch_newest_first on ${query-schema}.batch (batch_date desc, batch_number);
create index batch_of_work_center on ${query-schema}.batch (work_center_id, batch_date desc, batch_number);

--changeset smena:product
--validCheckSum: ANY
create table ${query-schema}.product (
    code          text collate "C" primary key,
    batch_id      uuid not null,
    number        int not null,
    aggregated_at timestamptz
) with (fillfactor = 75);
comment on column ${query-schema}.product.number is 'Place in the order of registration within the batch, from 0, without gaps.';
create unique index product_in_order on ${query-schema}.product (batch_id, number);

--changeset smena:room-for-aggregation
--validCheckSum: ANY
--comment: as in the registry
alter table ${query-schema}.product set (fillfactor = 45);

--changeset smena:task
--validCheckSum: ANY
create table ${query-schema}.task (
    id          uuid primary key,
    kind        text not null,
    status      text not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    current     bigint not null,
    total       bigint not null,
    done        bigint not null,
    errors      int not null,
    error       text,
    file_bucket text,
    file_key    text,
    file_name   text,
    file_size   bigint,
    version     bigint not null
);
comment on column ${query-schema}.task.done is 'How many of the current ones came to something: were aggregated, were created.';
comment on column ${query-schema}.task.errors is 'How many codes were refused or rows skipped; the first 1,000 are in task_error.';
create index task_newest_first on ${query-schema}.task (created_at desc, id);

--changeset smena:task-error
--validCheckSum: ANY
create table ${query-schema}.task_error (
    task_id       uuid not null,
    number        int not null,
    code          text,
    row_number    int,
    reason        text not null,
    aggregated_at timestamptz,
    primary key (task_id, number)
);
comment on table ${query-schema}.task_error is 'What a task refused, in its order, from 0: a code of an aggregation or a row of an import.';

--changeset smena:webhook
--validCheckSum: ANY
create table ${query-schema}.webhook (
    id          uuid primary key,
    url         text not null,
    events      text[] not null,
    is_active   boolean not null,
    retry_count int not null,
    timeout     int not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    version     bigint not null
);
comment on column ${query-schema}.webhook.timeout is 'Of one attempt, in seconds.';

--changeset smena:webhook-delivery
--validCheckSum: ANY
create table ${query-schema}.webhook_delivery (
    id              uuid primary key,
    webhook_id      uuid not null,
    event_type      text not null,
    payload         text not null,
    status          text not null,
    attempts        int not null,
    response_status int,
    response_body   text,
    error_message   text,
    created_at      timestamptz not null,
    delivered_at    timestamptz,
    next_attempt_at timestamptz,
    version         bigint not null
);
comment on column ${query-schema}.webhook_delivery.payload is 'The body as it is sent, JSON, to the byte.';
create index webhook_delivery_newest on ${query-schema}.webhook_delivery (webhook_id, created_at, id);
create index webhook_delivery_of_status on ${query-schema}.webhook_delivery (webhook_id, status, created_at, id);
create index webhook_delivery_of_type on ${query-schema}.webhook_delivery (webhook_id, event_type, created_at, id);
create index webhook_delivery_of_both on ${query-schema}.webhook_delivery (webhook_id, event_type, status, created_at, id);

--changeset smena:webhook-delivery-count
--validCheckSum: ANY
create table ${query-schema}.webhook_delivery_count (
    webhook_id uuid not null,
    event_type text not null,
    status     text not null,
    deliveries bigint not null,
    primary key (webhook_id, event_type, status)
);
comment on table ${query-schema}.webhook_delivery_count is 'How many deliveries there are of each kind: counting a million of them takes half a second.';

--changeset smena:counted-batch
create table ${query-schema}.counted_batch (
    id             uuid primary key,
    work_center_id uuid not null,
    shift          text not null,
    closed_on      date,
    products       int not null,
    aggregated     int not null,
    version        bigint not null
) with (fillfactor = 75);
comment on table ${query-schema}.counted_batch is 'What a batch has contributed to the count_by_ tables, in whose transaction it is written.';

--changeset smena:count-by-shift
create table ${query-schema}.count_by_shift (
    shift      text collate "C" primary key,
    batches    bigint not null,
    closed     bigint not null,
    products   bigint not null,
    aggregated bigint not null
) with (fillfactor = 20);

--changeset smena:count-by-work-center
create table ${query-schema}.count_by_work_center (
    id         uuid primary key,
    identifier text collate "C" not null,
    name       text not null,
    named_at   timestamptz not null,
    batches    bigint not null,
    closed     bigint not null,
    products   bigint not null,
    aggregated bigint not null
) with (fillfactor = 50);

--changeset smena:count-by-day
create table ${query-schema}.count_by_day (
    day                    date primary key,
    batches_created        bigint not null,
    batches_closed         bigint not null,
    products_added         bigint not null,
    products_aggregated    bigint not null,
    products_disaggregated bigint not null
) with (fillfactor = 50);
comment on table ${query-schema}.count_by_day is 'By the days of the production time zone. A batch is closed on the day it was closed last, if it is closed now.';
