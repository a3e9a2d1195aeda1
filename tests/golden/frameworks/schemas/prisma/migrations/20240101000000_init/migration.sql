create table "User" (id int);
create table "Old" (id int);
