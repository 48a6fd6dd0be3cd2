-- How the person agreed: by face or, as the law wants another way, by SMS code. Up to now there was the face only; null for what no person agreed to on his phone.
alter table employment
    add column agreed_by text check (agreed_by in ('FACE', 'SMS_CODE'));
update employment set agreed_by = 'FACE' where exists (select from filing f where f.id = employment.filing);

create or replace view employment_listed as
select m.id, m.enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, m.region, m.filing, m.version, m.changed_at, m.search,
       m.subject, m.name, m.id_number, m.id_number_index, m.post, m.starts_on, m.ends_on, m.state, m.ended_on, m.end_reason, m.agreed_by
from employment m join enterprise e on e.id = m.enterprise;
