-- 看板. One row a submission and a decision, written with its event: what stands behind each number.
create table board_fact (
    id        uuid primary key,                        -- of the event
    filing    uuid        not null,
    at        timestamptz not null,
    week      date        not null check (extract(isodow from week) = 1),
    kind      text        not null check (kind in ('RECEIVED', 'AUTOMATIC', 'DECIDED', 'RETURNED')),
    type      text        not null,
    programme text        not null,
    region    char(6)     not null,
    task      text,                                    -- BPMN element id, of a decision
    actor     uuid,                                    -- who decided; null = the automated review
    favourable boolean    not null default false,
    late      boolean     not null default false,
    waited    smallint    not null default 0           -- working days on the desk
);
create index board_fact_at on board_fact (at, id);
create index board_fact_region on board_fact (region, at, id);
create index board_fact_city on board_fact (substr(region::text, 1, 4), at, id);
create index board_fact_late on board_fact (substr(region::text, 1, 4), at, id) where late;
create index board_fact_type on board_fact (type, at, id);
create index board_fact_actor on board_fact (actor, at, id) where actor is not null;
create index board_fact_filing on board_fact (filing);

-- The same, counted: by week and region at each level (the significant part of its code, '' = the whole country), and by
-- T type, P person, S step (type|element), R failed rule (type|rule; late = overridden).
create table board_cell (
    region    text collate "C" not null,
    dim       char(1)     not null check (dim in ('T', 'P', 'S', 'R')),
    week      date        not null,
    programme text        not null,
    key       text        not null,
    kind      text        not null,
    late      boolean     not null,
    waited    smallint    not null,
    n         int         not null,
    primary key (region, dim, week, programme, key, kind, late, waited)
);

-- What is not counted there yet: added in the transaction of the event, taken away by a job. So two decisions never wait for each other.
create table board_news (
    week      date        not null,
    region    char(6)     not null,
    programme text        not null,
    dim       char(1)     not null,
    key       text        not null,
    kind      text        not null,
    late      boolean     not null,
    waited    smallint    not null,
    n         int         not null
);

-- Where a code's zeros stand for "all of it".
create function board_regions(region text) returns text[] language sql immutable parallel safe as $$
    select case when region like '%0000' then array['', left(region, 2), region]
                when region like '%00' then array['', left(region, 2), left(region, 4), region]
                else array['', left(region, 2), left(region, 4), region] end
$$;

-- What happened before there was a board. How long a step took is read off the path on the diagram, in weekdays.
insert into board_fact (id, filing, at, week, kind, type, programme, region, task, actor, favourable, late, waited)
select e.id, f.id, e.at, date_trunc('week', e.at at time zone 'Asia/Shanghai')::date,
       case when e.kind = 'SUBMITTED' then 'RECEIVED' when e.actor !~ '^[0-9a-f]{8}-' then 'AUTOMATIC'
            when e.outcome = 'returned' then 'RETURNED' else 'DECIDED' end,
       f.type, f.programme, f.region, e.task,
       case when e.kind = 'DECIDED' and e.actor ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then e.actor::uuid end,
       e.kind = 'DECIDED' and e.outcome in ('approved', 'accepted'),
       e.kind = 'DECIDED' and e.task_id is not null and e.due_at is not null and e.at > e.due_at,
       case when e.kind = 'DECIDED' and e.task_id is not null then
           least(250, coalesce((select count(*) from generate_series(
               (select (max(p.at) at time zone 'Asia/Shanghai')::date + 1 from filing_trace p where p.filing = f.id and p.element = e.task and p.at <= e.at),
               (e.at at time zone 'Asia/Shanghai')::date, interval '1 day') d where extract(isodow from d) < 6), 0)) else 0 end
from filing_event e join filing f on f.id = e.filing
where f.decider is null and e.kind in ('SUBMITTED', 'DECIDED');
insert into board_news (week, region, programme, dim, key, kind, late, waited, n)
select week, region, programme, d.dim, d.key, kind, late, waited, count(*)
from board_fact
cross join lateral (values ('T', type), ('P', actor::text), ('S', type || '|' || task)) d (dim, key)
where d.key is not null and (d.dim = 'T' or kind in ('DECIDED', 'RETURNED'))
group by 1, 2, 3, 4, 5, 6, 7, 8;
