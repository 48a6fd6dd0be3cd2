call make_searchable('labour_contract', 'project_name', 'contract_no', 'record_no', 'general_contractor', 'owner', 'site_manager');

create or replace view labour_contract_listed as
select c.id, c.enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, c.region, c.filing, c.version, c.changed_at,
       c.record_no, c.contract_no, c.project_name, c.project_code, c.project_address, c.owner, c.general_contractor, c.general_contractor_code,
       c.amount, c.signed_on, c.planned_workers, c.starts_on, c.ends_on, c.work_kinds, c.site_manager, c.site_manager_phone,
       c.site_manager_phone_index, c.safety_officer, c.wage_specialist, c.search
from labour_contract c join enterprise e on e.id = c.enterprise;
