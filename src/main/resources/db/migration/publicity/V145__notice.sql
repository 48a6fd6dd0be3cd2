-- Public notices: versions of a subject, visible at t while from_at <= t < until_at. A version never changes; it can only end earlier than it was to.
create table notice (
    id          uuid primary key,
    subject     uuid        not null,
    version     int         not null check (version > 0),
    category    text        not null,
    title       text        not null check (title <> ''),
    credit_code text,
    region      char(6)     not null check (region ~ '^[0-9]{6}$'),
    sections    jsonb       not null,
    from_at     timestamptz not null,
    until_at    timestamptz not null default 'infinity',
    xact        bigint      not null default pg_current_xact_id()::text::bigint,  -- that wrote it last: who polls is told what was committed late
    search      text        not null,
    unique (subject, version),
    check (until_at >= from_at)
);

-- A list is one range of one of these: what ends last comes first, and the ended stand beyond its end.
create index notice_list on notice (category, until_at desc, from_at desc, id desc);
create index notice_province on notice (category, substr(region, 1, 2), until_at desc, from_at desc, id desc);
create index notice_all on notice (until_at desc, from_at desc, id desc);
create index notice_from on notice (from_at);
create index notice_xact on notice (xact);
create index notice_search on notice using gin (search_grams(search));

create function notice_is_immutable() returns trigger language plpgsql as $$
begin
    if (to_jsonb(old) - array['until_at', 'xact']) is distinct from (to_jsonb(new) - array['until_at', 'xact']) or new.until_at > old.until_at then
        raise exception 'a published notice cannot be changed, only ended earlier';
    end if;
    new.xact := pg_current_xact_id()::text::bigint;
    return new;
end $$;
create trigger notice_immutable before update on notice for each row execute function notice_is_immutable();
