create sequence document_number_seq minvalue 1 maxvalue 999999 cycle cache 1;

-- Documents issued for approved filings: what the printed page and its QR say, as of the decision.
create table document (
    id                 uuid primary key,                  -- 128 random bits: the verification code
    number             text        not null unique check (number ~ '^[A-Z]{2}-[0-9]{6}-[0-9]{4}-[0-9]{6}$'),
    filing             uuid        not null unique references filing (id),
    type               text        not null,
    revision           int         not null,
    process_definition text        not null,
    process_version    int         not null,
    form_digest        bytea       not null check (octet_length(form_digest) = 32),
    holder             text        not null,
    credit_code        text,
    region             char(6)     not null,
    record_digest      bytea       not null check (octet_length(record_digest) = 32),
    approved_by        text,
    opinion            text,
    issued_at          timestamptz not null,
    valid_until        date,
    key_id             bytea       not null check (octet_length(key_id) = 8),
    seal               bytea       not null,              -- COSE_Sign1
    revoked_at         timestamptz,
    revoked_by         uuid,
    revoked_reason     text,
    foreign key (filing, revision) references filing_revision (filing, revision),
    check ((revoked_at is null) = (revoked_reason is null) and (revoked_at is null) = (revoked_by is null))
);
create index document_revoked on document (revoked_at) where revoked_at is not null;

create function document_is_immutable() returns trigger language plpgsql as $$
begin
    if old.revoked_at is not null
        or (to_jsonb(old) - array['revoked_at', 'revoked_by', 'revoked_reason'])
           is distinct from (to_jsonb(new) - array['revoked_at', 'revoked_by', 'revoked_reason']) then
        raise exception 'an issued document cannot be changed, only revoked, once';
    end if;
    return new;
end $$;
create trigger document_immutable before update on document
    for each row execute function document_is_immutable();
