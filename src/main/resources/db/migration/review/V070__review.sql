-- The inbox: one row an open user task on a reviewing desk, kept by the engine's hooks in the same transaction.
create table open_task (
    id           text primary key,                     -- engine task id
    filing       uuid        not null,
    number       text        not null,
    type         text        not null,
    programme    text        not null,
    title        text        not null,
    subject      text,
    region       char(6)     not null,
    task         text        not null,                 -- BPMN element id
    name         text        not null,
    desk         text        not null,                 -- e.g. authority
    desk_group   text        not null,                 -- e.g. authority|ZZ|320507
    assignee     uuid,
    assignee_name text,
    revision     int         not null,
    created_at   timestamptz not null,
    due_at       timestamptz not null,
    suspended    boolean     not null default false
);
create index open_task_filing on open_task (filing);
create index open_task_due on open_task (desk_group, due_at, id) where not suspended;
create index open_task_created on open_task (desk_group, created_at, id) where not suspended;
create index open_task_mine on open_task (assignee, due_at, id) where assignee is not null;
create index open_task_number on open_task (number text_pattern_ops);
create index open_task_title on open_task (title text_pattern_ops);
create index open_task_subject on open_task (subject text_pattern_ops);
