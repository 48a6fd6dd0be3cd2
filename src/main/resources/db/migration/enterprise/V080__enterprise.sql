create table enterprise (
    id           uuid primary key,
    version      int         not null default 0,
    name         text        not null check (char_length(name) between 2 and 500),
    kind         text        not null,
    credit_code  text        not null,
    certificate_kind text    not null,
    certificate_valid_until date,
    registered_on date       not null,
    region       char(6)     not null,
    contact_name text        not null,
    contact_mobile text      not null,                 -- sealed
    contact_mobile_index bytea not null,
    state        text        not null default 'ACTIVE' check (state in ('ACTIVE', 'ENDED')),
    certified_by uuid        not null,                 -- filing
    created_at   timestamptz not null default now(),
    changed_at   timestamptz not null default now()
);
-- RULES ZZ: one live enterprise account per credit code.
create unique index enterprise_live_credit_code on enterprise (credit_code) where state = 'ACTIVE';
create unique index enterprise_certified_by on enterprise (certified_by);
create index enterprise_name on enterprise (name text_pattern_ops);

-- What the enterprise registry said, with source and time; looked up once a day at most.
create table registry_extract (
    credit_code text primary key,
    found       boolean     not null,
    content     jsonb       not null default '{}',
    source      text        not null,
    fetched_at  timestamptz not null
);
