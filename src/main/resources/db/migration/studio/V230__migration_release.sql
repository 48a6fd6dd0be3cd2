-- 在办件迁移 by itself is asked for and approved like a release: a release of kind MIGRATE, whose folder is in force already.
alter table process_release
    add column target  text,                               -- of a migration: the version that the filings of the base go to
    add column leaves  boolean not null default false,     -- filings that cannot follow stay where they are
    add column preview text    not null default '',        -- of those that follow, when it was asked for, in words
    drop constraint process_release_kind_check,
    drop constraint process_release_check,
    add constraint process_release_kind_check check (kind in ('DRAFT', 'PACKAGED', 'ROLLBACK', 'MIGRATE')),
    add constraint process_release_definition_check check ((state = 'RELEASED' and kind <> 'MIGRATE') = (definition is not null)),
    add constraint process_release_target_check check ((kind = 'MIGRATE') = (target is not null)),
    add constraint process_release_two_people check (approved_by is distinct from asked_by::text);

-- Of what was asked for before, nobody wrote down whether it was said.
update process_release set leaves = migrate where state in ('REQUESTED', 'RETURNED');
