alter table filing
    add column provenance jsonb not null default '{}',  -- field → {source, at, value}; personal values sealed
    add column stamps     jsonb not null default '{}';  -- field → {version, by, at} of its last change while editable
