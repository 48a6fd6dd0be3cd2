-- 在办件迁移: filings that move from one version of their process to another, in the background. The items are the truth: what is not done is done
-- after a restart.
create table migration_batch (
    id           uuid        primary key,
    type         text        not null,
    source       text        not null,
    target       text        not null,
    pairs        jsonb       not null default '{}',
    release      uuid,
    account      uuid        not null,
    account_name text        not null,
    made_at      timestamptz not null,
    leased_until timestamptz,
    cancelled_by text,
    ended_at     timestamptz
);
create unique index migration_batch_running on migration_batch (type) where ended_at is null;
create index migration_batch_type on migration_batch (type, made_at desc);

create table migration_item (
    batch  uuid        not null references migration_batch (id) on delete cascade,
    filing uuid        not null,
    number text        not null,
    title  text        not null,
    state  text        not null default 'WAITING' check (state in ('WAITING', 'DONE', 'OVER', 'FAILED', 'CANCELLED')),
    reason text,
    at     timestamptz,
    primary key (batch, filing)
);
create index migration_item_left on migration_item (batch, filing) where state = 'WAITING';
create index migration_item_failed on migration_item (batch, filing) where state = 'FAILED';
