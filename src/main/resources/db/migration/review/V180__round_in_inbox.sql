-- 会签: of a round each signer sees one task, and who has signed none. The inbox's indexes say which tasks belong to a round, so that lists
-- and counts of the others need nothing else.
drop index open_task_due, open_task_created, open_task_type, open_task_city_due, open_task_city_created, open_task_city_type,
    open_task_province_due, open_task_province_created, open_task_province_type, open_task_number, open_task_subject, open_task_title,
    open_task_applicant, open_task_reminded, open_task_city_reminded, open_task_province_reminded;
create index open_task_due on open_task (desk_group, due_at, id) include (round) where not suspended;
create index open_task_created on open_task (desk_group, created_at, id) include (round) where not suspended;
create index open_task_type on open_task (desk_group, type, due_at, id) include (round) where not suspended;
create index open_task_city_due on open_task (desk_city, due_at, id) include (round) where not suspended;
create index open_task_city_created on open_task (desk_city, created_at, id) include (round) where not suspended;
create index open_task_city_type on open_task (desk_city, type, due_at, id) include (round) where not suspended;
create index open_task_province_due on open_task (desk_province, due_at, id) include (round) where not suspended;
create index open_task_province_created on open_task (desk_province, created_at, id) include (round) where not suspended;
create index open_task_province_type on open_task (desk_province, type, due_at, id) include (round) where not suspended;
create index open_task_reminded on open_task (desk_group, due_at, id) include (round) where reminded_at is not null and not suspended;
create index open_task_city_reminded on open_task (desk_city, due_at, id) include (round)
    where reminded_at is not null and not suspended;
create index open_task_province_reminded on open_task (desk_province, due_at, id) include (round)
    where reminded_at is not null and not suspended;
create index open_task_number on open_task (number) include (desk_group, type, due_at, created_at, id, round) where not suspended;
create index open_task_subject on open_task (subject) include (desk_group, type, due_at, created_at, id, round)
    where subject is not null and not suspended;
create index open_task_title on open_task (title_key) include (desk_group, type, due_at, created_at, id, round) where not suspended;
create index open_task_applicant on open_task (applicant_index) include (desk_group, type, due_at, created_at, id, round)
    where applicant_index is not null and not suspended;
-- What a caller on the phone says is the end of the number.
create index open_task_tail on open_task (reverse(number)) include (desk_group, type, due_at, created_at, id, round) where not suspended;
