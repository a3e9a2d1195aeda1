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
