-- Electronic signatures of submissions, with what it takes to verify them anew. One a revision; only added.
create table filing_signature (
    filing      uuid        not null,
    revision    int         not null,
    binding     uuid        not null references certificate_binding (id),
    algorithm   text        not null,
    certificate bytea       not null,                  -- DER
    text        text        not null,                  -- what was signed: filing number, revision, its digest
    signature   bytea       not null,                  -- as the vendor's program gave it
    actor       text        not null,
    at          timestamptz not null,
    primary key (filing, revision),
    foreign key (filing, revision) references filing_revision (filing, revision)
);
create function filing_signature_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'a signature stays as it was made';
end $$;
create trigger filing_signature_immutable before update or delete on filing_signature
    for each row execute function filing_signature_is_immutable();
