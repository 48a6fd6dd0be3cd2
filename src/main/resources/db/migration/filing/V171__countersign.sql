-- 会签: several sign one step. A round is one passage through it; nobody signs twice in a round.
alter table filing_event add column round text;            -- of the step's signatures; null = decided by one
alter table filing_event add column verdict text;          -- what they decided together, at the signature that settled it
create unique index filing_event_one_signature on filing_event (round, actor) where round is not null and kind = 'DECIDED';
-- Tasks that ended by what happened to another task of their round, or to the filing: so that who comes late is told.
create table ended_task (
    id    text primary key,                                -- engine task id
    event uuid not null references filing_event (id) on delete cascade
);
create index ended_task_event on ended_task (event);
