-- 进疆库 (XJ 3): out-of-region enterprises as they filed their entry, once an enterprise and kind of entry.
create table entry (
    id              uuid primary key,
    enterprise      uuid        not null references enterprise (id),
    subject         text        not null,              -- the kind
    region          char(6)     not null,              -- of the authority that took it in
    filing          uuid        not null,              -- the last one that made it so
    version         int         not null default 1,
    kind            text        not null check (kind in ('CONSTRUCTION', 'SUPERVISION', 'SURVEY', 'DESIGN', 'TESTING', 'TENDERING')),
    valid_until     date        not null,              -- RULES XJ 1: a 31 December
    registered_address text,
    legal_representative text,
    registered_capital numeric(18, 6),                 -- 10,000 yuan
    enterprise_type text,
    founded_on      date,
    local_office    text,
    local_phone     text,                              -- sealed
    local_phone_index bytea,
    contact         text,
    contact_phone   text,                              -- sealed
    contact_phone_index bytea,
    safety_permit_no text,
    safety_permit_valid_until date,
    principal       text,                              -- 进疆负责人
    principal_number text,                             -- sealed
    principal_number_index bytea,
    principal_phone text,                              -- sealed
    principal_phone_index bytea,
    technical_head  text,                              -- 进疆技术负责人
    technical_head_number text,                        -- sealed
    technical_head_number_index bytea,
    qualifications  text[],                            -- as read by people; entry_qualification has them apart
    created_at      timestamptz not null default now(),
    changed_at      timestamptz not null,
    unique (enterprise, subject),
    constraint entry_subject check (subject = kind),
    constraint entry_term check (extract(month from valid_until) = 12 and extract(day from valid_until) = 31)
);
create index entry_changed on entry (changed_at desc, id desc);
create index entry_own on entry (enterprise, changed_at desc, id desc);
create index entry_valid_until on entry (valid_until);
call make_searchable('entry', 'principal', 'technical_head');

create view entry_listed as
select t.id, t.enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, t.region, t.filing, t.version, t.changed_at,
       t.kind, t.valid_until, t.registered_address, t.legal_representative, t.registered_capital, t.enterprise_type, t.founded_on,
       t.local_office, t.local_phone, t.local_phone_index, t.contact, t.contact_phone, t.contact_phone_index,
       t.safety_permit_no, t.safety_permit_valid_until, t.principal, t.principal_number, t.principal_number_index,
       t.principal_phone, t.principal_phone_index, t.technical_head, t.technical_head_number, t.technical_head_number_index,
       t.qualifications, t.search
from entry t join enterprise e on e.id = t.enterprise;

-- 资质 of an entry, as the national platform had them, or as written by hand and accepted by a reviewer.
create table entry_qualification (
    entry           uuid        not null references entry (id),
    position        int         not null,
    type            text        not null,              -- code of qualification-type
    specialty       text        not null,
    grade           text        not null,
    certificate_no  text        not null,
    issued_by       text,
    issued_on       date,
    valid_until     date,
    by_hand         boolean     not null default false,
    primary key (entry, position)
);

-- 进疆人员证书 (XJ 3.2): one row a certificate on an entry.
create table entry_certificate (
    id              uuid primary key,
    enterprise      uuid        not null references enterprise (id),
    subject         text        not null,              -- kind of the entry, kind and number of the certificate
    region          char(6)     not null,
    filing          uuid        not null,
    version         int         not null default 1,
    kind            text        not null,              -- of the entry
    name            text        not null,
    id_number       text        not null,              -- sealed
    id_number_index bytea       not null,
    certificate_kind text       not null,              -- code of entry-certificate-kind
    certificate_type text       not null,
    specialty       text,
    certificate_no  text        not null,
    issued_by       text,
    issued_on       date,
    valid_until     date,                              -- null = no end
    cancelled_on    date,                              -- taken out of the entry
    created_at      timestamptz not null default now(),
    changed_at      timestamptz not null,
    unique (enterprise, subject),
    constraint entry_certificate_entry foreign key (enterprise, kind) references entry (enterprise, subject)
);
create index entry_certificate_changed on entry_certificate (changed_at desc, id desc);
create index entry_certificate_own on entry_certificate (enterprise, changed_at desc, id desc);
create index entry_certificate_entry on entry_certificate (enterprise, kind, id) where cancelled_on is null;
create index entry_certificate_person on entry_certificate (id_number_index);
create index entry_certificate_valid_until on entry_certificate (valid_until);
-- A certificate stands on one entry of a kind at a time, whoever files it.
create unique index entry_certificate_once on entry_certificate (kind, certificate_kind, certificate_no) where cancelled_on is null;
call make_searchable('entry_certificate', 'name', 'certificate_no');

create view entry_certificate_listed as
select c.id, c.enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, c.region, c.filing, c.version, c.changed_at,
       c.kind, c.name, c.id_number, c.id_number_index, c.certificate_kind, c.certificate_type, c.specialty, c.certificate_no, c.issued_by,
       c.issued_on, c.valid_until, c.cancelled_on, c.search
from entry_certificate c join enterprise e on e.id = c.enterprise;

-- 造价企业进疆承揽业务 (XJ 3.8): one project at a time, without an entry.
create table cost_engagement (
    id              uuid primary key,
    enterprise      uuid        not null references enterprise (id),
    subject         text        not null,              -- number of the contract
    region          char(6)     not null,
    filing          uuid        not null,
    version         int         not null default 1,
    project_name    text        not null,
    project_region  char(6),
    client          text        not null,
    contract_no     text        not null,
    amount          numeric(18, 2),                    -- yuan
    services        text[],
    starts_on       date,
    ends_on         date,
    principal       text,
    principal_number text,                             -- sealed
    principal_number_index bytea,
    principal_phone text,                              -- sealed
    principal_phone_index bytea,
    created_at      timestamptz not null default now(),
    changed_at      timestamptz not null,
    unique (enterprise, subject)
);
create index cost_engagement_changed on cost_engagement (changed_at desc, id desc);
create index cost_engagement_own on cost_engagement (enterprise, changed_at desc, id desc);
create index cost_engagement_ends_on on cost_engagement (ends_on);
call make_searchable('cost_engagement', 'project_name', 'client', 'contract_no');

create view cost_engagement_listed as
select c.id, c.enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, c.region, c.filing, c.version, c.changed_at,
       c.project_name, c.project_region, c.client, c.contract_no, c.amount, c.services, c.starts_on, c.ends_on,
       c.principal, c.principal_number, c.principal_number_index, c.principal_phone, c.principal_phone_index, c.search
from cost_engagement c join enterprise e on e.id = c.enterprise;

-- What the national platform said of an enterprise, kept for a day; sealed, as it names people.
create table platform_answer (
    credit_code     text        not null,
    about           text        not null check (about in ('QUALIFICATIONS', 'REGISTRATIONS')),
    content         text        not null,
    at              timestamptz not null,
    primary key (credit_code, about)
);
