-- A content that an organisation has several times, as in the change of an approved filing, is stored once and uses its quota once.
create table attachment_content (
    holder uuid     not null,
    sha256 char(64) not null,
    files  int      not null,
    primary key (holder, sha256)
);
insert into attachment_content select holder, sha256, count(*) from attachment where holder is not null group by holder, sha256;
delete from attachment_held;
insert into attachment_held
select holder, sum(size) from (select distinct holder, sha256, size from attachment where holder is not null) contents group by holder;

create or replace function count_attachment_held() returns trigger language plpgsql as $$
declare
    present int;
begin
    -- the holder's row first, always: two who add the same contents in another order would wait for each other
    if tg_op = 'INSERT' then
        perform from attachment_held where holder = new.holder for update;
        if not found then
            insert into attachment_held values (new.holder, 0) on conflict (holder) do nothing;
            perform from attachment_held where holder = new.holder for update;
        end if;
        insert into attachment_content as c values (new.holder, new.sha256, 1)
        on conflict (holder, sha256) do update set files = c.files + 1 returning files into present;
        if present = 1 then
            update attachment_held set bytes = bytes + new.size where holder = new.holder;
        end if;
    else
        perform from attachment_held where holder = old.holder for update;
        update attachment_content set files = files - 1 where holder = old.holder and sha256 = old.sha256 returning files into present;
        if present = 0 then
            delete from attachment_content where holder = old.holder and sha256 = old.sha256;
            update attachment_held set bytes = bytes - old.size where holder = old.holder;
        end if;
    end if;
    return null;
end $$;
