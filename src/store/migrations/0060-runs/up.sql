alter table closing add column findings jsonb not null default '[]';

alter table job drop constraint job_kind_is_known;
alter table job add constraint job_kind_is_known check (kind in ('close', 'documents', 'import', 'accept'));
alter table job alter column book drop not null;
alter table job add constraint job_is_of_a_book check (book is not null or kind = 'import');

drop policy job_own on job;
create policy job_own on job for all using (
  (select sees_all())
  or (owner = 'person:' || (select acting_person()) and (book is null or book in (select id from book)))
);

create table job_input (
  job uuid primary key references job (id) on delete cascade,
  name text not null,
  content bytea not null
);

alter table job_input alter column content set storage external;

alter table job_input enable row level security;
alter table job_input force row level security;
create policy job_input_own on job_input for all using (job in (select id from job));
