-- Regions of GB/T 2260 (three levels), code tables of the national real-name data standard, the working-day calendar: data, not code.
create table region (
    code    char(6) primary key check (code ~ '^[0-9]{6}$'),
    name    text    not null,
    parent  char(6) references region (code),
    level   int     not null check (level between 1 and 3),
    enabled boolean not null default true
);
create index region_parent on region (parent, code);

create table code_item (
    code_table text    not null,
    code       text    not null,
    name       text    not null,
    sort       int     not null,
    enabled    boolean not null default true,
    primary key (code_table, code, name)
);

-- Exceptions to "Monday to Friday": WORK = a weekend day worked, REST = a weekday off.
create table calendar_day (
    day  date primary key,
    kind text not null check (kind in ('WORK', 'REST')),
    name text
);
