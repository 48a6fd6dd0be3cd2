-- 会办: what one reviewer asks of another about an open task. The task itself stays with who has it.
create table task_request (
    id            uuid primary key,
    filing        uuid        not null references filing (id) on delete cascade,
    task_id       text        not null,                -- engine task id
    kind          text        not null check (kind in ('DELEGATE', 'SIGN_BEFORE', 'SIGN_AFTER', 'OPINION', 'COPY')),
    -- PLANNED: a signer after the decision, which is not made yet. OVER: the task ended without an answer.
    state         text        not null check (state in ('PLANNED', 'OPEN', 'ANSWERED', 'TAKEN_BACK', 'OVER')),
    asker         uuid        not null,
    asker_name    text        not null,
    asked         uuid        not null,
    asked_name    text        not null,
    question      text        not null,
    asked_at      timestamptz not null,
    agrees        boolean,                             -- of a signer
    answer        text,
    answerer      uuid,                                -- who answered: the one asked or who stood in for him
    answerer_name text,
    ended_at      timestamptz,
    check (asker <> asked),
    check ((state in ('PLANNED', 'OPEN')) = (ended_at is null)),
    check ((state = 'ANSWERED') = (answerer is not null)),
    check (agrees is null or kind in ('SIGN_BEFORE', 'SIGN_AFTER'))
);
create unique index task_request_once on task_request (task_id, asked, kind) where state in ('PLANNED', 'OPEN');
create unique index task_request_delegate on task_request (task_id) where kind = 'DELEGATE' and state = 'OPEN';
create index task_request_task on task_request (task_id, asked_at, id);
create index task_request_asked on task_request (asked, asked_at, id) where state = 'OPEN';

-- A decision that waits for the signers after it; nothing has followed from it yet.
create table proposed_decision (
    task_id    text primary key,
    filing     uuid        not null references filing (id) on delete cascade,
    outcome    text        not null,
    opinion    text        not null,
    faults     jsonb       not null default '[]',
    actor      uuid        not null,
    actor_name text        not null,
    at         timestamptz not null
);

-- What was done with a task besides deciding it: by whom, for whom, to whom, why. Only added to.
create table task_act (
    id          uuid primary key,
    filing      uuid        not null references filing (id) on delete cascade,
    task_id     text        not null,
    task_name   text        not null,
    kind        text        not null,
    actor       uuid,                                  -- null = the program, e.g. when an account was disabled
    actor_name  text        not null,
    behalf      uuid,                                  -- for whom the actor stood in
    behalf_name text,
    other       uuid,                                  -- to whom it was given, who was asked, who was mentioned
    other_name  text,
    words       text        not null default '',
    at          timestamptz not null
);
create index task_act_filing on task_act (filing, at, id);
create function task_act_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'what was done with a task cannot be changed';
end $$;
create trigger task_act_kept before update on task_act for each row execute function task_act_is_kept();

-- 代理: who stands in for whom, on which days.
create table substitution (
    id              uuid primary key,
    absent          uuid        not null,
    absent_name     text        not null,
    substitute      uuid        not null,
    substitute_name text        not null,
    programme       text,                              -- null = all
    starts          date        not null,
    ends            date        not null,
    reason          text        not null,
    maker           uuid        not null,
    maker_name      text        not null,
    made_at         timestamptz not null,
    ended_at        timestamptz,                       -- taken back before its time
    check (absent <> substitute),
    check (starts <= ends)
);
create index substitution_absent on substitution (absent, ends) where ended_at is null;
create index substitution_substitute on substitution (substitute, ends) where ended_at is null;
