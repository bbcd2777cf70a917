-- What we rely on: books, documents and people are there, uploads are not.
do $$
begin
  assert (
    select count(*) = 2 from pg_tables
    where schemaname = current_schema and tablename in ('document', 'person_role')
  ), 'the tables of books and people are missing';
  assert not exists (
    select from pg_tables
    where schemaname = current_schema and tablename in ('upload', 'upload_answer')
  ), 'the schema holds tables of another program';
end
$$;
