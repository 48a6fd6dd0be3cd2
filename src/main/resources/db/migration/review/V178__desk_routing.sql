-- 分派: desks whose tasks are given to somebody as they arrive; on all others they wait until somebody takes them.
create table desk_routing (
    programme  text        not null,
    region     char(6)     not null,
    rule       text        not null check (rule in ('LOAD', 'TABLE')),
    maker      uuid        not null,
    maker_name text        not null,
    since      timestamptz not null,                   -- what lay there before stays as it is
    primary key (programme, region)
);
-- When it was given to somebody, or nobody was there: it is tried once, who puts it back on the desk wants it there.
alter table open_task add column routed_at timestamptz;
