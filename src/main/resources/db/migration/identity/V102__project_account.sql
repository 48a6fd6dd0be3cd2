-- 项目账号: an enterprise's account for one of its projects (ZZ 2).
alter table account
    add column project uuid,
    add constraint account_project_of_an_organisation check (project is null or organisation is not null);
create unique index account_project on account (organisation, project) where project is not null;
create index account_of_project on account (project) where project is not null;

-- A mobile stands for one enterprise; who keeps a site's account may keep another's too.
drop index account_mobile;
create unique index account_mobile on account (mobile_index)
    where mobile_index is not null and enabled and organisation is not null and project is null;
