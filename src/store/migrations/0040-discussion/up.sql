create table comment (
  id bigint generated always as identity primary key,
  book bigint not null references book (id) on delete cascade,
  kind text collate "C" not null,
  subject text collate "C" not null,
  entity text collate "C" not null,
  partner text collate "C" not null,
  author text collate "C" not null,
  content text not null,
  at timestamptz not null,
  constraint comment_kind_is_known check (kind in ('pair', 'adjustment')),
  constraint comment_is_given check (content <> '')
);

create index comment_by_subject on comment (book, kind, subject, id);

create table attachment (
  id bigint generated always as identity primary key,
  book bigint not null references book (id) on delete cascade,
  kind text collate "C" not null,
  subject text collate "C" not null,
  entity text collate "C" not null,
  partner text collate "C" not null,
  comment bigint references comment (id) on delete cascade,
  document text collate "C" not null references document (hash),
  name text not null,
  author text collate "C" not null,
  at timestamptz not null,
  removed_at timestamptz,
  constraint attachment_kind_is_known check (kind in ('pair', 'adjustment')),
  constraint attachment_of_a_pair_is_of_a_comment check (kind <> 'pair' or comment is not null),
  constraint attachment_name_is_given check (name <> '')
);

create index attachment_by_subject on attachment (book, kind, subject, id);
create index attachment_by_document on attachment (document);
create index attachment_by_comment on attachment (comment);

-- Does who acts work in the book with one of the companies, or with all of them?
create function works_with(of_book bigint, one text, other text) returns boolean language sql stable as
  $$ select sees_all() or of_book in (select books_with('controller', 'approver')) or exists (
    select from person_role
    join person on person.id = person_role.person
    where person.id::text = acting_person() and disabled_at is null and role = 'accountant'
      and person_role.book = of_book and entity in (one, other)
  ) $$;

-- Comments are seen and added; there is no policy to change or remove one.
alter table comment enable row level security;
alter table comment force row level security;
create policy comment_seen on comment for select using (works_with(book, entity, partner));
create policy comment_added on comment for insert with check (
  works_with(book, entity, partner)
  and ((select sees_all()) or author = 'person:' || (select acting_person()))
);

alter table attachment enable row level security;
alter table attachment force row level security;
create policy attachment_seen on attachment for select using (works_with(book, entity, partner));
create policy attachment_added on attachment for insert with check (
  works_with(book, entity, partner)
  and ((select sees_all()) or author = 'person:' || (select acting_person()))
);
create policy attachment_taken_back on attachment for update using (works_with(book, entity, partner));
