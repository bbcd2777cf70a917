-- What we rely on: books, closes and people are there, jobs are not.
do $$
begin
  assert (
    select count(*) = 2 from pg_tables
    where schemaname = current_schema and tablename in ('closing', 'person_role')
  ), 'the tables of books and people are missing';
  assert not exists (
    select from pg_tables where schemaname = current_schema and tablename in ('job', 'job_file')
  ), 'the schema holds tables of another program';
end
$$;
