-- A file that was sent and is not yet of the book: of one person, seen by nobody else.
create table upload (
  id bigint generated always as identity primary key,
  owner text collate "C" not null,
  book bigint not null references book (id) on delete cascade,
  name text not null,
  document text collate "C" not null references document (hash),
  entity text collate "C" not null,
  period_from text collate "C" not null,
  period_to text collate "C" not null,
  account text collate "C" not null,
  understood jsonb not null,
  uploaded_at timestamptz not null,
  constraint upload_once unique (owner, book, document),
  constraint upload_owner_is_given check (owner <> ''),
  constraint upload_name_is_given check (name <> '')
);

create index upload_by_document on upload (document);

-- What the sender answered of a file that did not say it itself.
create table upload_answer (
  owner text collate "C" not null,
  book bigint not null references book (id) on delete cascade,
  subject text not null,
  entity text collate "C" not null,
  period_from text collate "C" not null,
  period_to text collate "C" not null,
  at timestamptz not null,
  primary key (owner, book, subject)
);

-- Both are their owner's alone, as drafts are.
alter table upload enable row level security;
alter table upload force row level security;
create policy upload_own on upload for all using (
  (select sees_all()) or (owner = 'person:' || (select acting_person()) and book in (select id from book))
);

alter table upload_answer enable row level security;
alter table upload_answer force row level security;
create policy upload_answer_own on upload_answer for all using (
  (select sees_all()) or (owner = 'person:' || (select acting_person()) and book in (select id from book))
);
