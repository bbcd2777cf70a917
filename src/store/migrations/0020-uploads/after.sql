-- What we promise: what was sent is closed by row level security, for the owner of the tables too.
do $$
begin
  assert (
    select count(*) = 2 from pg_class
    where relname in ('upload', 'upload_answer') and relrowsecurity and relforcerowsecurity
      and relnamespace = current_schema::regnamespace
  ), 'uploads are open';
end
$$;
