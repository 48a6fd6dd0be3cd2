-- 意见模板: a reviewer's own, or those that supervisors keep for a region and all below it.
create table opinion_template (
    id         uuid primary key,
    owner      uuid,                                   -- null = shared
    region     text,                                   -- of a shared one: the significant part of its code, '' = the whole country
    programme  text,                                   -- of a shared one; null = all
    type       text,                                   -- filing type; null = all
    outcome    text,                                   -- null = all
    title      text        not null check (title <> '' and length(title) <= 50),
    text       text        not null check (text <> '' and length(text) <= 2000),
    changed_at timestamptz not null,
    changed_by text        not null,
    check ((owner is null) = (region is not null)),
    check (owner is null or programme is null)
);
create index opinion_template_owner on opinion_template (owner) where owner is not null;
create index opinion_template_shared on opinion_template (region) where owner is null;

-- 标准退回原因: what supervisors would have their reviewers say of a field or a paper of a type.
create table fault_reason (
    id         uuid primary key,
    region     text        not null,                   -- the significant part of its code, '' = the whole country
    type       text        not null,
    field      text,                                   -- key of a field or slot; null = any of the type
    reason     text        not null check (reason <> '' and length(reason) <= 500),
    changed_at timestamptz not null,
    changed_by text        not null
);
create unique index fault_reason_once on fault_reason (region, type, coalesce(field, ''), reason);
