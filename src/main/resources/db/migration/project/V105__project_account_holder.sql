-- 项目账号管理员: who keeps a project's account, one after the other. Name and mobile are sealed.
create table project_account_holder (
    id           uuid primary key,
    account      uuid        not null,
    name         text        not null,
    mobile       text        not null,
    filing       uuid,                                 -- the certification that named him; null = a hand-over, whose letter is attached to this row's id
    appointed_at timestamptz not null,
    appointed_by text        not null default '',
    ended_at     timestamptz
);
create unique index project_account_holder_present on project_account_holder (account) where ended_at is null;
create index project_account_holder_account on project_account_holder (account, appointed_at);
