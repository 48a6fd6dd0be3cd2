-- 关注: filings whose fate somebody wants to hear of.
create table watched_filing (
    account uuid        not null,
    filing  uuid        not null references filing (id) on delete cascade,
    since   timestamptz not null,
    primary key (account, filing)
);
create index watched_filing_since on watched_filing (account, since, filing);
create index watched_filing_filing on watched_filing (filing);

-- 常用筛选: what somebody asks his inbox again and again, by a name.
create table saved_filter (
    id         uuid primary key,
    account    uuid        not null,
    name       text        not null check (name <> ''),
    question   jsonb       not null,
    standard   boolean     not null default false,     -- the inbox opens with it
    created_at timestamptz not null,
    unique (account, name)
);
create unique index saved_filter_standard on saved_filter (account) where standard;

-- Which columns of a list somebody wants, in which order.
create table chosen_columns (
    account uuid   not null,
    list    text   not null,
    columns text[] not null,
    primary key (account, list)
);
