-- 会签: one row for each who is to sign; how many of how many have.
alter table open_task add column round text;               -- null = one decides
alter table open_task add column signers int;
alter table open_task add column signed int;
alter table open_task add constraint open_task_round check ((round is null) = (signers is null) and (round is null) = (signed is null));
create index open_task_round_tasks on open_task (round) where round is not null;
-- 逾期未决: ends by itself at the end of its time limit.
alter table open_task add column lapses boolean not null default false;
create index open_task_lapsing on open_task (due_at) where lapses and not suspended;
