drop table kept_answer;
drop table draft;
