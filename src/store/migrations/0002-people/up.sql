create table person (
  id uuid primary key,
  login text not null,
  name text not null,
  email text not null,
  language text collate "C" not null,
  is_administrator boolean not null,
  prepares_statements boolean not null,
  created_at timestamptz not null,
  disabled_at timestamptz,
  version bigint not null,
  constraint person_login_is_given check (login <> '' and login !~ '[[:space:][:cntrl:]]'),
  constraint person_name_is_given check (name <> ''),
  constraint person_language_is_known check (language in ('ru', 'en'))
);

create unique index person_login_once on person (lower(login));

create table person_secret (
  person uuid primary key references person (id) on delete cascade,
  password_hash text collate "C",
  totp_secret text collate "C",
  totp_confirmed_at timestamptz,
  totp_last_step bigint not null
);

create table recovery_code (
  person uuid not null references person (id) on delete cascade,
  hash text collate "C" not null,
  used_at timestamptz,
  primary key (person, hash)
);

create table person_role (
  person uuid not null references person (id) on delete cascade,
  book bigint not null references book (id) on delete cascade,
  role text collate "C" not null,
  entity text collate "C" not null,
  primary key (person, book, role, entity),
  constraint person_role_is_known check (role in ('accountant', 'controller', 'approver', 'auditor')),
  constraint person_role_of_accountant_has_entity check ((role = 'accountant') = (entity <> ''))
);

create index person_role_by_book on person_role (book);

create table session (
  id uuid primary key,
  person uuid not null references person (id) on delete cascade,
  token_hash text collate "C" not null unique,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  address text collate "C" not null,
  browser text not null
);

create index session_by_person on session (person);

create table one_time_link (
  token_hash text collate "C" primary key,
  purpose text collate "C" not null,
  person uuid references person (id) on delete cascade,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint one_time_link_purpose_is_known
    check (purpose in ('first-administrator', 'invitation', 'lost-access')),
  constraint one_time_link_is_for_a_person check ((purpose = 'first-administrator') = (person is null))
);

create table api_token (
  id uuid primary key,
  person uuid not null references person (id) on delete cascade,
  name text not null,
  token_hash text collate "C" not null unique,
  scope text collate "C" not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  constraint api_token_scope_is_known check (scope in ('read', 'full'))
);

create index api_token_by_person on api_token (person);

create table outside_identity (
  issuer text collate "C" not null,
  subject text collate "C" not null,
  person uuid not null references person (id) on delete cascade,
  linked_at timestamptz not null,
  primary key (issuer, subject)
);

create index outside_identity_by_person on outside_identity (person);

-- Keys are hashes: what was typed as a login may be a password.
create table sign_in_failure (
  id bigint generated always as identity primary key,
  key text collate "C" not null,
  at timestamptz not null
);

create index sign_in_failure_by_key on sign_in_failure (key, at);

create table audit_entry (
  sequence bigint primary key,
  at timestamptz not null,
  actor text collate "C" not null,
  action text collate "C" not null,
  object_kind text collate "C" not null,
  object text collate "C" not null,
  book bigint,
  entity text collate "C" not null,
  before_hash text collate "C",
  after_hash text collate "C",
  previous_hash text collate "C" not null,
  hash text collate "C" not null
);

create index audit_entry_by_book on audit_entry (book, sequence);
create index audit_entry_by_object on audit_entry (object_kind, object);

create table audit_content (
  sequence bigint not null references audit_entry (sequence),
  side text collate "C" not null,
  salt text collate "C" not null,
  content text not null,
  primary key (sequence, side),
  constraint audit_content_side_is_known check (side in ('before', 'after'))
);

create table audit_head (
  one boolean primary key,
  sequence bigint not null,
  hash text collate "C" not null,
  constraint audit_head_is_one check (one)
);

insert into audit_head (one, sequence, hash) values (true, 0, repeat('0', 64));

-- Whose transaction it is.
create function acting_person() returns text language sql stable as
  $$ select coalesce(current_setting('trialbalance.person', true), '') $$;

create function sees_all() returns boolean language sql stable as
  $$ select acting_person() = 'console' $$;

create function is_administrator() returns boolean language sql stable as
  $$ select exists (
    select from person
    where id::text = acting_person() and person.is_administrator and disabled_at is null
  ) $$;

-- Books in which who acts has one of the roles.
create function books_with(variadic roles text[]) returns setof bigint language sql stable as
  $$ select person_role.book from person_role
    join person on person.id = person_role.person
    where person.id::text = acting_person() and disabled_at is null and role = any (roles) $$;

alter table book enable row level security;
alter table book force row level security;
create policy book_seen on book for select using (
  (select sees_all()) or (select is_administrator())
  or id in (select books_with('accountant', 'controller', 'approver', 'auditor'))
);
create policy book_made on book for insert with check ((select sees_all()));
create policy book_changed on book for update using (
  (select sees_all()) or id in (select books_with('accountant', 'controller'))
);
create policy book_deleted on book for delete using ((select sees_all()));

-- Drafts: all that there is of a book until something is published.
alter table revision enable row level security;
alter table revision force row level security;
create policy revision_seen on revision for select using (
  (select sees_all()) or book in (select books_with('accountant', 'controller', 'approver'))
);
create policy revision_changed on revision for all using (
  (select sees_all()) or book in (select books_with('accountant', 'controller'))
);

-- Revisions that who acts may make, and what is in them.
create function revisions_to_change() returns setof bigint language sql stable as
  $$ select id from revision where sees_all() or book in (select books_with('accountant', 'controller')) $$;

alter table revision_file enable row level security;
alter table revision_file force row level security;
create policy revision_file_seen on revision_file for select using (revision in (select id from revision));
create policy revision_file_added on revision_file for insert with check (
  revision in (select revisions_to_change())
);

alter table register_row enable row level security;
alter table register_row force row level security;
create policy register_row_seen on register_row for select using (revision in (select id from revision));
create policy register_row_added on register_row for insert with check (
  revision in (select revisions_to_change())
);

-- A close is a result: who reads the drafts may have it derived.
alter table closing enable row level security;
alter table closing force row level security;
create policy closing_seen on closing for select using (revision in (select id from revision));
create policy closing_added on closing for insert with check (revision in (select id from revision));

alter table person_role enable row level security;
alter table person_role force row level security;
create policy person_role_seen on person_role for select using (
  (select sees_all()) or person::text = (select acting_person()) or (select is_administrator())
);
create policy person_role_changed on person_role for all using (
  (select sees_all()) or (select is_administrator())
);

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy audit_entry_appended on audit_entry for insert with check (true);
create policy audit_entry_seen on audit_entry for select using (
  (select sees_all())
  or actor = 'person:' || (select acting_person())
  or ((book is null or object_kind = 'roles') and (select is_administrator()))
  or book in (select books_with('controller', 'approver'))
  or (entity <> '' and exists (
    select from person_role
    where person_role.book = audit_entry.book and person_role.entity = audit_entry.entity
      and role = 'accountant' and person::text = acting_person()
  ))
);

alter table audit_content enable row level security;
alter table audit_content force row level security;
create policy audit_content_appended on audit_content for insert with check (true);
create policy audit_content_seen on audit_content for select using (
  exists (select from audit_entry where audit_entry.sequence = audit_content.sequence)
);
create policy audit_content_erased on audit_content for delete using (
  (select sees_all()) or (select is_administrator())
);
