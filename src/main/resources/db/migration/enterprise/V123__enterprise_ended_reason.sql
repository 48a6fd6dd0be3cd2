-- 终止企业登记: a supervisor ends an enterprise, with the reason.
alter table enterprise
    add column ended_at timestamptz,
    add column end_reason text;
update enterprise set ended_at = changed_at, end_reason = '未记录' where state = 'ENDED';
alter table enterprise
    add constraint enterprise_ended_why check ((state = 'ENDED') = (ended_at is not null and end_reason is not null));

-- Nobody enables an account of an ended enterprise again.
create function account_of_ended_enterprise() returns trigger language plpgsql as $$
begin
    if (select state from enterprise where id = new.organisation for share) = 'ENDED' then
        raise exception 'the enterprise of this account has ended' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger account_of_ended_enterprise before insert or update of enabled on account
    for each row when (new.enabled and new.organisation is not null) execute function account_of_ended_enterprise();

-- The list shows ended ones too, as what they are.
create or replace view enterprise_listed as
select e.id, e.id as enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, e.region,
       coalesce(p.filing, e.certified_by) as filing, e.version, e.changed_at, e.kind, e.registered_on, e.certificate_kind, e.certificate_valid_until,
       p.registered_address, p.office_address, p.registered_capital, p.founded_on, p.enterprise_type, p.company_category,
       p.safety_permit_no, p.safety_permit_valid_until, p.qualification_no, p.qualification_valid_until,
       p.business_kinds, p.common_trades, p.special_operations,
       p.legal_representative, p.legal_representative_phone, p.legal_representative_phone_index,
       p.general_manager, p.general_manager_phone, p.general_manager_phone_index,
       p.contact, p.contact_phone, p.contact_phone_index, p.finance_head, p.finance_head_phone, p.finance_head_phone_index,
       p.worker_count, p.team_leader_count, e.search, e.state
from enterprise e left join enterprise_profile p on p.enterprise = e.id;
