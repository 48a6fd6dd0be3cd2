-- A file in a slot of its owner (a filing). The blob lies in the store under its digest.
create table attachment (
    id         uuid primary key,
    owner      uuid        not null,
    holder     uuid,                                   -- organisation whose quota it uses; null = a visitor's
    slot       text        not null,
    name       text        not null check (octet_length(name) <= 300),
    media_type text        not null,
    size       bigint      not null check (size > 0),
    pages      int         not null default 1,
    sha256     char(64)    not null,
    created_at timestamptz not null default now(),
    deleted_at timestamptz                             -- kept while a submitted revision names it
);
create index attachment_owner on attachment (owner, created_at);
create index attachment_sha256 on attachment (sha256);
create index attachment_holder on attachment (holder) include (size) where holder is not null;
create index attachment_deleted on attachment (id) where deleted_at is not null;
