#include <doctest/doctest.h>

#include "facts/sections.hpp"
#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::IndexBuilder;
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
