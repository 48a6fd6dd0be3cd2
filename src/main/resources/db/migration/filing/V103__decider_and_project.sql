alter table filing
    add column project uuid,                           -- what a project account of another project does not see
    add column decider uuid;                           -- enterprise at whose desk it is decided; null = the authority's
create index filing_project on filing (organisation, project, changed_at desc, id desc) where project is not null;
