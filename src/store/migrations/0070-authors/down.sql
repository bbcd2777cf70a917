drop index revision_undone;
drop index revision_by_author;
alter table revision drop constraint revision_entries_are_in_order;
alter table revision drop column undoes;
alter table revision drop column last_entry;
alter table revision drop column first_entry;
alter table revision drop column action;
alter table revision drop column author;
