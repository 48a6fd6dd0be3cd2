-- who is invited to a project, or has asked for an account of it, and waits
create index filing_project_in_review on filing (project, type) where state = 'IN_REVIEW' and project is not null;
