create table account (
    id              uuid primary key,
    version         int         not null default 0,
    login           text        not null check (login = lower(login)),
    password_hash   text        not null,
    must_change     boolean     not null default false,
    display_name    text        not null,
    mobile          text,                              -- sealed
    mobile_index    bytea,                             -- blind index
    organisation    uuid,                              -- the enterprise it acts for
    enabled         boolean     not null default true,
    epoch           int         not null default 0,    -- raised when all sessions and tokens end
    session_epoch   int         not null default 0,    -- raised when all sessions end and tokens stay: logout
    created_at      timestamptz not null default now(),
    last_login_at   timestamptz
);
create unique index account_login on account (login);
create unique index account_mobile on account (mobile_index) where mobile_index is not null and enabled and organisation is not null;
create index account_organisation on account (organisation);

-- What an account may: a role, for staff with a programme (null = all) and a region (a city includes its districts).
create table account_role (
    account   uuid not null references account (id) on delete cascade,
    role      text not null,
    programme text,
    region    char(6),
    unique nulls not distinct (account, role, programme, region)
);
create index account_role_desk on account_role (role, region);

-- Failed logins by the keyed index of the name that was typed, known or not: so a lock-out tells nobody which names exist.
create table login_failure (
    login_index  bytea primary key,
    failures     int         not null,
    locked_until timestamptz,
    at           timestamptz not null
);
create index login_failure_at on login_failure (at);

create table api_token (
    id         uuid primary key,
    account    uuid        not null references account (id) on delete cascade,
    hash       bytea       not null unique,            -- SHA-256 of the token; the token itself is shown once
    scopes     text[]      not null,
    epoch      int         not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used  timestamptz
);
create index api_token_account on api_token (account);
create index api_token_expires on api_token (expires_at);

create table one_time_code (
    id           uuid primary key,
    purpose      text        not null,
    mobile_index bytea       not null,
    hash         bytea       not null,
    address      text,
    sent_at      timestamptz not null,
    expires_at   timestamptz not null,
    tries        int         not null default 0,
    ended_at     timestamptz                           -- used or replaced by a newer one
);
create unique index one_time_code_live on one_time_code (purpose, mobile_index) where ended_at is null;
create index one_time_code_mobile on one_time_code (mobile_index, sent_at);
create index one_time_code_address on one_time_code (address, sent_at);
create index one_time_code_sent on one_time_code (sent_at);

-- First answers of calls with an Idempotency-Key; the answer is sealed.
create table idempotent_call (
    caller      text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      int,
    answer      text,
    at          timestamptz not null,
    primary key (caller, key)
);
create index idempotent_call_at on idempotent_call (at);
