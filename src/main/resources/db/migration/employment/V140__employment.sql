-- 聘用关系 (XJ 2.3): who is employed by whom, confirmed by the person's face. Name and number as they were confirmed.
create table employment (
    id              uuid primary key,
    enterprise      uuid        not null references enterprise (id),
    subject         text        not null,              -- number of the filing that made it
    region          char(6)     not null,
    filing          uuid        not null,
    version         int         not null default 1,
    person          uuid        not null references person (id),
    name            text        not null,
    id_number       text        not null,
    id_number_index bytea       not null,
    post            text,
    starts_on       date        not null,
    ends_on         date        not null,
    state           text        not null default 'ACTIVE' check (state in ('ACTIVE', 'ENDED')),
    ended_on        date,
    end_reason      text        check (end_reason in ('TERMINATED', 'LAPSED', 'EXPIRED')),
    noticed         int         not null default 0,    -- of the coming end: 1 a month, 2 a day before
    created_at      timestamptz not null default now(),
    changed_at      timestamptz not null,
    unique (enterprise, subject),
    check ((state = 'ENDED') = (ended_on is not null) and (state = 'ENDED') = (end_reason is not null)),
    check (ends_on >= starts_on)
);
-- 注意:个人同时只能与一家企业登记唯一聘用关系。
create unique index employment_one on employment (person) where state = 'ACTIVE';
create index employment_person on employment (person, changed_at desc);
create index employment_own on employment (enterprise, changed_at desc, id desc);
create index employment_changed on employment (changed_at desc, id desc);
create index employment_number on employment (id_number_index);
create index employment_subject on employment (subject);
create index employment_ends on employment (ends_on) where state = 'ACTIVE';
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
