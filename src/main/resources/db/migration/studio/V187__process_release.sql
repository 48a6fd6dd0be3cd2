-- 发布: a folder that one process administrator asked to deploy and another approves. The filing is the approval; what is deployed are these files.
create table process_release (
    id            uuid        primary key,
    type          text        not null,
    kind          text        not null check (kind in ('DRAFT', 'PACKAGED', 'ROLLBACK')),
    base          text,                                  -- the newest version when it was asked for; null = a new type
    former        text,                                  -- version that a roll-back takes up again
    draft         uuid,
    filing        uuid        not null unique,
    name          text        not null,                  -- of the type
    why           text        not null,
    difference    text        not null,
    migrate       boolean     not null,                  -- running filings of the base follow
    pairs         jsonb       not null default '{}',     -- steps that have another id, old to new
    digest        text        not null,                  -- SHA-256 over the files
    answers       jsonb       not null,                  -- what the filing declares
    state         text        not null check (state in ('REQUESTED', 'RETURNED', 'RELEASED', 'REFUSED', 'WITHDRAWN')),
    definition    text,                                  -- what it became
    asked_by      uuid        not null,
    asked_name    text        not null,
    asked_at      timestamptz not null,
    approved_by   text,
    approved_name text,
    released_at   timestamptz,
    check ((state = 'RELEASED') = (definition is not null))
);
create unique index process_release_open on process_release (type) where state in ('REQUESTED', 'RETURNED');
create index process_release_type on process_release (type, asked_at desc);
create unique index process_release_definition on process_release (definition) where definition is not null;

-- Until they are deployed.
create table process_release_file (
    release uuid  not null references process_release (id) on delete cascade,
    path    text  not null,
    content bytea not null,
    primary key (release, path)
);
