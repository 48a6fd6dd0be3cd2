create sequence filing_number_seq minvalue 1 maxvalue 999999 cycle cache 1;

create table filing (
    id               uuid primary key,
    version          int         not null default 0,
    number           text        not null unique check (number ~ '^[A-Z]{2}[0-9]{20}$'),
    type             text        not null,
    programme        text        not null,
    state            text        not null check (state in ('DRAFT', 'IN_REVIEW', 'RETURNED', 'WITHDRAWN', 'APPROVED', 'REJECTED',
                                                           'ABANDONED', 'SUPERSEDED', 'EXPIRED', 'REVOKED')),
    region           char(6)     not null,
    applicant        uuid,                             -- account; null = a visitor, who holds the draft token
    organisation     uuid,
    visitor_token    bytea unique,                     -- SHA-256 of the visitor's token
    subject          text,                             -- what it is about: one open filing per type and subject
    title            text        not null default '',  -- what lists show: the enterprise's name …
    data             jsonb       not null default '{}',-- personal fields sealed
    contact_index    bytea,                            -- blind index of the contact's mobile, for the public progress look-up
    verified_mobile  bytea,                            -- blind index of the mobile whose one-time code was confirmed
    revision         int         not null default 0,
    process_instance text,
    process_definition text,
    created_at       timestamptz not null default now(),
    changed_at       timestamptz not null default now(),
    changed_by       text        not null default '',
    submitted_at     timestamptz,
    decided_at       timestamptz,
    due_at           timestamptz,                      -- of the present review step
    clock_left       int,                              -- working days left while the clock stands
    check (state = 'DRAFT' or submitted_at is not null or state = 'ABANDONED')
);
create unique index filing_open_subject on filing (type, subject)
    where subject is not null and state in ('IN_REVIEW', 'RETURNED');
create unique index filing_process on filing (process_instance) where process_instance is not null;
create index filing_applicant on filing (applicant, changed_at desc, id desc) where applicant is not null;
create index filing_organisation on filing (organisation, changed_at desc, id desc) where organisation is not null;

-- Every submission, immutable.
create table filing_revision (
    filing      uuid        not null references filing (id) on delete cascade,
    revision    int         not null,
    at          timestamptz not null,
    actor       text        not null,
    data        jsonb       not null,
    attachments jsonb       not null,                  -- [{id, slot, name, sha256, size}]
    digest      bytea       not null,
    primary key (filing, revision)
);
create function filing_revision_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'a submitted revision cannot be changed';
end $$;
create trigger filing_revision_immutable before update on filing_revision
    for each row execute function filing_revision_is_immutable();

-- Decisions, withdrawals … of people, and what the automated review found.
create table filing_event (
    id         uuid primary key,
    filing     uuid        not null references filing (id) on delete cascade,
    at         timestamptz not null,
    kind       text        not null,                   -- SUBMITTED, DECIDED, WITHDRAWN, ABANDONED, APPROVED …
    actor      text        not null,
    actor_name text        not null,
    revision   int         not null,
    task       text,                                   -- BPMN element id
    task_id    text,
    outcome    text,
    opinion    text,
    faults     jsonb       not null default '[]'       -- [{field, reason}]
);
create index filing_event_filing on filing_event (filing, at, id);
create unique index filing_event_one_decision on filing_event (task_id) where kind = 'DECIDED';

create table filing_finding (
    filing   uuid        not null references filing (id) on delete cascade,
    revision int         not null,
    rule     text        not null,
    result   text        not null check (result in ('PASS', 'WARN', 'FAIL', 'UNCHECKED')),
    message  text        not null,
    field    text,
    source   text,
    at       timestamptz not null,
    primary key (filing, revision, rule)
);

-- The path taken on the diagram, kept by the engine's hooks: no screen asks the engine.
create table filing_trace (
    filing     uuid        not null references filing (id) on delete cascade,
    instance   text        not null,
    seq        bigint      generated always as identity,
    element    text        not null,
    at         timestamptz not null,
    primary key (filing, seq)
);
