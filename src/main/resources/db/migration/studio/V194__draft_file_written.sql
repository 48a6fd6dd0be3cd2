-- Somebody writes in it in the editor: the first save of his sitting is audited, not each.
alter table process_draft_file add written boolean not null default false;
