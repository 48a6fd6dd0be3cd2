-- CA certificates (XJ 2.1): which of them stands for which enterprise. A fingerprint is bound once; what has ended stays out for good.
create table certificate_binding (
    id          uuid primary key,
    enterprise  uuid        not null references enterprise (id),
    fingerprint char(64)    not null,
    subject     text        not null,
    issuer      text        not null,
    serial      text        not null,
    algorithm   text        not null,
    valid_from  timestamptz not null,
    valid_until timestamptz not null,
    certificate bytea       not null,                  -- DER
    state       text        not null check (state in ('ACTIVE', 'LOST', 'REVOKED', 'REPLACED')),
    filing      uuid,                                  -- that brought it; null in the demo
    bound_at    timestamptz not null,
    ended_at    timestamptz,
    ended_by    text,
    end_reason  text,
    check ((state = 'ACTIVE') = (ended_at is null))
);
create unique index certificate_binding_fingerprint on certificate_binding (fingerprint);
create index certificate_binding_enterprise on certificate_binding (enterprise);

-- Good in everything but not bound yet, and its holder proved possession: what an application begins with. The last one of a credit code.
create table certificate_presented (
    credit_code text primary key,
    certificate bytea       not null,
    at          timestamptz not null
);
create index certificate_presented_at on certificate_presented (at);

-- Of one use: taken out when used.
create table certificate_ticket (
    hash       bytea primary key,                      -- SHA-256
    binding    uuid        not null references certificate_binding (id),
    browser    text        not null,                   -- hash of what the asking browser's session keeps
    expires_at timestamptz not null
);
create index certificate_ticket_expires on certificate_ticket (expires_at);

create table certificate_challenge (
    hash       bytea primary key,
    expires_at timestamptz not null
);
create index certificate_challenge_expires on certificate_challenge (expires_at);
