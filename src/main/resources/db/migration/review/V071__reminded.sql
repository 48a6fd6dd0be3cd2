alter table open_task add column reminded_at timestamptz;  -- 催办: the applicant asked to hurry
