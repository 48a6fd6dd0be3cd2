-- 抽查比例: percent of the filings approved by the automated review that somebody looks at; the nearest region wins, then the process's own.
create table sample_rate (
    region     text        not null,                   -- the significant part of its code, '' = the whole country
    type       text        not null,
    percent    int         not null check (percent between 0 and 100),
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (region, type)
);

-- 抽查: one row a filing that the automated review approved, written with the approval, drawn or not. The draw is a keyed digest of the
-- filing's id: nobody foresees it without the key, anybody with the key finds the same again.
create table spot_check (
    filing     uuid        not null references filing (id) on delete cascade,
    revision   int         not null,
    type       text        not null,
    programme  text        not null,
    region     char(6)     not null,
    approved_at timestamptz not null,
    percent    int         not null check (percent between 0 and 100),
    draw       int         not null check (draw between 0 and 9999),
    drawn      boolean     not null generated always as (draw < percent * 100) stored,
    result     text        check (result in ('FINE', 'FAULTY')),
    actor      uuid,
    actor_name text,
    at         timestamptz,
    reason     text,
    primary key (filing, revision),
    check ((result is null) = (actor is null) and (result is null) = (at is null) and (result is null) = (actor_name is null)),
    check (result is null or draw < percent * 100),
    check (result is distinct from 'FAULTY' or reason <> '')
);
create index spot_check_open on spot_check (approved_at, filing) where drawn and result is null;
create index spot_check_judged on spot_check (at, filing) where result is not null;
create index spot_check_approved on spot_check (approved_at) include (type, programme, region, drawn, result);
create function spot_check_draw_is_kept() returns trigger language plpgsql as $$
begin
    if (new.filing, new.revision, new.percent, new.draw, new.approved_at) is distinct from (old.filing, old.revision, old.percent, old.draw, old.approved_at)
       or old.result is not null then
        raise exception 'a draw and what was found cannot be changed';
    end if;
    return new;
end $$;
create trigger spot_check_draw_kept before update on spot_check for each row execute function spot_check_draw_is_kept();
