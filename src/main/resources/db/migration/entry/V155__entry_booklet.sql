-- 进疆报送册 as they were printed: what the QR of each says, and of which content of the entry it was made. No PDF is stored.
create sequence entry_booklet_number_seq minvalue 1 maxvalue 999999 cycle;

create table entry_booklet (
    id              uuid primary key,                  -- 128 random bits: the verification code
    number          text        not null unique,
    entry           uuid        not null references entry (id),
    filing          uuid        not null,              -- the one that the entry stood by
    content         bigint      not null,              -- version of entry_content
    holder          text        not null,
    credit_code     text        not null,
    region          char(6)     not null,
    certificates    int         not null,
    masked          boolean     not null,
    valid_until     date        not null,
    digest          bytea       not null check (octet_length(digest) = 32),
    key_id          bytea       not null check (octet_length(key_id) = 8),
    seal            bytea       not null,              -- COSE_Sign1
    made_at         timestamptz not null,
    made_by         uuid        not null
);
create index entry_booklet_entry on entry_booklet (entry);

create function entry_booklet_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'a printed booklet cannot be changed';
end $$;
create trigger entry_booklet_immutable before update on entry_booklet
    for each row execute function entry_booklet_is_immutable();

-- Grows with every change of an entry or of a certificate on it: rows only gain versions, none is deleted.
create view entry_content as
select e.id, e.version + coalesce(c.versions, 0) as version, greatest(e.changed_at, c.changed_at) as changed_at
from entry e left join lateral (
    select sum(version) as versions, max(changed_at) as changed_at
    from entry_certificate where enterprise = e.enterprise and kind = e.kind) c on true;

-- Certificates that were taken out count too, so the partial index of those on the entry does not serve.
create index entry_certificate_content on entry_certificate (enterprise, kind);
