-- A task ends once: by a decision or by the withdrawal that took it away; who comes late is told which.
drop index filing_event_one_decision;
create unique index filing_event_one_end on filing_event (task_id) where kind in ('DECIDED', 'WITHDRAWN');
