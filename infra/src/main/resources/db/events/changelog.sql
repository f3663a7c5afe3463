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

--changeset smena:saga
create table events.saga (
    saga_id         text collate "C" primary key,
    saga_type       text not null,
    revision        text,
    serialized_saga bytea not null
);
create table events.saga_association (
    id                bigserial primary key,
    association_key   text not null,
    association_value text collate "C" not null,
    saga_type         text not null,
    saga_id           text collate "C" not null
);
create index saga_association_by_value on events.saga_association (association_value, association_key, saga_type);
create index saga_association_by_saga on events.saga_association (saga_id, saga_type);

--changeset smena:scheduled-tasks
--comment: the table of db-scheduler, whose names they are
create table events.scheduled_tasks (
    task_name            text not null,
    task_instance        text collate "C" not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on events.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on events.scheduled_tasks (last_heartbeat);

--changeset smena:job-lanes
--comment: one table of the same shape for each lane
create table events.aggregation_job (like events.scheduled_tasks including all);
create table events.report_job (like events.scheduled_tasks including all);
create table events.import_job (like events.scheduled_tasks including all);
create table events.export_job (like events.scheduled_tasks including all);

--changeset smena:maintenance
create table events.rebuild_job (like events.scheduled_tasks including all);
create table events.integrity_job (like events.scheduled_tasks including all);
create table events.rebuild (
    copy        text primary key,
    task_id     uuid not null,
    position    bigint not null,
    gaps        bigint[] not null,
    events      bigint not null,
    phase       text not null,
    differences bigint not null,
    first       bytea
);
comment on table events.rebuild is 'How far the copy of a projection is, written in the transactions of the rows it is made of, in a schema of their own.';
comment on column events.rebuild.gaps is 'Positions below it that the live projection had not seen either.';

--changeset smena:dead-letter
create table events.dead_letter (
    dead_letter_identifier text primary key,
    processing_group       text not null,
    sequence_identifier    text not null,
    sequence_index         bigint not null,
    message_type           text not null,
    event_identifier       text not null,
    time_stamp             text not null,
    payload_type           text not null,
    payload_revision       text,
    payload                bytea not null,
    meta_data              bytea,
    type                   text,
    aggregate_identifier   text,
    sequence_number        bigint,
    token_type             text,
    token                  bytea,
    enqueued_at            text not null,
    last_touched           text,
    processing_started     text,
    cause_type             text,
    cause_message          text,
    diagnostics            bytea,
    unique (processing_group, sequence_identifier, sequence_index)
);
comment on table events.dead_letter is 'Events that a projection could not take, and those of the same aggregate after them.';

--changeset smena:rebuild-started
alter table events.rebuild add column started_at timestamptz not null default now();

--changeset smena:dead-letter-comment
comment on table events.dead_letter is 'Events that a processing group could not take, and those of the same aggregate after them.';
