-- The time limit of the review step that the event ended, so that a decision taken back finds its clock where it stood.
alter table filing_event add column due_at timestamptz;
