-- A party that leaves a project loses its account there on its next click; back again, its enterprise enables the account.
create function party_left() returns trigger language plpgsql as $$
begin
    update account set enabled = false, epoch = epoch + 1, version = version + 1
    where organisation = new.enterprise and project = new.project and enabled;
    return null;
end $$;
create trigger party_left after update of state on project_participation
    for each row when (new.state = 'ENDED' and old.state <> 'ENDED') execute function party_left();
