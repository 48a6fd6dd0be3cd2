-- 试运行: what came of the last trial of a folder, by its content. A release says so to the second person.
create table process_trial (
    type         text        not null,
    digest       text        not null,                    -- SHA-256 over the files
    at           timestamptz not null,
    account_name text        not null,
    played       integer     not null,                    -- filings of the past
    different    integer     not null,                    -- of them that went otherwise
    scenarios    integer     not null,
    failed       integer     not null,                    -- scenarios that went otherwise than they expect
    primary key (type, digest)
);

alter table process_release add column trial text not null default '';   -- the trial's result in words
