-- How a person wants a list or a grid to look in one book: widths of columns, filter. Hers alone.
create table own_setting (
  owner text collate "C" not null,
  book bigint not null references book (id) on delete cascade,
  list text collate "C" not null,
  content text not null,
  changed_at timestamptz not null,
  primary key (owner, book, list),
  constraint own_setting_owner_is_given check (owner <> ''),
  constraint own_setting_list_is_given check (list <> '')
);

alter table own_setting enable row level security;
alter table own_setting force row level security;
create policy own_setting_own on own_setting for all using (
  (select sees_all()) or (owner = 'person:' || (select acting_person()) and book in (select id from book))
);
