drop table attachment;
drop table comment;
drop function works_with(bigint, text, text);
