-- How alike the service found face and card, where it says so: the reviewer of an unsure one sees it.
alter table face_check
    add column score numeric(5, 2) check (score between 0 and 100);
