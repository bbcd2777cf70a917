-- What we rely on: books, documents and people are there, comments and attachments are not.
do $$
begin
  assert (
    select count(*) = 2 from pg_tables
    where schemaname = current_schema and tablename in ('document', 'person_role')
  ), 'the tables of books and people are missing';
  assert not exists (
    select from pg_tables
    where schemaname = current_schema and tablename in ('comment', 'attachment')
  ), 'the schema holds tables of another program';
end
$$;
