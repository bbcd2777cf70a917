drop table upload_answer;
drop table upload;
