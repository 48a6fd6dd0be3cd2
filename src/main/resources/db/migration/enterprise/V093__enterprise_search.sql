-- The register of enterprises is searched by what the certification and what the profile says; both stand in the enterprise's text.
alter table enterprise add column search text not null default '';

create function enterprise_search() returns trigger language plpgsql as $$
begin
    new.search := search_text(new.name, new.credit_code, (
        select concat_ws(e'\n', p.safety_permit_no, p.qualification_no, p.legal_representative)
        from enterprise_profile p where p.enterprise = new.id));
    return new;
end $$;
create trigger enterprise_search before insert or update on enterprise for each row execute function enterprise_search();

create function enterprise_profile_search() returns trigger language plpgsql as $$
begin
    update enterprise set search = '' where id = new.enterprise;
    return null;
end $$;
create trigger enterprise_profile_search
    after insert or update of safety_permit_no, qualification_no, legal_representative on enterprise_profile
    for each row execute function enterprise_profile_search();

update enterprise set search = '';
create index enterprise_search on enterprise using gin (search_grams(search));
create index enterprise_region on enterprise (region, changed_at desc, id desc);
create index enterprise_profile_permit on enterprise_profile (safety_permit_valid_until);
create index enterprise_profile_contact on enterprise_profile (contact_phone_index);

create or replace view enterprise_listed as
select e.id, e.id as enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, e.region,
       coalesce(p.filing, e.certified_by) as filing, e.version, e.changed_at, e.kind, e.registered_on, e.certificate_kind, e.certificate_valid_until,
       p.registered_address, p.office_address, p.registered_capital, p.founded_on, p.enterprise_type, p.company_category,
       p.safety_permit_no, p.safety_permit_valid_until, p.qualification_no, p.qualification_valid_until,
       p.business_kinds, p.common_trades, p.special_operations,
       p.legal_representative, p.legal_representative_phone, p.legal_representative_phone_index,
       p.general_manager, p.general_manager_phone, p.general_manager_phone_index,
       p.contact, p.contact_phone, p.contact_phone_index, p.finance_head, p.finance_head_phone, p.finance_head_phone_index,
       p.worker_count, p.team_leader_count, e.search
from enterprise e left join enterprise_profile p on p.enterprise = e.id
where e.state = 'ACTIVE';
