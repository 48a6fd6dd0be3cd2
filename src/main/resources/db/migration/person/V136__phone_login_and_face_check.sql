-- Logins of the phone pages: the token is in a cookie, kept is its SHA-256. It ends 30 days after its last use, with logout, with a disabled account.
create table phone_login (
    id         uuid primary key,
    account    uuid        not null references account (id) on delete cascade,
    hash       bytea       not null unique,
    epoch      int         not null,
    created_at timestamptz not null,
    last_used  timestamptz not null,
    expires_at timestamptz not null
);
create index phone_login_account on phone_login (account);
create index phone_login_expires on phone_login (expires_at);

-- 人脸核验 as it was asked and answered; no picture and no number in it. Counted by day: five a person and purpose.
create table face_check (
    id         uuid primary key,
    account    uuid        not null references account (id) on delete cascade,
    purpose    text        not null check (purpose in ('CERTIFICATION', 'EMPLOYMENT')),
    filing     uuid        not null,
    day        date        not null,
    at         timestamptz not null,
    identity   bytea       not null,                   -- keyed index of name and number
    picture    char(64)    not null,                   -- SHA-256
    result     text        not null check (result in ('ASKED', 'MATCH', 'NO_MATCH', 'UNSURE', 'DOWN'))
);
create index face_check_day on face_check (account, purpose, day);
create index face_check_filing on face_check (filing, at desc);
