alter table closing drop column author;
drop table job_file;
drop table job;
