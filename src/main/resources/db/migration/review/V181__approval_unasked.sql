-- 不再询问: who wants to approve without being asked once more.
create table approval_unasked (
    account uuid primary key
);
