#include "pipeline/config.hpp"

#include <doctest/doctest.h>

#include "brief/error.hpp"

using namespace brief;
using namespace brief::pipeline;

namespace {

std::string refusal(std::string_view yaml, const std::map<std::string, std::string>& env = {}) {
  try {
    read_config(yaml, env);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::config);
    return std::string(error.what()) + " | " + error.hint();
  }
  return "";
}

}  // namespace

TEST_CASE("no file, an empty file and a comment leave the defaults") {
  for (const char* yaml : {"", "# nothing\n", "---\n"}) {
    const Config config = read_config(yaml, {});
    CHECK(config.output == "PROJECT_CONTEXT.md");
    CHECK_FALSE(config.full.has_value());
    CHECK_FALSE(config.budget.has_value());
  }
}

TEST_CASE("the environment overrules the file") {
  const Config config =
      read_config("budget: 900\noutput: A.md\n", {{"BRIEF_BUDGET", "700"}, {"BRIEF_FULL", "1"}});
  CHECK(config.budget == 700u);
  CHECK(config.output == "A.md");
  CHECK(config.full == true);
}

TEST_CASE("mistakes are named with the line and the nearest valid key") {
  CHECK(refusal("outptu: A.md\n").find("did you mean output?") != std::string::npos);
  CHECK(refusal("\nbudgets: 4\n").find("line 2") != std::string::npos);
  CHECK(refusal("budget: many\n").find("at least 50") != std::string::npos);
  CHECK(refusal("budget: 10\n").find("at least 50") != std::string::npos);
  CHECK(refusal("full: perhaps\n").find("true or false") != std::string::npos);
  CHECK(refusal("output: ../A.md\n").find("inside the repository") != std::string::npos);
  CHECK(refusal("output: /etc/A.md\n").find("inside the repository") != std::string::npos);
  CHECK(refusal("output: sub/.git/hooks/pre-commit\n").find("git directory") != std::string::npos);
  CHECK(refusal("- a\n").find("keys and values") != std::string::npos);
  CHECK(refusal("a: [\n").find("no valid YAML") != std::string::npos);
  CHECK(refusal(std::string(70000, '#')).find("64 KB") != std::string::npos);
  CHECK(refusal("", {{"BRIEF_BUDGET", "x"}}).find("BRIEF_BUDGET") != std::string::npos);
}

TEST_CASE("paths lose their empty and dotted parts") {
  CHECK(path_inside_root("./docs//A.md") == "docs/A.md");
}
