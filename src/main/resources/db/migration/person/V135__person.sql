-- 个人库 (XJ 2.2): who registered with a mobile, and whose identity was certified 实名认证. Personal numbers are sealed, their blind indexes beside them.
create table person (
    id              uuid primary key,
    version         int         not null default 0,
    account         uuid        not null unique references account (id),
    state           text        not null default 'REGISTERED' check (state in ('REGISTERED', 'CERTIFIED')),
    mobile          text        not null,
    mobile_index    bytea       not null,
    name            text,                              -- that of the certified identity, as all up to born_on
    id_number       text,
    id_number_index bytea,
    gender          text        check (gender in ('MALE', 'FEMALE')),
    born_on         date,
    certified_at    timestamptz,
    certified_by    text        check (certified_by in ('FACE', 'COUNTER')),
    filing          uuid,                              -- that certified it
    education       text,
    address         text        check (char_length(address) <= 200),
    trade           text        check (char_length(trade) <= 50),
    emergency_name  text        check (char_length(emergency_name) <= 50),
    emergency_phone text,                              -- sealed
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    constraint person_certified check (state = 'REGISTERED' or num_nulls(name, id_number, id_number_index, gender, born_on, certified_at, certified_by) = 0)
);
create unique index person_mobile on person (mobile_index);
create unique index person_id_number on person (id_number_index) where id_number_index is not null;
