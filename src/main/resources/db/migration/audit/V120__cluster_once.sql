-- The identifier of the cluster stands in a file that PostgreSQL read for every entry; a session reads it once. A session ends with its
-- cluster, so what it remembers is never another's.
create or replace function audit_cluster() returns bigint language plpgsql stable as $$
declare
    known text := current_setting('zhuban.cluster', true);
begin
    if known is null or known = '' then
        select system_identifier::text into known from pg_control_system();
        perform set_config('zhuban.cluster', known, false);
    end if;
    return known::bigint;
end $$;
