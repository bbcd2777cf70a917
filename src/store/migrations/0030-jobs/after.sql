-- What we promise: jobs and what they wrote are closed by row level security, for the owner of the tables too.
do $$
begin
  assert (
    select count(*) = 2 from pg_class
    where relname in ('job', 'job_file') and relrowsecurity and relforcerowsecurity
      and relnamespace = current_schema::regnamespace
  ), 'jobs are open';
end
$$;
