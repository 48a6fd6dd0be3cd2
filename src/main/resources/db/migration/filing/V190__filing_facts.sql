-- What the automated review knew of a submission when it looked at it: a draft of its process is tried on these, not on what is true by then.
-- Scalars only and nothing personal, as decision tables are told.
create table filing_facts (
    filing   uuid  not null references filing (id) on delete cascade,
    revision int   not null,
    facts    jsonb not null,
    primary key (filing, revision)
);

-- The last filings of a type that were decided.
create index filing_type_decided on filing (type, decided_at desc, id) where decided_at is not null;
