-- Wordings of messages and notices that a system admin put in place of the packaged ones.
create table message_wording (
    code       text        not null,
    language   text        not null check (language in ('zh', 'en')),
    wording    text        not null check (char_length(wording) between 1 and 500),
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (code, language)
);
