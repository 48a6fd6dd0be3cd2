-- History of every register's entries: which filing changed what. Numbers of persons stand here masked.
create table register_version (
    id       uuid primary key,
    register text        not null,                     -- key, e.g. contracts
    entry    uuid        not null,
    version  int         not null,
    filing   uuid        not null,
    number   text        not null,
    type     text        not null,
    by       text        not null,
    at       timestamptz not null,
    changes  jsonb       not null,                     -- [{field, label, before, after}]
    unique (register, entry, version),
    unique (register, entry, filing)
);
create function register_version_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'the history of a register cannot be changed';
end $$;
create trigger register_version_immutable before update on register_version
    for each row execute function register_version_is_immutable();
