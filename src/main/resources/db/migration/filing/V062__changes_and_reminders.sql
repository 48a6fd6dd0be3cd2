-- The approved filing that this one was opened to change.
alter table filing add column supersedes uuid;

-- SPEC 4: an enterprise has one open filing of a type about a subject, and one approved; visitors' filings are all of one house.
drop index filing_open_subject;
create unique index filing_open_subject on filing (type, organisation, subject) nulls not distinct
    where subject is not null and state in ('IN_REVIEW', 'RETURNED');
create unique index filing_approved_subject on filing (type, organisation, subject) nulls not distinct
    where subject is not null and state = 'APPROVED';
create index filing_organisation_type on filing (organisation, type, state, changed_at desc, id desc) where organisation is not null;
create index filing_organisation_state on filing (organisation, state, changed_at desc, id desc) where organisation is not null;
create index filing_supersedes on filing (supersedes) where supersedes is not null;

-- 催办: at most once a day, in the authority's civil time.
create table filing_reminder (
    filing uuid        not null references filing (id) on delete cascade,
    day    date        not null,
    at     timestamptz not null,
    primary key (filing, day)
);
