-- The inbox: one row an open user task on a reviewing desk, kept by the engine's hooks in the same transaction.
create table open_task (
    id            text primary key,                    -- engine task id
    filing        uuid        not null,
    number        text collate "C" not null,
    type          text        not null,
    programme     text        not null,
    title         text        not null,
    subject       text collate "C",                    -- credit code, where the filing has one
    region        char(6)     not null,
    definition    text        not null,                -- the version of the process it runs on
    task          text        not null,                -- BPMN element id
    name          text        not null,
    desk          text        not null,                -- e.g. authority
    desk_group    text        not null,                -- e.g. authority|ZZ|320507
    applicant     uuid,                                -- account that filed; he does not decide it himself
    organisation  uuid,
    assignee      uuid,
    assignee_name text,
    revision      int         not null,
    created_at    timestamptz not null,
    due_at        timestamptz not null,
    suspended     boolean     not null default false,
    -- The same desk as a city and a province see it: a code of GB/T 2260 begins with that of the region above. So a list of any desk,
    -- however many districts lie under it, walks one range of one index.
    desk_city     text        not null generated always as (desk || '|' || programme || '|' || substr(region::text, 1, 4) || '00') stored,
    desk_province text        not null generated always as (desk || '|' || programme || '|' || substr(region::text, 1, 2) || '0000') stored,
    -- For search: full-width and half-width, upper and lower case are one.
    title_key     text        collate "C" not null generated always as (lower(normalize(title, NFKC) collate "C")) stored
);
create index open_task_filing on open_task (filing);
create index open_task_due on open_task (desk_group, due_at, id) where not suspended;
create index open_task_created on open_task (desk_group, created_at, id) where not suspended;
create index open_task_type on open_task (desk_group, type, due_at, id) where not suspended;
create index open_task_city_due on open_task (desk_city, due_at, id) where not suspended;
create index open_task_city_created on open_task (desk_city, created_at, id) where not suspended;
create index open_task_city_type on open_task (desk_city, type, due_at, id) where not suspended;
create index open_task_province_due on open_task (desk_province, due_at, id) where not suspended;
create index open_task_province_created on open_task (desk_province, created_at, id) where not suspended;
create index open_task_province_type on open_task (desk_province, type, due_at, id) where not suspended;
create index open_task_mine on open_task (assignee, due_at, id) where assignee is not null;
-- Searches read these alone: desk, type and order stand in the index.
create index open_task_number on open_task (number) include (desk_group, type, due_at, created_at, id) where not suspended;
create index open_task_subject on open_task (subject) include (desk_group, type, due_at, created_at, id)
    where subject is not null and not suspended;
create index open_task_title on open_task (title_key) include (desk_group, type, due_at, created_at, id) where not suspended;
