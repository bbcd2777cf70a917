-- An unsaved copy of one document: of one person, seen by nobody else. The document may not be there yet.
create table draft (
  owner text collate "C" not null,
  book bigint not null references book (id) on delete cascade,
  document text collate "C" not null,
  content text not null,
  counter bigint not null,
  etag text collate "C" not null,
  changed_at timestamptz not null,
  primary key (owner, book, document),
  constraint draft_owner_is_given check (owner <> ''),
  constraint draft_document_is_given check (document <> ''),
  constraint draft_counter_is_natural check (counter > 0)
);

-- What a request that creates was answered, by its Idempotency-Key.
create table kept_answer (
  owner text collate "C" not null,
  book bigint not null references book (id) on delete cascade,
  key text collate "C" not null,
  request_hash text collate "C" not null,
  answer text not null,
  at timestamptz not null,
  primary key (owner, book, key),
  constraint kept_answer_key_is_given check (key <> '')
);

create index kept_answer_by_time on kept_answer (owner, at);

-- Both are their owner's alone. The console's access sees all, as everywhere; the store asks by owner beside this.
alter table draft enable row level security;
alter table draft force row level security;
create policy draft_own on draft for all using (
  (select sees_all()) or (owner = 'person:' || (select acting_person()) and book in (select id from book))
);

alter table kept_answer enable row level security;
alter table kept_answer force row level security;
create policy kept_answer_own on kept_answer for all using (
  (select sees_all()) or (owner = 'person:' || (select acting_person()) and book in (select id from book))
);
