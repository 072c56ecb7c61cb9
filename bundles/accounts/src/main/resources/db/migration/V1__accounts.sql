-- Moments are milliseconds since 1970. A secret is stored as its SHA-256 in hexadecimal digits.
create table person (
    id varchar(40) primary key,
    name varchar(96) not null,
    skeleton varchar(120) not null,
    roles varchar(60) not null,
    admin boolean not null,
    guest boolean not null,
    password varchar(160),
    active boolean not null,
    demo boolean not null,
    created_at bigint not null,
    constraint person_skeleton unique (skeleton)
);

create table login_session (
    id varchar(40) primary key,
    secret_hash varchar(64) not null,
    person_id varchar(40) not null references person (id),
    created_at bigint not null,
    seen_at bigint not null,
    address varchar(64) not null,
    constraint login_session_secret unique (secret_hash)
);
create index login_session_person on login_session (person_id);
create index login_session_seen on login_session (seen_at);

create table api_token (
    id varchar(40) primary key,
    secret_hash varchar(64) not null,
    person_id varchar(40) not null references person (id),
    name varchar(60) not null,
    device boolean not null,
    scopes varchar(2000) not null,
    created_at bigint not null,
    expires_at bigint not null,
    constraint api_token_secret unique (secret_hash)
);
create index api_token_person on api_token (person_id);

create table setup_link (
    secret_hash varchar(64) primary key,
    expires_at bigint not null
);
