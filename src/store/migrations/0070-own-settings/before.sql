-- What we rely on: books are there, and row level security knows who acts.
do $$
begin
  assert exists (select from pg_tables where schemaname = current_schema and tablename = 'book'), 'no books';
  assert exists (select from pg_proc where proname = 'acting_person'), 'nobody says whose transaction it is';
end
$$;
