-- What we promise: drafts and answers are closed by row level security, for the owner of the tables too.
do $$
begin
  assert (
    select count(*) = 2 from pg_class
    where oid in (format('%I.draft', current_schema)::regclass, format('%I.kept_answer', current_schema)::regclass)
      and relrowsecurity and relforcerowsecurity
  ), 'a table with what a person typed is open';
end
$$;
