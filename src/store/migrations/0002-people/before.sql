-- What we rely on: books are there, and the tables of people are not.
do $$
begin
  assert exists (select from pg_tables where schemaname = current_schema and tablename = 'book'),
    'the tables of books are missing';
  assert not exists (
    select from pg_tables
    where schemaname = current_schema and tablename in ('person', 'session', 'api_token', 'audit_entry')
  ), 'the schema holds tables of another program';
end
$$;
