#include <doctest/doctest.h>

#include "facts/sections.hpp"
#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::IndexBuilder;
using brief::test::kAlpha;
using brief::test::kForm;

namespace {

Section data_of(const Index& index) {
  const facts::Context context(index);
  return facts::data(context);
}

}  // namespace

TEST_CASE("numbered migrations are one line a folder") {
  IndexBuilder builder;
  builder.file("db/migrations/0001_init.sql", &kForm);
  builder.file("db/migrations/0002_users.sql", &kForm);
  builder.file("db/migrations/README.sql", &kForm);
  builder.file("other/migrations/only.sql", &kForm);
  CHECK(test::texts(data_of(builder.build())) ==
        std::vector<std::string>{
            "`db/migrations/`: migrations, in the order of their names (`0001_init.sql`, …)"});
}

TEST_CASE("a migration that is a folder of its own bears that folder's number") {
  IndexBuilder builder;
  for (const char* step : {"01_init/", "02_users/"})
    builder.file("prisma/migrations/" + std::string(step) + "migration.sql", &kForm);
  builder.file("diesel/migrations/2024-01-01_a/up.sql", &kForm);
  builder.file("diesel/migrations/2024-01-01_a/down.sql", &kForm);
  CHECK(test::texts(data_of(builder.build())) ==
        std::vector<std::string>{
            "`prisma/migrations/`: migrations, in the order of their names (`01_init`, …)"});
}

TEST_CASE("folders whose migrations begin alike are one line") {
  IndexBuilder builder;
  for (const char* folder : {"a/migrations/", "b/migrations/"})
    for (const char* name : {"0001_initial.sql", "0002_more.sql"})
      builder.file(std::string(folder) + name, &kForm);
  const Section section = data_of(builder.build());
  CHECK(test::texts(section) ==
        std::vector<std::string>{"`a/migrations/`, `b/migrations/`: migrations, in the order of "
                                 "their names (`0001_initial.sql`, …)"});
  CHECK(section.claims[0].evidence.size() == 4);
}

TEST_CASE("services are named with their images, each once") {
  IndexBuilder builder;
  builder.file("docker-compose.yml", &kForm)
      .fact("/services/db/image", "postgres:16", 3)
      .fact("/services/web/build", ".", 5)
      .fact("/services/web/image", "web:dev", 6);
  CHECK(test::texts(data_of(builder.build())) ==
        std::vector<std::string>{"`docker-compose.yml`: services `db` (`postgres:16`), `web`"});
}

TEST_CASE("variables are told by name only") {
  IndexBuilder builder;
  builder.file(".env.example", &kForm)
      .fact("//DATABASE_URL", "postgres://u:p@h/db", 1)
      .fact("//PORT", "8080", 2);
  const Section section = data_of(builder.build());
  CHECK(test::texts(section) ==
        std::vector<std::string>{"environment, by `.env.example`: `DATABASE_URL`, `PORT`"});
}

TEST_CASE("variables that the code names stand with the file that names most, listed ones apart") {
  IndexBuilder builder;
  builder.file(".env.example", &kForm).fact("//LISTED_KEY", "x", 1);
  builder.file("src/a.al", &kAlpha).fact("/env/APP_URL", "", 4);
  builder.file("src/config.al", &kAlpha)
      .fact("/env/APP_URL", "", 7)
      .fact("/env/APP_KEY", "", 8)
      .fact("/env/LISTED_KEY", "", 9)
      .fact("/env/PATH", "", 10);
  builder.file("tests/test_a.al", &kAlpha).role(FileRole::test).fact("/env/TEST_ONLY", "", 1);
  const Section section = data_of(builder.build());
  CHECK(test::texts(section) ==
        std::vector<std::string>{"environment, by `.env.example`: `LISTED_KEY`",
                                 "environment, by `src/config.al`: `APP_KEY`, `APP_URL`"});
  CHECK(section.claims[1].evidence ==
        std::vector<Evidence>{{"src/config.al", 8, 8}, {"src/config.al", 7, 7}});
}

TEST_CASE("hidden files that the code names are told with their place, those of every tool not") {
  IndexBuilder builder;
  builder.file("src/log.al", &kAlpha)
      .fact("/dotfile", ".tool_log", 4)
      .fact("/dotfile", ".npmrc", 5);
  CHECK(test::texts(data_of(builder.build())) ==
        std::vector<std::string>{"hidden files that the code names: `.tool_log` (`src/log.al`)"});
}

TEST_CASE("tables stand with the folder of their migrations, or with their file") {
  IndexBuilder builder;
  builder.file("migrations/0001_users.sql", &kForm)
      .define(DefinitionKind::table, "users", "CREATE TABLE users", 1, 4);
  builder.file("migrations/0002_more.sql", &kForm)
      .define(DefinitionKind::table, "orders", "CREATE TABLE orders", 1, 4)
      .define(DefinitionKind::table, "users", "CREATE TABLE users", 6, 9);
  builder.file("db/schema.sql", &kForm)
      .define(DefinitionKind::table, "logs", "CREATE TABLE logs", 1, 4);
  const Section section = data_of(builder.build());
  CHECK(test::has_text(section, "`db/schema.sql`: tables `logs`"));
  CHECK(test::has_text(section, "`migrations/`: tables `orders`, `users`"));
}

TEST_CASE("where a file tells the whole schema, the steps to it tell no tables") {
  IndexBuilder builder;
  for (const char* folder : {"db/mysql/", "db/sqlite/"}) {
    builder.file(std::string(folder) + "LATEST.sql", &kForm)
        .define(DefinitionKind::table, "memo", "CREATE TABLE memo", 1, 4)
        .define(DefinitionKind::table, "user", "CREATE TABLE user", 6, 9);
    builder.file(std::string(folder) + "0.5/00__memo.sql", &kForm)
        .define(DefinitionKind::table, "shortcut", "CREATE TABLE shortcut", 1, 4);
  }
  CHECK(test::texts(data_of(builder.build())) ==
        std::vector<std::string>{
            "`db/mysql/LATEST.sql`, `db/sqlite/LATEST.sql`: tables `memo`, `user`"});
}

TEST_CASE("what a module of tests inside a source file names is not the program's") {
  IndexBuilder builder;
  builder.file("src/log.al", &test::kAlpha)
      .define(DefinitionKind::module, "tests", "mod tests", 50, 90)
      .fact("/dotfile", ".tool_log", 60)
      .fact("/env/TOOL_HOME", "", 61);
  CHECK(data_of(builder.build()).claims.empty());
}

TEST_CASE("a service of CI whose image the matrix chooses is told by its name") {
  IndexBuilder builder;
  builder.file(".github/workflows/ci.yml", &kForm)
      .fact("/jobs/test/services/redis/image", "${{ matrix.database.image }}", 3)
      .fact("/jobs/test/services/db/image", "postgres:16", 5);
  CHECK(test::texts(data_of(builder.build())) ==
        std::vector<std::string>{
            "`.github/workflows/ci.yml`: services `redis`, `db` (`postgres:16`)"});
}
