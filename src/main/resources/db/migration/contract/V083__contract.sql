-- 合同库: labour contracts 劳务合同 of enterprises (XC 6.1).
create table labour_contract (
    id              uuid primary key,
    enterprise      uuid        not null references enterprise (id),
    subject         text        not null,
    region          char(6)     not null,              -- of the project
    filing          uuid        not null,              -- the last one that made it so
    version         int         not null default 1,
    record_no       text,                              -- of the provincial contract collection
    contract_no     text        not null,
    project_name    text        not null,
    project_code    text,
    project_address text,
    owner           text,
    general_contractor text,
    general_contractor_code text,
    amount          numeric(18, 2),                    -- yuan
    signed_on       date,
    planned_workers numeric(9),
    starts_on       date,
    ends_on         date,
    work_kinds      text[],
    site_manager    text,
    site_manager_phone text,                           -- sealed
    site_manager_phone_index bytea,
    safety_officer  text,
    wage_specialist text,
    created_at      timestamptz not null default now(),
    changed_at      timestamptz not null,
    unique (enterprise, subject)
);
-- RULES XC 4: one contract once an enterprise, whatever the subject of the filing was.
create unique index labour_contract_once on labour_contract (enterprise, contract_no);
create index labour_contract_number on labour_contract (contract_no);
create index labour_contract_changed on labour_contract (changed_at desc, id desc);
create index labour_contract_own on labour_contract (enterprise, changed_at desc, id desc);

create view labour_contract_listed as
select c.id, c.enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, c.region, c.filing, c.version, c.changed_at,
       c.record_no, c.contract_no, c.project_name, c.project_code, c.project_address, c.owner, c.general_contractor, c.general_contractor_code,
       c.amount, c.signed_on, c.planned_workers, c.starts_on, c.ends_on, c.work_kinds, c.site_manager, c.site_manager_phone,
       c.site_manager_phone_index, c.safety_officer, c.wage_specialist
from labour_contract c join enterprise e on e.id = c.enterprise;

-- What the provincial contract collection said, with its time; asked once a day at most.
create table contract_extract (
    record_no  text primary key,
    found      boolean     not null,
    content    jsonb       not null default '{}',
    fetched_at timestamptz not null
);
