#include "facts/risks_code.hpp"

#include <doctest/doctest.h>

#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::IndexBuilder;
using brief::test::kAlpha;

namespace {

using Texts = std::vector<std::string>;

Texts risks_of(const Index& index) {
  const facts::Context context(index);
  Texts out;
  for (const Claim& claim : facts::code_risk_claims(context)) {
    CHECK(!claim.evidence.empty());
    out.push_back(claim.text);
  }
  return out;
}

}  // namespace

TEST_CASE("names are cut into words at capitals, marks and digits stay") {
  CHECK(facts::words_of_name("requireAdminToken") == Texts{"require", "admin", "token"});
  CHECK(facts::words_of_name("HTTPServer_v2") == Texts{"http", "server", "v2"});
  CHECK(facts::words_of_name("oauth2-login.") == Texts{"oauth2", "login"});
  CHECK(facts::words_of_name("__") == Texts{});
}

TEST_CASE("code of access is told by two of its path, its names and its imports") {
  IndexBuilder builder;
  builder.file("src/auth/token.al", &kAlpha)
      .define(DefinitionKind::function, "login", "def login()", 3, 9);
  builder.file("src/users.al", &kAlpha)
      .imports("jsonwebtoken", 1)
      .define(DefinitionKind::function, "checkPassword", "def checkPassword()", 3, 9)
      .define(DefinitionKind::function, "hash_password", "def hash_password()", 11, 19);
  builder.file("tests/auth_test.al", &kAlpha).role(FileRole::test);
  CHECK(risks_of(builder.build()) ==
        Texts{"authentication and access: `src/auth/token.al` (`login`), `src/users.al` "
              "(`checkPassword`, `hash_password`)"});
}

TEST_CASE("a path alone, names alone and a word inside a word are no code of access") {
  IndexBuilder builder;
  builder.file("src/auth/list.al", &kAlpha)
      .define(DefinitionKind::function, "first", "def first()", 3, 9);
  builder.file("src/url.al", &kAlpha)
      .define(DefinitionKind::function, "password", "def password()", 3, 9)
      .define(DefinitionKind::function, "set_password", "def set_password()", 11, 19);
  builder.file("src/author.al", &kAlpha)
      .define(DefinitionKind::function, "login", "def login()", 11, 12);
  builder.file("src/sanitize_text.al", &kAlpha)
      .define(DefinitionKind::function, "sanitize_text", "def sanitize_text()", 1, 9);
  CHECK(risks_of(builder.build()).empty());
}

TEST_CASE("a constant that is the version of what is stored is told with its files") {
  IndexBuilder builder;
  for (const char* path : {"src/a_log.al", "src/b_log.al"})
    builder.file(path, &kAlpha)
        .define(DefinitionKind::constant, "kCurrentVersion", "const int kCurrentVersion = 7", 5, 5);
  builder.file("src/other.al", &kAlpha)
      .define(DefinitionKind::constant, "kVersion", "kVersion = 1", 5, 5)
      .define(DefinitionKind::constant, "SCHEMA_VERSION", "SCHEMA_VERSION = load()", 6, 6)
      .define(DefinitionKind::function, "file_version", "def file_version(a1)", 7, 9);
  CHECK(risks_of(builder.build()) ==
        Texts{"formats that carry a version: `kCurrentVersion` (`src/a_log.al`, `src/b_log.al`)"});
}

TEST_CASE("definitions that are declared unsafe are told by file, those with most first") {
  IndexBuilder builder;
  builder.file("src/a.al", &kAlpha)
      .define(DefinitionKind::function, "f", "pub unsafe fn f(p: *const u8)", 5, 9);
  builder.file("src/b.al", &kAlpha)
      .define(DefinitionKind::function, "g", "unsafe fn g()", 5, 9)
      .define(DefinitionKind::implementation, "Send", "unsafe impl Send for X", 10, 10);
  builder.file("src/c.al", &kAlpha)
      .define(DefinitionKind::function, "h", "fn h(x: fn_unsafe )", 5, 9)
      .define(DefinitionKind::function, "i", "fn i(x: unsafe fn())", 5, 9);
  const Texts texts = risks_of(builder.build());
  CHECK(texts == Texts{"unsafe by declaration: `src/b.al`, `src/a.al`"});
}

TEST_CASE("to check out a revision is not to pay") {
  IndexBuilder builder;
  builder.file("support/release.al", &kAlpha)
      .define(DefinitionKind::function, "checkout", "def checkout()", 3, 9)
      .define(DefinitionKind::function, "git_checkout", "def git_checkout()", 13, 19);
  CHECK(risks_of(builder.build()).empty());
}

TEST_CASE("what stands in a module of tests inside a source file is no area of risk") {
  IndexBuilder builder;
  builder.file("src/a.al", &kAlpha)
      .define(DefinitionKind::module, "tests", "mod tests", 50, 90)
      .define(DefinitionKind::function, "login_works", "fn login_works()", 53, 59)
      .define(DefinitionKind::function, "password_fails", "fn password_fails()", 63, 69);
  CHECK(risks_of(builder.build()).empty());
}
