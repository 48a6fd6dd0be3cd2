-- 企业基本信息 (XC 4.1): what a labour enterprise tells beyond its certification. Phones are sealed, their blind indexes beside them.
create table enterprise_profile (
    id                  uuid primary key references enterprise (id),
    enterprise          uuid        not null unique references enterprise (id),
    subject             text        not null,
    region              char(6)     not null,
    filing              uuid        not null,          -- the last one that made it so
    version             int         not null default 1,
    registered_address  text,
    office_address      text,
    registered_capital  numeric(18, 4),                -- 万元
    founded_on          date,
    enterprise_type     text,
    company_category    text,
    safety_permit_no    text,
    safety_permit_valid_until date,
    qualification_no    text,
    qualification_valid_until date,
    business_kinds      text[],
    common_trades       text[],
    special_operations  text[],
    legal_representative text,
    legal_representative_phone text,
    legal_representative_phone_index bytea,
    general_manager     text,
    general_manager_phone text,
    general_manager_phone_index bytea,
    contact             text,
    contact_phone       text,
    contact_phone_index bytea,
    finance_head        text,
    finance_head_phone  text,
    finance_head_phone_index bytea,
    worker_count        numeric(9),
    team_leader_count   numeric(9),
    created_at          timestamptz not null default now(),
    changed_at          timestamptz not null,
    unique (enterprise, subject)
);
create index enterprise_changed on enterprise (changed_at desc, id desc);

-- The register of enterprises as lists read it.
create view enterprise_listed as
select e.id, e.id as enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, e.region,
       coalesce(p.filing, e.certified_by) as filing, e.version, e.changed_at, e.kind, e.registered_on, e.certificate_kind, e.certificate_valid_until,
       p.registered_address, p.office_address, p.registered_capital, p.founded_on, p.enterprise_type, p.company_category,
       p.safety_permit_no, p.safety_permit_valid_until, p.qualification_no, p.qualification_valid_until,
       p.business_kinds, p.common_trades, p.special_operations,
       p.legal_representative, p.legal_representative_phone, p.legal_representative_phone_index,
       p.general_manager, p.general_manager_phone, p.general_manager_phone_index,
       p.contact, p.contact_phone, p.contact_phone_index, p.finance_head, p.finance_head_phone, p.finance_head_phone_index,
       p.worker_count, p.team_leader_count
from enterprise e left join enterprise_profile p on p.enterprise = e.id
where e.state = 'ACTIVE';
