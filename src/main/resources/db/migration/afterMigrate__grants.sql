-- What the application's role may do: read and write rows, never change the schema; the audit log only grows under it.
-- With one role for both (no spring.flyway.user) there is nothing to grant: the triggers of the audit log remain.
do $$
declare
    app text := '${appRole}';
    log text;
begin
    if app = current_user then
        return;
    end if;
    if not exists (select from pg_roles where rolname = app) then
        raise exception 'the role % that the application uses does not exist', app;
    end if;
    execute format('grant usage on schema %I to %I', current_schema(), app);
    execute format('grant select, insert, update, delete on all tables in schema %I to %I', current_schema(), app);
    execute format('grant usage, select on all sequences in schema %I to %I', current_schema(), app);
    execute format('revoke insert, update, delete on flyway_schema_history from %I', app);
    for log in select tablename from pg_tables where schemaname = current_schema() and tablename like 'audit\_%' loop
        execute format('revoke update, delete on %I from %I', log, app);
    end loop;
end $$;
