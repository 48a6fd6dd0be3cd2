-- SMS outbox: written with the business change, sent after commit. Number and text are sealed; the text is wiped once sent.
create table sms_outbox (
    id            uuid primary key,
    recipient     text        not null,                 -- sealed
    masked        text        not null,                 -- 138****5678, for the list
    template      text        not null,
    text          text,                                 -- sealed; null once sent or expired
    state         text        not null default 'WAITING' check (state in ('WAITING', 'SENT', 'FAILED', 'EXPIRED')),
    attempts      int         not null default 0,
    next_at       timestamptz not null default now(),
    expires_at    timestamptz,                          -- of no use to its reader from then on (one-time codes)
    claimed_until timestamptz,                          -- by the database's clock: a node is sending it; past = that node died
    last_error    text,
    created_at    timestamptz not null default now(),
    sent_at       timestamptz,
    filing        uuid,
    check (state in ('WAITING', 'FAILED') or text is null)
);
create index sms_outbox_waiting on sms_outbox (next_at) where state = 'WAITING';
create index sms_outbox_created on sms_outbox (created_at desc, id desc);
create index sms_outbox_state on sms_outbox (state, created_at desc, id desc);
create index sms_outbox_filing on sms_outbox (filing) where filing is not null;

create table box_message (
    id         uuid primary key,
    account    uuid        not null,
    template   text        not null,
    arguments  jsonb       not null default '[]',
    link       text,
    created_at timestamptz not null default now(),
    read_at    timestamptz
);
create index box_message_account on box_message (account, created_at desc, id desc);
create index box_message_unread on box_message (account) where read_at is null;
