-- What we rely on: revisions and the trail are there, and a revision does not say yet who made it.
do $$
begin
  assert (
    select count(*) = 2 from pg_tables
    where schemaname = current_schema and tablename in ('revision', 'audit_entry')
  ), 'the tables of books and of the trail are missing';
  assert not exists (
    select from information_schema.columns
    where table_schema = current_schema and table_name = 'revision' and column_name = 'author'
  ), 'revisions have authors already';
end
$$;
