drop table job_input;
drop policy job_own on job;
create policy job_own on job for all using (
  (select sees_all()) or (owner = 'person:' || (select acting_person()) and book in (select id from book))
);
delete from job where kind in ('import', 'accept');
alter table job drop constraint job_is_of_a_book;
alter table job alter column book set not null;
alter table job drop constraint job_kind_is_known;
alter table job add constraint job_kind_is_known check (kind in ('close', 'documents'));
alter table closing drop column findings;
