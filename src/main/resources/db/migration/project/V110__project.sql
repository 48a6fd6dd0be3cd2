-- 项目库: a project is created by the authority (ZZ 2.8) or by the approval of a general contractor's own application (JM (2)).
create table project (
    id         uuid primary key,
    version    int         not null default 0,
    code       text        not null unique check (code ~ '^[0-9]{16}$'),  -- 项目编码: region 6, yyMMdd, sequence 4
    name       text        not null check (char_length(name) between 2 and 500),
    region     char(6)     not null,
    address    text,
    state      text        not null check (state in ('CREATED', 'MANAGED', 'FINISHED')),
    source     text        not null check (source in ('AUTHORITY', 'APPLICATION')),
    filing     uuid,                                   -- the last one that made it so; null while only the authority said anything
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    search     text        not null default '',
    check (source = 'AUTHORITY' or filing is not null)
);
create sequence project_code_seq minvalue 1 maxvalue 9999 cycle cache 1;
create index project_changed on project (changed_at desc, id desc);
create index project_region on project (region, changed_at desc, id desc);
create index project_search on project using gin (search_grams(search));

-- 参建单位. An open invitation is a filing, no row.
create table project_participation (
    id         uuid primary key,
    version    int         not null default 0,
    project    uuid        not null references project (id),
    enterprise uuid        not null references enterprise (id),
    kind       text        not null,                   -- code of enterprise-kind, as which it takes part
    state      text        not null default 'ACTIVE' check (state in ('ACTIVE', 'ENDED')),
    scope      text,
    since      timestamptz not null,
    ended_at   timestamptz,
    end_reason text,
    filing     uuid,                                   -- null = by the authority
    check ((state = 'ENDED') = (ended_at is not null and end_reason is not null))
);
-- An enterprise takes part in a project once at a time; and a project has one general contractor.
create unique index project_participation_once on project_participation (project, enterprise) where state = 'ACTIVE';
create unique index project_participation_contractor on project_participation (project)
    where kind = 'GENERAL_CONTRACTOR' and state = 'ACTIVE';
create index project_participation_own on project_participation (enterprise, project);
create index project_participation_of on project_participation (project, kind);

-- 项目信息 as the general contractor completed it and the authority approved it. Phones are sealed, their blind indexes beside them.
create table project_information (
    id              uuid primary key references project (id),
    enterprise      uuid        not null references enterprise (id),  -- the general contractor
    subject         text        not null,              -- the project's code
    region          char(6)     not null,
    filing          uuid        not null,
    version         int         not null default 1,
    category        text,
    nature          text,
    use             text,
    size            text,
    approval_no     text,
    approval_level  text,
    investment      numeric(18, 4),                    -- 万元
    contract_amount numeric(18, 4),                    -- 万元
    area            numeric(14, 2),                    -- ㎡
    length          numeric(14, 2),                    -- m
    starts_on       date,
    ends_on         date,
    project_manager text,
    project_manager_phone text,
    project_manager_phone_index bytea,
    wage_contact    text,
    wage_contact_phone text,
    wage_contact_phone_index bytea,
    description     text,
    created_at      timestamptz not null default now(),
    changed_at      timestamptz not null,
    unique (enterprise, subject),
    check (ends_on is null or starts_on is null or ends_on >= starts_on)
);

-- 施工许可证, several a project.
create table construction_permit (
    id         uuid primary key,
    version    int         not null default 0,
    project    uuid        not null references project (id),
    number     text        not null unique check (char_length(number) between 1 and 50),
    issuer     text,
    issued_on  date,
    content    text,
    filing     uuid        not null,                   -- the last one that said so; its attachments show it
    created_at timestamptz not null default now()
);
create index construction_permit_project on construction_permit (project);

-- A project is found by what it is called and by who takes part in it.
create function project_search() returns trigger language plpgsql as $$
begin
    new.search := search_text(new.name, new.code, new.address, (
        select string_agg(concat_ws(e'\n', e.name, e.credit_code), e'\n' order by e.id)
        from project_participation p join enterprise e on e.id = p.enterprise
        where p.project = new.id and p.state = 'ACTIVE'), (
        select string_agg(c.number, e'\n' order by c.number) from construction_permit c where c.project = new.id));
    return new;
end $$;
create trigger project_search before insert or update on project for each row execute function project_search();

create function project_part_search() returns trigger language plpgsql as $$
begin
    update project set search = '' where id = new.project;
    return null;
end $$;
create trigger project_participation_search after insert or update on project_participation
    for each row execute function project_part_search();
create trigger construction_permit_search after insert or update on construction_permit
    for each row execute function project_part_search();

create function project_party_renamed() returns trigger language plpgsql as $$
begin
    update project set search = ''
    where id in (select project from project_participation where enterprise = new.id and state = 'ACTIVE');
    return null;
end $$;
create trigger project_party_renamed after update of name, credit_code on enterprise for each row
    when (old.name <> new.name or old.credit_code <> new.credit_code) execute function project_party_renamed();

-- The register of projects as lists read it: its enterprise is the general contractor.
create view project_listed as
select p.id, g.enterprise, e.name as enterprise_name, e.credit_code as enterprise_code, p.region, p.filing, p.version, p.changed_at,
       p.code, p.name, p.address, p.state, p.source, p.search,
       (select string_agg(d.name, '、' order by d.name) from project_participation dp join enterprise d on d.id = dp.enterprise
        where dp.project = p.id and dp.kind = 'DEVELOPER' and dp.state = 'ACTIVE') as developer,
       (select string_agg(s.name, '、' order by s.name) from project_participation sp join enterprise s on s.id = sp.enterprise
        where sp.project = p.id and sp.kind = 'SUPERVISION' and sp.state = 'ACTIVE') as supervision,
       i.category, i.nature, i.use, i.size, i.approval_no, i.approval_level, i.investment, i.contract_amount, i.area, i.length,
       i.starts_on, i.ends_on, i.project_manager, i.project_manager_phone, i.project_manager_phone_index,
       i.wage_contact, i.wage_contact_phone, i.wage_contact_phone_index, i.description
from project p
join project_participation g on g.project = p.id and g.kind = 'GENERAL_CONTRACTOR' and g.state = 'ACTIVE'
join enterprise e on e.id = g.enterprise
left join project_information i on i.id = p.id;
