-- 暂停受理: filing types that take no submissions. A row is one suspension; it is over at its day or when somebody resumes.
create table process_suspension (
    id          uuid        primary key,
    type        text        not null,
    reason      text        not null check (length(reason) between 2 and 200),
    until       date,                                  -- resumes by itself on that day; null = until further notice
    maker       uuid        not null,
    maker_name  text        not null,
    since       timestamptz not null,
    ended_at    timestamptz,
    ended_by    text                                   -- who resumed by hand; null = its day came
);
create unique index process_suspension_present on process_suspension (type) where ended_at is null;
-- What runs on a version of a process: for its migration.
create index filing_running_version on filing (process_definition) where state in ('IN_REVIEW', 'RETURNED');
