-- Audit log (SECURITY 23): append-only. The application's role may insert and read, nothing else.

-- Transaction ids grow within one cluster only; a dump restored elsewhere begins to count anew.
create function audit_cluster() returns bigint language sql stable as 'select system_identifier from pg_control_system()';

create table audit_entry (
    id          bigint generated always as identity primary key,
    at          timestamptz not null default clock_timestamp(),
    cluster     bigint      not null default audit_cluster(),
    tx          xid8        not null default pg_current_xact_id(),
    actor       text        not null,
    address     text,
    action      text        not null,
    object      text        not null,
    result      text        not null check (result in ('DONE', 'DENIED', 'FAILED')),
    detail      jsonb       not null default '{}'
);
create index audit_entry_object on audit_entry (object, id);
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_tx on audit_entry (cluster, tx, id);

-- The hash chain over committed entries, one row a link of up to 500 entries; written by one node at a time, behind the log.
-- A link's entries follow each other by (tx, id) in one cluster; its digests are those of the entries, in order.
create table audit_link (
    seq        bigint primary key,
    cluster    bigint      not null,
    entries    bigint[]    not null check (cardinality(entries) > 0),
    digests    bytea[]     not null check (cardinality(digests) = cardinality(entries)),
    last_tx    xid8        not null,
    last_entry bigint      not null,
    previous   bytea       not null,
    hash       bytea       not null,
    at         timestamptz not null default clock_timestamp()
);
create index audit_link_last on audit_link (cluster, seq);

-- Hourly signature of the chain's head.
create table audit_head (
    seq       bigint primary key references audit_link (seq),
    signature bytea       not null,
    key_id    text        not null,
    at        timestamptz not null default clock_timestamp()
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function audit_is_append_only();
create trigger audit_link_append_only before update or delete or truncate on audit_link
    for each statement execute function audit_is_append_only();
create trigger audit_head_append_only before update or delete or truncate on audit_head
    for each statement execute function audit_is_append_only();
