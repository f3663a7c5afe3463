--liquibase formatted sql

--changeset smena:domain-event
create table events.domain_event (
    global_index         bigserial primary key,
    aggregate_identifier text collate "C" not null,
    sequence_number      bigint not null,
    type                 text not null,
    event_identifier     text not null,
    payload_type         text not null,
    payload_revision     text,
    time_stamp           text not null,
    payload              bytea not null,
    meta_data            bytea not null,
    unique (aggregate_identifier, sequence_number)
);

--changeset smena:snapshot-event
create table events.snapshot_event (
    aggregate_identifier text collate "C" not null,
    sequence_number      bigint not null,
    type                 text not null,
    event_identifier     text not null,
    payload_type         text not null,
    payload_revision     text,
    time_stamp           text not null,
    payload              bytea not null,
    meta_data            bytea not null,
    primary key (aggregate_identifier, sequence_number)
);

--changeset smena:token
create table events.token (
    processor_name text not null,
    segment        int not null,
    token          bytea,
    token_type     text,
    time_stamp     text,
    owner          text,
    primary key (processor_name, segment)
);

--changeset smena:uncompressed-payload
--comment: marking codes are close to random, so compressing a payload of a thousand of them costs much and gains little
alter table events.domain_event alter column payload set storage external;
