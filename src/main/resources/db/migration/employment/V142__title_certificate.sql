-- 职称证书 (XJ 3.2): registered by the person, confirmed by the enterprise that employs him, filed with an entry, revoked while it is not filed.
create table title_certificate (
    id          uuid primary key,
    enterprise  uuid        not null references enterprise (id),
    subject     text        not null,                  -- number of the filing that made it
    region      char(6)     not null,
    filing      uuid        not null,
    version     int         not null default 1,
    person      uuid        not null references person (id),
    name        text        not null,
    title       text        not null,
    specialty   text        not null,
    grade       text        not null,
    number      text        not null,
    issuer      text        not null,
    issued_on   date        not null,
    state       text        not null default 'CONFIRMED' check (state in ('CONFIRMED', 'REVOKED')),
    filed       boolean     not null default false,    -- stands in an entry: cannot be revoked
    revoked_at  timestamptz,
    revoked_why text,
    created_at  timestamptz not null default now(),
    changed_at  timestamptz not null,
    unique (enterprise, subject),
    check (state = 'CONFIRMED' or (revoked_at is not null and not filed))
);
create unique index title_certificate_one on title_certificate (number) where state = 'CONFIRMED';
create index title_certificate_person on title_certificate (person, changed_at desc);
create index title_certificate_own on title_certificate (enterprise, changed_at desc, id desc);
create index title_certificate_changed on title_certificate (changed_at desc, id desc);
call make_searchable('title_certificate', 'name', 'title', 'number');

create view title_certificate_listed as
select m.id, m.enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, m.region, m.filing, m.version, m.changed_at, m.search,
       m.name, m.title, m.specialty, m.grade, m.number, m.issuer, m.issued_on, m.state, m.filed::text as filed
from title_certificate m join enterprise e on e.id = m.enterprise;
