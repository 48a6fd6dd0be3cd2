-- 批量办理: one decision for many tasks, carried out in the background, with a result for each.
create table decision_batch (
    id           uuid primary key,
    account      uuid        not null,
    account_name text        not null,
    language     text        not null,                 -- in which the refusals are worded
    outcome      text        not null,
    opinion      text        not null,
    made_at      timestamptz not null,
    leased_until timestamptz,                          -- by the database's clock: a node is at it; past = that node died
    ended_at     timestamptz
);
create index decision_batch_account on decision_batch (account, made_at desc);
create index decision_batch_open on decision_batch (made_at) where ended_at is null;

create table decision_batch_item (
    batch    uuid not null references decision_batch (id) on delete cascade,
    position int  not null,
    task_id  text not null,
    filing   uuid not null,
    number   text not null,
    title    text not null,
    state    text not null default 'WAITING' check (state in ('WAITING', 'DECIDED', 'REFUSED')),
    reason   text,                                     -- why it was refused
    primary key (batch, position),
    unique (batch, task_id),
    check ((state = 'REFUSED') = (reason is not null))
);
