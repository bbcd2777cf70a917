-- What we promise: what is there already was made by nobody that we know of, so that nobody can undo it.
do $$
begin
  assert not exists (
    select from revision where author <> '' or action <> '' or first_entry is not null or undoes is not null
  ), 'a revision of before was given an author';
end
$$;
