-- What we rely on: documents and people are there, the desk is not.
do $$
begin
  assert (
    select count(*) = 2 from pg_tables
    where schemaname = current_schema and tablename in ('document', 'person')
  ), 'the tables of documents and people are missing';
  assert not exists (
    select from pg_tables
    where schemaname = current_schema and tablename in ('line', 'organisation', 'request')
  ), 'the schema holds tables of another program';
end
$$;
