-- 不采纳自动审查: a rule said no and somebody decided favourably all the same, with his reason. One row a decision and rule.
create table filing_override (
    task_id   text        not null,                    -- engine task id
    filing    uuid        not null references filing (id) on delete cascade,
    revision  int         not null,
    type      text        not null,
    programme text        not null,
    region    char(6)     not null,
    task      text        not null,                    -- BPMN element id
    rule      text        not null,
    result    text        not null check (result = 'FAIL'),
    actor     uuid        not null,
    actor_name text       not null,
    at        timestamptz not null,
    reason    text        not null check (reason <> ''),
    undone_at timestamptz,                             -- the decision was taken back
    primary key (task_id, rule),
    foreign key (filing, revision, rule) references filing_finding (filing, revision, rule) on delete cascade
);
create index filing_override_at on filing_override (at);
create index filing_override_filing on filing_override (filing, revision);
