create table job (
  id uuid primary key,
  owner text collate "C" not null,
  book bigint not null references book (id) on delete cascade,
  kind text collate "C" not null,
  subject jsonb not null,
  key text collate "C" not null,
  state text collate "C" not null,
  step text collate "C" not null,
  done integer not null,
  total integer not null,
  result jsonb,
  findings jsonb not null,
  position bigint generated always as identity,
  queued_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  constraint job_owner_is_given check (owner <> ''),
  constraint job_kind_is_known check (kind in ('close', 'documents')),
  constraint job_state_is_known check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  constraint job_ends_once check ((state in ('done', 'failed', 'cancelled')) = (ended_at is not null))
);

-- The same work stands once; what failed or was cancelled may be asked for again.
create unique index job_once on job (key) where state in ('queued', 'running', 'done');
create index job_by_state on job (state, position);
create index job_by_owner on job (owner, position);
create index job_by_book on job (book);

create table job_file (
  job uuid primary key references job (id) on delete cascade,
  name text not null,
  type text collate "C" not null,
  content bytea not null
);

alter table job_file alter column content set storage external;

alter table job enable row level security;
alter table job force row level security;
create policy job_own on job for all using (
  (select sees_all()) or (owner = 'person:' || (select acting_person()) and book in (select id from book))
);

alter table job_file enable row level security;
alter table job_file force row level security;
create policy job_file_own on job_file for all using (job in (select id from job));

alter table closing add column author text collate "C" not null default '';
