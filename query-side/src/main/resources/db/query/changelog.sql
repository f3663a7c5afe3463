--liquibase formatted sql

--changeset smena:work-center
create table query.work_center (
    id         uuid primary key,
    identifier text collate "C" not null unique,
    name       text not null,
    named_at   timestamptz not null
);

--changeset smena:batch
create table query.batch (
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
create index batch_newest_first on query.batch (batch_date desc, batch_number);
create index batch_of_work_center on query.batch (work_center_id, batch_date desc, batch_number);

--changeset smena:product
create table query.product (
    code          text collate "C" primary key,
    batch_id      uuid not null,
    number        int not null,
    aggregated_at timestamptz
) with (fillfactor = 75);
comment on column query.product.number is 'Place in the order of registration within the batch, from 0, without gaps.';
create unique index product_in_order on query.product (batch_id, number);

--changeset smena:room-for-aggregation
--comment: as in the registry
alter table query.product set (fillfactor = 45);
