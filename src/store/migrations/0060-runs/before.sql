-- What we rely on: jobs and closes are there, and nothing lies ready for a job yet.
do $$
begin
  assert (
    select count(*) = 2 from pg_tables where schemaname = current_schema and tablename in ('closing', 'job')
  ), 'the tables of jobs are missing';
  assert not exists (
    select from pg_tables where schemaname = current_schema and tablename = 'job_input'
  ), 'the schema holds tables of another program';
end
$$;
