-- Whoever ends an enterprise ends what its accounts may, those of its projects too, on their next click.
create function enterprise_ended() returns trigger language plpgsql as $$
begin
    update account set enabled = false, epoch = epoch + 1, version = version + 1 where organisation = new.id and enabled;
    return null;
end $$;
create trigger enterprise_ended after update of state on enterprise
    for each row when (new.state = 'ENDED' and old.state <> 'ENDED') execute function enterprise_ended();
