-- 委派交回: the faults that the one who worked on it found, as a verdict has them.
alter table task_request add column faults jsonb not null default '[]';
alter table task_request
    add check (jsonb_typeof(faults) = 'array' and jsonb_array_length(faults) <= 200),
    add check (faults = '[]' or (kind = 'DELEGATE' and state = 'ANSWERED'));

-- How many they were, for the history.
alter table task_act add column faults int not null default 0 check (faults between 0 and 200);
