-- What we promise: what lies ready for a job is closed by row level security, for the owner of the tables too.
do $$
begin
  assert (
    select relrowsecurity and relforcerowsecurity from pg_class
    where relname = 'job_input' and relnamespace = current_schema::regnamespace
  ), 'what lies ready for jobs is open';
end
$$;
