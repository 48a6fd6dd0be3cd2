-- 接口设置 (JM (2)3(4)): what a party's own systems and devices call the API with, for one project. The token is shown once; kept is its SHA-256.
create table project_token (
    id         uuid primary key,
    project    uuid        not null references project (id),
    enterprise uuid        not null references enterprise (id),
    name       text        not null check (char_length(name) between 2 and 50),
    hash       bytea       not null unique,
    scopes     text[]      not null check (cardinality(scopes) > 0 and scopes <@ array['PROJECT', 'ROSTER', 'ATTENDANCE', 'WAGES']),
    created_at timestamptz not null,
    created_by text        not null,
    expires_at timestamptz not null,
    last_used  timestamptz,
    revoked_at timestamptz,
    check (expires_at > created_at)
);
-- Of several that may be used, each has a name of its own.
create unique index project_token_name on project_token (project, enterprise, name) where revoked_at is null;
create index project_token_of on project_token (project, enterprise, created_at desc);

-- Every call with such a token, refused ones too; kept for 180 days.
create table project_token_call (
    id      uuid primary key,                          -- grows with time
    token   uuid        not null references project_token (id),
    at      timestamptz not null,
    method  text        not null,
    path    text        not null check (char_length(path) <= 200),
    status  int         not null,
    millis  int         not null,
    address text
);
create index project_token_call_of on project_token_call (token, id desc);
create index project_token_call_at on project_token_call (at);
