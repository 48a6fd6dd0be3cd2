-- Search in registers: a row keeps what is searched in one text, whole and as grams of one to three characters: a Chinese name
-- is often no longer than two, which trigrams alone would not find; three, because two digits are in every number.
create function search_text(variadic parts text[]) returns text language sql stable parallel safe
    return lower(normalize(array_to_string(parts, e'\n'), NFKC));

create function search_grams(searched text) returns text[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(distinct substr(searched, i, n)), '{}')
    from generate_series(1, char_length(searched)) i, generate_series(1, 3) n
$$;

-- Of a register's row: the columns it was made for, and its enterprise's name and credit code.
create function register_row_search() returns trigger language plpgsql as $$
begin
    select search_text(e.name, e.credit_code, array_to_string(array(select to_jsonb(new) ->> col from unnest(tg_argv) col), e'\n'))
    into new.search from enterprise e where e.id = new.enterprise;
    return new;
end $$;

create function register_enterprise_renamed() returns trigger language plpgsql as $$
begin
    execute format('update %I set search = '''' where enterprise = $1', tg_argv[0]) using new.id;
    return null;
end $$;

-- For migrations: gives a register's table its search column over these columns, and the index of a region's list.
create procedure make_searchable(register text, variadic cols text[]) language plpgsql as $$
declare
    col text;
    arguments text := '';
begin
    foreach col in array cols loop
        arguments := arguments || quote_literal(col) || ',';
    end loop;
    execute format('alter table %I add column search text not null default ''''', register);
    execute format('create trigger %I before insert or update on %I for each row execute function register_row_search(%s)',
                   register || '_search', register, rtrim(arguments, ','));
    execute format('create trigger %I after update of name, credit_code on enterprise for each row when (old.name <> new.name or old.credit_code <> new.credit_code) execute function register_enterprise_renamed(%L)',
                   register || '_renamed', register);
    execute format('update %I set search = ''''', register);
    execute format('create index %I on %I using gin (search_grams(search))', register || '_search', register);
    execute format('create index %I on %I (region, changed_at desc, id desc)', register || '_region', register);
end $$;
