drop table closing;
drop table register_row;
drop table revision_file;
drop table revision;
drop table book;
drop table document;
