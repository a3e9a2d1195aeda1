// `brief show`: Markdown and JSON from one view.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "brief/api.hpp"

using namespace brief;

namespace {

Brief orbit() {
  Brief brief;
  brief.name = "orbit_x <b>";
  brief.sections = {
      {"identity", "Identity", {{"Orbit tracks {{satellites}}.", {{"README.md", 3, 3}}, 9, ""}}, 0},
      {"commands",
       "Commands",
       {{"Test: `a && b < c` (ci)", {{"ci.yml", 4, 6}, {"we ird\n.yml", 1, 1}}, 8, ""},
        {"Lint: ``x`y`` & more", {{"package.json", 7, 7}}, 7, ""}},
       0},
      {"unknowns", "Unknowns", {{"no licence", {}, 1, ""}}, 0}};
  return brief;
}

}  // namespace

TEST_CASE("the whole brief as Markdown, uncut: claims pass the template as they are") {
  CHECK(to_markdown(orbit(), {}) ==
        "# orbit_x &lt;b&gt;\n\nOrbit tracks {{satellites}}.\n\n## Commands\n"
        "- Test: `a && b < c` (ci)\n- Lint: ``x`y`` & more\n\n## Unknowns\n- no licence\n");
}

TEST_CASE("single sections, also those that have nothing to say") {
  const std::vector<std::string> unknowns = {"unknowns"};
  CHECK(to_markdown(orbit(), unknowns) == "## Unknowns\n- no licence\n");
  const std::vector<std::string> traps = {"traps"};
  CHECK(to_markdown(orbit(), traps) == "## Traps\nNothing was found.\n");
  const std::vector<std::string> identity = {"identity"};
  CHECK(to_markdown(orbit(), identity) == "Orbit tracks {{satellites}}.\n");
}

TEST_CASE("a brief without a name has a title all the same, and nothing else is no trouble") {
  CHECK(to_markdown({}, {}) == "# Project context\n");
}

TEST_CASE("JSON holds the same texts as the Markdown, each with its evidence") {
  const auto json = nlohmann::json::parse(to_json(orbit(), {}));
  CHECK(json["schema"] == "brief/1");
  CHECK(json["name"] == "orbit_x <b>");
  REQUIRE(json["sections"].size() == 3);
  const auto& commands = json["sections"][1];
  CHECK(commands["id"] == "commands");
  CHECK(commands["title"] == "Commands");
  CHECK(commands["claims"][0]["text"] == "Test: `a && b < c` (ci)");
  CHECK(commands["claims"][0]["evidence"][0] ==
        nlohmann::json{{"path", "ci.yml"}, {"line", 4}, {"end_line", 6}});
  CHECK(commands["claims"][0]["evidence"][1]["path"] == "\"we ird\\n.yml\"");
  const std::string markdown = to_markdown(orbit(), {});
  for (const auto& section : json["sections"])
    for (const auto& claim : section["claims"])
      CHECK(markdown.find(claim["text"].get<std::string>() + "\n") != std::string::npos);
}

TEST_CASE("JSON of a section that is not there has it empty") {
  const std::vector<std::string> ids = {"traps"};
  const auto json = nlohmann::json::parse(to_json(orbit(), ids));
  REQUIRE(json["sections"].size() == 1);
  CHECK(json["sections"][0]["claims"].empty());
}

TEST_CASE("ten thousand claims are shown whole") {
  Brief brief;
  brief.sections = {{"key-code", "Key code", {}, 0}};
  for (int i = 0; i < 10000; ++i)
    brief.sections[0].claims.push_back({"`f" + std::to_string(i) + "`", {{"a.c", 1, 1}}, i, ""});
  const std::string text = to_markdown(brief, {});
  CHECK(std::count(text.begin(), text.end(), '\n') == 10003);
}

TEST_CASE("what is extra is shown in Markdown and JSON") {
  Brief brief = orbit();
  brief.sections[1].claims[1].extra = true;
  CHECK(to_markdown(brief, {}) == to_markdown(orbit(), {}));
  CHECK(to_json(brief, {}) == to_json(orbit(), {}));
}
