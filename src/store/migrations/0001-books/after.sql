-- What we promise: no amount is a float, no time comes from the database's clock.
do $$
begin
  assert not exists (
    select from information_schema.columns
    where table_schema = current_schema and data_type in ('real', 'double precision', 'money')
  ), 'a column holds floating-point numbers';
  assert not exists (
    select from information_schema.columns
    where table_schema = current_schema and column_default ~ '(now|current_timestamp|clock_timestamp)'
  ), 'a column takes its time from the database';
  assert (
    select count(*) = 6 from pg_tables
    where schemaname = current_schema
      and tablename in ('document', 'book', 'revision', 'revision_file', 'register_row', 'closing')
  ), 'a table is missing';
end
$$;
