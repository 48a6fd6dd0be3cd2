-- What waits for one account, when it leaves: the open ones have an index already.
create index task_request_planned on task_request (asked) where state = 'PLANNED';

-- Desks of the authority with open tasks and nobody to decide them, as the hourly check found them; the supervisors are told once a day.
create table unmanned_desk (
    programme text        not null,
    region    char(6)     not null,
    tasks     int         not null check (tasks > 0),
    since     timestamptz not null,
    told      date,                                    -- null = nobody to tell
    primary key (programme, region)
);
