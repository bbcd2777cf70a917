drop table own_setting;
