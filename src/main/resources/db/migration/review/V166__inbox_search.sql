-- Who filed, as a keyed index of the name: found by the whole name only, and nobody's name stands here in clear.
alter table open_task add column applicant_index bytea;
create index open_task_applicant on open_task (applicant_index) include (desk_group, type, due_at, created_at, id)
    where applicant_index is not null and not suspended;
-- 催办: few of a desk's tasks, found without walking the others.
create index open_task_reminded on open_task (desk_group, due_at, id) where reminded_at is not null and not suspended;
create index open_task_city_reminded on open_task (desk_city, due_at, id) where reminded_at is not null and not suspended;
create index open_task_province_reminded on open_task (desk_province, due_at, id) where reminded_at is not null and not suspended;
