-- What we rely on: the schema of the database is ours alone, its text is UTF-8, and Cyrillic letters have cases.
do $$
begin
  assert current_setting('server_version_num')::integer >= 150000, 'PostgreSQL 15 or later is needed';
  assert current_setting('server_encoding') = 'UTF8', 'the database must be made with encoding UTF8';
  assert lower('ФИРМА') = 'фирма', 'LC_CTYPE of the database must not be C: lower-casing leaves Cyrillic as it is';
  assert not exists (
    select from pg_tables
    where schemaname = current_schema and tablename in ('document', 'book', 'revision', 'closing')
  ), 'the schema holds tables of another program';
end
$$;
