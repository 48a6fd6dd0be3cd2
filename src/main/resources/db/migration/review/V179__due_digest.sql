-- 临期和超期提醒: the days on which the morning's reminders went out; one node does it, once.
create table due_digest (
    day date primary key
);
