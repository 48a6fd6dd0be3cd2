#!/bin/sh
# Runs when the database's volume is new: the owner of the schema, whom Flyway logs in as, and the application's role.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres \
    -v owner_password="$ZHUBAN_OWNER_PASSWORD" -v app_password="$ZHUBAN_APP_PASSWORD" <<'SQL'
create role zhuban_owner login password :'owner_password';
create role zhuban_app login password :'app_password';
create database zhuban owner zhuban_owner encoding 'UTF8' template template0;
revoke connect on database zhuban from public;
grant connect on database zhuban to zhuban_app;
SQL
