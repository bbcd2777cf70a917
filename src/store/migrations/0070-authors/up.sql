alter table revision add column author text collate "C" not null default '';
alter table revision add column action text collate "C" not null default '';
alter table revision add column first_entry bigint;
alter table revision add column last_entry bigint;
alter table revision add column undoes bigint references revision (id) on delete set null;
alter table revision add constraint revision_entries_are_in_order check (
  (first_entry is null and last_entry is null) or first_entry <= last_entry
);

create index revision_by_author on revision (book, author, id);
create index revision_undone on revision (undoes) where undoes is not null;
