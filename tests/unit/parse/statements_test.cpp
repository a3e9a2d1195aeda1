#include "parse/statements.hpp"

#include <doctest/doctest.h>

#include <string>

#include "extracted.hpp"

using namespace brief;
using brief::test::extracted;
using brief::test::find;

namespace {

FileSummary read(std::string_view text) { return extracted("sql", text); }

std::string names(const FileSummary& summary) {
  std::string out;
  for (const Definition& row : summary.definitions)
    out += (out.empty() ? "" : " ") + std::string(summary.view(row.name));
  return out;
}

}  // namespace

TEST_CASE("a name is the last part, without the quotes of any dialect") {
  CHECK(names(read("create table a.b (x int); create table \"c d\".\"e f\" (x int);\n"
                   "create table `g`.`h` (x int); create table [i].[j k] (x int);\n"
                   "CREATE VIEW IF NOT EXISTS l AS SELECT 1")) == "b e f h j k l");
}

TEST_CASE("words that define are found in statements only, not in strings and comments") {
  CHECK(names(read("select 'create table a (x)'; -- create table b (x);\n"
                   "/* create table c (x); */ insert into t values ('it''s; create table d (');\n"
                   "do $x$ create table e (x); $x$; drop table f;\ncreate table g (x int);")) ==
        "g");
}

TEST_CASE("a routine ends with its block, whatever stands in it") {
  const FileSummary summary = read(
      "create procedure a() begin\n if x then select 1; end if;\n select case when 1 then 2 end;\n"
      " while y do select 2; end while;\nend;\ncreate table b (x int);\n");
  CHECK(names(summary) == "a b");
  CHECK(summary.definitions[0].end_line == 5);
}

TEST_CASE("a package holds its routines, declared or with a block of their own") {
  const FileSummary summary = read(
      "create or replace package body shop authid definer is\n"
      " total number := 0;\n type basket is table of number;\n"
      " function declared(a in number) return number;\n"
      " procedure add_one(a in number) is\n"
      "  function inner(b number) return number is begin return b; end;\n"
      "  x number;\n begin\n  total := inner(a) + case when 1 then 2 end;\n end add_one;\n"
      " begin\n total := 1;\n end;\n"
      "/\ncreate table after (x int);\n");
  CHECK(names(summary) == "shop basket declared add_one after");
  CHECK(summary.definitions[0].end_line == 13);
  CHECK(summary.definitions[2].parent == 0);
  CHECK(summary.definitions[3].line == 5);
  CHECK(summary.definitions[3].end_line == 10);
  CHECK(summary.definitions[4].parent == kNoParent);
}

TEST_CASE("a package that is not closed ends where the next statement of its kind begins") {
  CHECK(names(read("create package a as\n procedure b;\ncreate table c (x int);\n"
                   "procedure d;")) == "a b c");
}

TEST_CASE("routines between a routine's head and its block do not end it") {
  const FileSummary summary = read(
      "create procedure a is\n procedure b;\n procedure b is x int; begin null; end;\n"
      "begin\n b; select 'create table no';\nend;\ncreate table c (x int);");
  CHECK(names(summary) == "a c");
  CHECK(summary.definitions[0].end_line == 6);
}

TEST_CASE("a routine that a statement names makes no routine of it") {
  CHECK(names(read("create cast (a as b) with function f(a) as implicit;\n"
                   "create operator === (procedure = g, leftarg = h);\n"
                   "create table i (x int);\n"
                   "create trigger j after update on i referencing new table as k\n"
                   " for each statement execute function l();\n create view m as select 1;")) ==
        "i j m");
}

TEST_CASE("another delimiter ends statements until it is set back") {
  const FileSummary summary = read(
      "delimiter $$\ncreate function a() returns int begin return 1; end$$\n"
      "create trigger b before insert on t for each row set @x = 1$$\ndelimiter ;\n"
      "create table c (x int);\n");
  CHECK(names(summary) == "a b c");
  CHECK(summary.definitions[0].end_line == 2);
}

TEST_CASE("an unknown statement costs nothing of what follows") {
  CHECK(names(read("frobnicate ( the [database {;\ncreate table a (x int);\n"
                   "copy t from stdin;\n1\tit's\n\\.\ncreate table b (x int)\ngo\n"
                   "if not exists (select 1)\ncreate table c (x int)")) == "a b c");
}

TEST_CASE("a backslash escapes a quote where the string goes on") {
  CHECK(names(read("insert into t values ('C:\\'), ('it\\'s; create table a (');\n"
                   "create table b (x int);")) == "b");
  CHECK(names(read("set a = b + '\\' + c; create table d (x int); select '\\'||e;\n"
                   "insert into t values ('\\'+'), ('); create table f (x int);")) == "d f");
}

TEST_CASE("what a dump hides in comments of one dialect is seen") {
  CHECK(names(read("/*!50001 CREATE VIEW `a` AS select 1 */;\n/*!40000 ALTER TABLE `t` */;")) ==
        "a");
}

TEST_CASE("hostile statements take one pass") {
  for (const char* piece : {"create table ", "$a$", "begin ", "(", "'", "create\n", "/*!", ";"}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    CHECK_FALSE(read(text).hung);
  }
}

TEST_CASE("a signature ends with what the rule saw") {
  const FileSummary summary = read(
      "-- Who buys.\ncreate table users (\n id int\n);\n"
      "create function f(a numeric(10, 2), b text) returns setof users as $$ select 1 $$;");
  REQUIRE(summary.definitions.size() == 2);
  CHECK(summary.view(summary.definitions[0].signature) == "create table users");
  CHECK(summary.view(summary.definitions[0].doc) == "Who buys.");
  CHECK(summary.definitions[0].end_line == 4);
  CHECK(summary.view(summary.definitions[1].signature) ==
        "create function f(a numeric(10, 2), b text) returns setof users");
}
