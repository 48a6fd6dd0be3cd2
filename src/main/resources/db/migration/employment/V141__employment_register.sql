-- 人员聘用: the employment as a register that is searched and exported like any other, with name and number as they were confirmed. No row is there yet.
alter table employment
    add column subject         text    not null,       -- number of the filing that made it
    add column region          char(6) not null,
    add column version         int     not null default 1,
    add column name            text    not null,
    add column id_number       text    not null,
    add column id_number_index bytea   not null,
    add column post            text,
    add column noticed         int     not null default 0,   -- of the coming end: 1 a month, 2 a day before
    add constraint employment_subject unique (enterprise, subject);
create index employment_own on employment (enterprise, changed_at desc, id desc);
create index employment_changed on employment (changed_at desc, id desc);
create index employment_number on employment (id_number_index);
create index employment_by_subject on employment (subject);
call make_searchable('employment', 'name', 'post');

create view employment_listed as
select m.id, m.enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, m.region, m.filing, m.version, m.changed_at, m.search,
       m.subject, m.name, m.id_number, m.id_number_index, m.post, m.starts_on, m.ends_on, m.state, m.ended_on, m.end_reason
from employment m join enterprise e on e.id = m.enterprise;

-- Who refused whom: after that only the person can reopen it (RULES XJ 4).
create table employment_refusal (
    person      uuid        not null references person (id),
    enterprise  uuid        not null references enterprise (id),
    filing      uuid        not null,
    reason      text        not null,
    at          timestamptz not null,
    reopened_at timestamptz,
    primary key (person, enterprise)
);

-- Searches by a whole identity number, counted an hour.
create table employment_lookup (
    id      uuid primary key,
    account uuid        not null,
    at      timestamptz not null
);
create index employment_lookup_of on employment_lookup (account, at);

-- What waits for one party to decide.
create index filing_decider on filing (decider) where decider is not null and state = 'IN_REVIEW';
