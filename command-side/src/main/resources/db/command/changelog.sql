--liquibase formatted sql

--changeset smena:product-code
create table command.product_code (
    code          text collate "C" primary key,
    batch_id      uuid not null,
    aggregated_at timestamptz
) with (fillfactor = 45);
comment on table command.product_code is 'Which marking code belongs to which batch. Derived from the events, in their own transaction. Pages keep room for a second version of every row, so that aggregating codes rewrites no index.';
