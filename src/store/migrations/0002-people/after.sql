-- What we promise: every table with a book or a revision is closed by row level security, for its owner too; the trail
-- begins with one head, and no policy lets an entry be changed or deleted.
do $$
begin
  assert not exists (
    select from information_schema.columns
    join pg_class on pg_class.oid = format('%I.%I', table_schema, table_name)::regclass
    where table_schema = current_schema and column_name in ('book', 'revision') and pg_class.relkind = 'r'
      and not (pg_class.relrowsecurity and pg_class.relforcerowsecurity)
  ), 'a table with a book is open';
  assert (select count(*) = 1 from audit_head), 'the trail has no head';
  assert not exists (
    select from pg_policies
    where schemaname = current_schema and tablename = 'audit_entry' and cmd in ('UPDATE', 'DELETE', 'ALL')
  ), 'entries of the trail can be changed';
end
$$;
