-- What an organisation's files take, counted as they come and go: adding them up at every upload took longer with every file it had.
create table attachment_held (
    holder uuid primary key,
    bytes  bigint not null
);
insert into attachment_held select holder, sum(size) from attachment where holder is not null group by holder;

create function count_attachment_held() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into attachment_held as h values (new.holder, new.size)
        on conflict (holder) do update set bytes = h.bytes + excluded.bytes;
    else
        update attachment_held set bytes = bytes - old.size where holder = old.holder;
    end if;
    return null;
end $$;
create trigger attachment_added after insert on attachment
    for each row when (new.holder is not null) execute function count_attachment_held();
create trigger attachment_removed after delete on attachment
    for each row when (old.holder is not null) execute function count_attachment_held();
drop index attachment_holder;
