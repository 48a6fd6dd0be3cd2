-- 已办: one row a decision, written with its event. A page, a search, a period: each reads one range of an index that begins with who decided.
create table decided_task (
    id         uuid primary key,                       -- of the event
    filing     uuid        not null,
    actor      uuid        not null,
    number     text collate "C" not null,
    type       text        not null,
    programme  text        not null,
    title      text        not null,
    subject    text collate "C",                       -- credit code, where the filing has one
    region     char(6)     not null,
    definition text        not null,                   -- the version of the process it ran on
    task       text        not null,                   -- BPMN element id
    revision   int         not null,
    outcome    text        not null,
    at         timestamptz not null,
    title_key  text        collate "C" not null generated always as (lower(normalize(title, NFKC) collate "C")) stored
);
insert into decided_task (id, filing, actor, number, type, programme, title, subject, region, definition, task, revision, outcome, at)
select e.id, f.id, e.actor::uuid, f.number, f.type, f.programme, f.title, case when split_part(f.subject, ' ', 1) ~ '^[0-9A-Z]{18}$' then split_part(f.subject, ' ', 1) end, f.region,
       f.process_definition, e.task, e.revision, e.outcome, e.at
from filing_event e join filing f on f.id = e.filing
where e.kind = 'DECIDED' and e.task is not null and f.process_definition is not null and e.outcome is not null
  and e.actor ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
create index decided_task_at on decided_task (actor, at, id);
create index decided_task_type on decided_task (actor, type, at, id);
-- Searches read these alone.
create index decided_task_number on decided_task (actor, number) include (type, at, id);
create index decided_task_subject on decided_task (actor, subject) include (type, at, id) where subject is not null;
create index decided_task_title on decided_task (actor, title_key) include (type, at, id);
