call make_searchable('personnel', 'name', 'certificate_no');
create index personnel_valid_until on personnel (certificate_valid_until);

create or replace view personnel_listed as
select p.id, p.enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, p.region, p.filing, p.version, p.changed_at,
       p.post, p.name, p.id_number, p.id_number_index, p.phone, p.phone_index, p.education, p.job_title, p.employed_on,
       p.certificate_kind, p.certificate_no, p.certificate_issued_on, p.certificate_valid_until, p.appointed_on, p.duties, p.search
from personnel p join enterprise e on e.id = p.enterprise;
