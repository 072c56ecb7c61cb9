-- One text for both engines. ${exact}: compare texts byte by byte. ${large}: bytes beyond one megabyte.
-- Moments are nanoseconds since 1970, so that an instant comes back exactly as it was written.

create table stoa.log_meta (
    id smallint not null primary key,
    incarnation varchar(60) not null,
    state varchar(20) not null,
    created bigint not null
);

create table stoa.heartbeat (
    id smallint not null primary key,
    moment bigint not null
);

-- The epoch is part of a key on purpose: changing it then waits for every append that still holds a key-share lock.
create table stoa.lease (
    part smallint not null primary key,
    owner varchar(200) not null,
    epoch bigint not null,
    expires timestamp with time zone not null,
    constraint lease_term unique (part, epoch)
);

-- The highest position that trimming took away, so that positions are never given out twice.
create table stoa.partition_floor (
    part smallint not null primary key,
    pos bigint not null
);

create table stoa.stream_head (
    stream varchar(120)${exact} not null primary key,
    part smallint not null,
    last_seq bigint not null,
    last_pos bigint not null,
    first_seq bigint not null,
    snapshot_seq bigint not null
);

create table stoa.event_log (
    part smallint not null,
    pos bigint not null,
    stream varchar(120)${exact} not null,
    seq bigint not null,
    kind varchar(40)${exact} not null,
    type varchar(200) not null,
    version integer not null,
    codec smallint not null,
    payload bytea not null,
    author varchar(200) not null,
    moment bigint not null,
    epoch bigint not null,
    crc integer not null,
    primary key (part, pos),
    constraint event_log_sequence unique (stream, seq)
);

create table stoa.receipt (
    stream varchar(120)${exact} not null,
    receipt_key varchar(200)${exact} not null,
    seq bigint not null,
    moment bigint not null,
    primary key (stream, receipt_key)
);
create index receipt_moment on stoa.receipt (moment);

create table stoa.snapshot (
    stream varchar(120)${exact} not null,
    seq bigint not null,
    type varchar(200) not null,
    version integer not null,
    codec smallint not null,
    payload ${large} not null,
    hash bytea not null,
    moment bigint not null,
    primary key (stream, seq)
);

create table stoa.timer (
    stream varchar(120)${exact} not null,
    name varchar(200)${exact} not null,
    due bigint not null,
    command varchar(200) not null,
    version integer not null,
    payload bytea not null,
    setting bigint not null,
    primary key (stream, name)
);
create index timer_due on stoa.timer (due);

create table stoa.follower (
    name varchar(200)${exact} not null primary key,
    version integer not null
);

create table stoa.follower_position (
    name varchar(200)${exact} not null,
    part smallint not null,
    pos bigint not null,
    primary key (name, part)
);

create table stoa.job (
    kind varchar(200)${exact} not null,
    job_key varchar(200)${exact} not null,
    payload bytea not null,
    attempt integer not null,
    attempts integer not null,
    limit_nanos bigint not null,
    backoff_nanos bigint not null,
    due bigint not null,
    state varchar(10)${exact} not null,
    error varchar(4000) not null,
    submitted bigint not null,
    finished bigint not null,
    primary key (kind, job_key)
);
create index job_due on stoa.job (state, due);
create index job_finished on stoa.job (state, finished);

create table stoa.document (
    store varchar(200)${exact} not null,
    doc_key varchar(200)${exact} not null,
    body bytea not null,
    primary key (store, doc_key)
);

-- The migrations of persistence units as they were applied, so that a restore can build their tables without the bundle.
create table stoa.unit_script (
    unit varchar(60) not null,
    name varchar(200) not null,
    body varchar(1000000) not null,
    primary key (unit, name)
);
