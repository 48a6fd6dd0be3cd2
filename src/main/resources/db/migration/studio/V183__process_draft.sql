-- 流程草稿: what a filing type's folder is to become. Nothing of it reaches the engine before its release.
create table process_draft (
    id           uuid primary key,
    type         text        not null check (type ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(type) <= 60),
    base         text,                                 -- process definition it began from; null = a new type
    programme    text        not null,
    name         text        not null check (name <> '' and length(name) <= 200),
    state        text        not null default 'DRAFT' check (state in ('DRAFT', 'SUBMITTED', 'RELEASED', 'DISCARDED')),
    editor       uuid        not null,                 -- one at a time; another takes over
    editor_name  text        not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    changed_at   timestamptz not null,
    changed_by   text        not null,
    version      bigint      not null default 0
);
create unique index process_draft_open on process_draft (type) where state in ('DRAFT', 'SUBMITTED');

create table process_draft_file (
    draft        uuid        not null references process_draft (id) on delete cascade,
    path         text        not null check (length(path) <= 120),
    content      bytea       not null check (length(content) <= 1000000),
    changed_at   timestamptz not null,
    changed_by   text        not null,
    primary key (draft, path)
);
