#include "pipeline/config.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "pipeline/init_texts.hpp"

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

TEST_CASE("the JSON Schema, the reader and the file that init writes know the same keys") {
  std::ifstream in(std::string(BRIEF_SOURCE_DIR) + "/schemas/brief.schema.json");
  const auto schema = nlohmann::json::parse(in);
  CHECK(schema["additionalProperties"] == false);
  std::set<std::string> in_schema;
  for (const auto& [key, value] : schema["properties"].items()) in_schema.insert(key);
  std::set<std::string> in_reader;
  for (const std::string_view key : pipeline::config_keys()) in_reader.emplace(key);
  CHECK(in_schema == in_reader);
  std::set<std::string> in_template;
  std::string without_marks;
  for (const std::string_view line : base::split(pipeline::config_text(), '\n')) {
    static const std::regex key_line("# ([a-z_]+): .*");
    std::match_results<std::string_view::const_iterator> match;
    if (!std::regex_match(line.begin(), line.end(), match, key_line)) continue;
    if (in_reader.count(match[1]) == 0) continue;  // a sentence with a colon
    in_template.insert(match[1]);
    without_marks.append(line.substr(2)).append("\n");
  }
  CHECK(in_template == in_reader);
  // As it is written it says nothing; without the marks it is valid.
  CHECK(pipeline::read_config(pipeline::config_text(), {}).output == pipeline::kDefaultOutput);
  const pipeline::Config all = pipeline::read_config(without_marks, {});
  CHECK(all.full == true);
  CHECK(all.budget == 3000);
}

TEST_CASE("values that the JSON Schema allows are read, those that it refuses are not") {
  const auto reads = [](const std::string& text) {
    try {
      pipeline::read_config(text, {});
      return true;
    } catch (const Error&) {
      return false;
    }
  };
  CHECK(reads("budget: 50\nfull: false\noutput: a/b.md\n"));
  CHECK_FALSE(reads("budget: 49\n"));
  CHECK_FALSE(reads("output: /a\n"));
  CHECK_FALSE(reads("output: a/\n"));
  CHECK_FALSE(reads("full: 3\n"));
}
