-- 尾号: what is said of a number on the phone finds a decision too.
create index decided_task_tail on decided_task (actor, reverse(number)) include (type, at, id);
