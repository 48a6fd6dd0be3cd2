-- 人员库: safety officers 安全员 and wage specialists 劳资专管员 of enterprises (XC 5). Personal numbers are sealed, their blind indexes beside them.
create table personnel (
    id              uuid primary key,
    enterprise      uuid        not null references enterprise (id),
    subject         text        not null,              -- post and blind index of the identity number: once an enterprise and post
    region          char(6)     not null,
    filing          uuid        not null,              -- the last one that made it so
    version         int         not null default 1,
    post            text        not null check (post in ('SAFETY_OFFICER', 'WAGE_SPECIALIST')),
    name            text        not null,
    id_number       text        not null,
    id_number_index bytea       not null,
    phone           text        not null,
    phone_index     bytea       not null,
    education       text,
    job_title       text,
    employed_on     date,
    certificate_kind text,
    certificate_no  text,
    certificate_issued_on date,
    certificate_valid_until date,
    appointed_on    date,
    duties          text,
    created_at      timestamptz not null default now(),
    changed_at      timestamptz not null,
    unique (enterprise, subject)
);
create index personnel_person on personnel (id_number_index);
create index personnel_phone on personnel (phone_index);
create index personnel_changed on personnel (changed_at desc, id desc);
create index personnel_own on personnel (enterprise, changed_at desc, id desc);

create view personnel_listed as
select p.id, p.enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, p.region, p.filing, p.version, p.changed_at,
       p.post, p.name, p.id_number, p.id_number_index, p.phone, p.phone_index, p.education, p.job_title, p.employed_on,
       p.certificate_kind, p.certificate_no, p.certificate_issued_on, p.certificate_valid_until, p.appointed_on, p.duties
from personnel p join enterprise e on e.id = p.enterprise;
