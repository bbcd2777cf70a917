-- What we promise: what was said and laid beside is closed by row level security, for the owner of the tables too.
do $$
begin
  assert (
    select count(*) = 2 from pg_class
    where relname in ('comment', 'attachment') and relrowsecurity and relforcerowsecurity
      and relnamespace = current_schema::regnamespace
  ), 'comments or attachments are open';
end
$$;
