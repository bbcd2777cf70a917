-- What we promise: settings are closed by row level security, for the owner of the table too.
do $$
begin
  assert (
    select relrowsecurity and relforcerowsecurity from pg_class
    where oid = format('%I.own_setting', current_schema)::regclass
  ), 'settings of a person are open';
end
$$;
