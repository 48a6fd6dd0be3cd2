-- Which kind of entry a notice is about, so that lists can be filtered by it. What is published says it in words already.
alter table notice
    add column kind text;
alter table notice disable trigger notice_immutable;
update notice set kind = known.code
from (values ('CONSTRUCTION', '建筑施工企业'), ('SUPERVISION', '监理企业'), ('SURVEY', '勘察企业'), ('DESIGN', '设计企业'),
             ('TESTING', '工程质量检测机构'), ('TENDERING', '招标代理机构')) as known (code, name)
where sections @> jsonb_build_array(jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('label', '报送类型', 'value', known.name))));
alter table notice enable trigger notice_immutable;
create index notice_kind on notice (category, kind, until_at desc, from_at desc, id desc);
