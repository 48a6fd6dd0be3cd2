-- 聘用库 (XJ 2.3): who is employed by whom, made by a confirmed filing. One standing employment a person, held here.
create table employment (
    id          uuid primary key,
    person      uuid        not null references person (id),
    enterprise  uuid        not null references enterprise (id),
    filing      uuid        not null,                  -- that made it
    starts_on   date        not null,
    ends_on     date        not null,                  -- last day of the contract
    state       text        not null default 'ACTIVE' check (state in ('ACTIVE', 'ENDED')),
    ended_on    date,                                  -- last day of the employment
    end_reason  text        check (end_reason in ('EXPIRED', 'TERMINATED', 'LAPSED', 'ENTERPRISE_ENDED')),
    ended_by    uuid,                                  -- filing that ended it; null = by date
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    constraint employment_term check (ends_on >= starts_on),
    constraint employment_end check ((state = 'ENDED') = (ended_on is not null and end_reason is not null))
);
create unique index employment_standing on employment (person) where state = 'ACTIVE';
create index employment_enterprise on employment (enterprise, state, id desc);
create index employment_person on employment (person, created_at desc);
create index employment_ending on employment (ends_on) where state = 'ACTIVE';
