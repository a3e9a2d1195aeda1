#include "pipeline/git_program.hpp"

#include <doctest/doctest.h>

using namespace brief::pipeline;

TEST_CASE("git's version is read as its builds print it") {
  CHECK(read_git_version("git version 2.39.5 (Apple Git-154)\n") == GitVersion{2, 39});
  CHECK(read_git_version("git version 2.24.windows.1") == GitVersion{2, 24});
  for (const char* text : {"", "git version", "git version 2", "git version x.1", "hub 2.1"})
    CHECK_FALSE(read_git_version(text));
  CHECK(GitVersion{2, 9} < kOldestGit);
  CHECK(GitVersion{3, 0} > kOldestGit);
}

TEST_CASE("the first word of a command is taken as sh takes it") {
  CHECK(first_word("brief merge-driver %O") == "brief");
  CHECK(first_word("'/a b/it'\\''s/brief' merge-driver") == "/a b/it's/brief");
  CHECK(first_word("\"/a \\\"b\" x") == "/a \"b");
  CHECK(first_word("/a\\ b x") == "/a b");
  CHECK(first_word("").empty());
}
