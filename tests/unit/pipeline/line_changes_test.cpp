#include "pipeline/line_changes.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace brief;
using namespace brief::pipeline;

namespace {

std::string shown(const std::vector<LineChange>& changes) {
  std::string out;
  for (const LineChange& c : changes) {
    if (c.old_line != 0) out += "-" + std::to_string(c.old_line) + c.old_text;
    if (c.new_line != 0) out += "+" + std::to_string(c.new_line) + c.new_text;
    out += ";";
  }
  return out;
}

}  // namespace

TEST_CASE("replaced, added and removed lines are told with their numbers") {
  CHECK(shown(line_changes("a\nb\nc\n", "a\nB\nc\n", {})) == "-2b+2B;");
  CHECK(shown(line_changes("a\nc\n", "a\nb\nc\n", {})) == "+2b;");
  CHECK(shown(line_changes("a\nb\nc\n", "a\nc\n", {})) == "-2b;");
  CHECK(shown(line_changes("", "a\n", {})) == "+1a;");
  CHECK(shown(line_changes("a\nb\n", "a\nb\n", {})).empty());
}

TEST_CASE("line ends do not make a change") {
  CHECK(line_changes("a\r\nb\r\n", "a\nb\n", {}).empty());
}

TEST_CASE("the evidence of a new line is handed on") {
  const std::vector<render::RenderedLine> lines = {{1, {{"x", 1, 1}}}, {3, {{"Makefile", 7, 9}}}};
  const auto changes = line_changes("a\nb\nc\n", "a\nb\nC\n", lines);
  REQUIRE(changes.size() == 1);
  REQUIRE(changes[0].evidence.size() == 1);
  CHECK(changes[0].evidence[0].path == "Makefile");
}

TEST_CASE("applying the changes to the old text gives the new one") {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> texts(2);
    for (std::string& text : texts)
      for (std::size_t i = random() % 12; i-- > 0;)
        text += std::string(1, static_cast<char>('a' + random() % 4)) + "\n";
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < texts[0].size(); at += 2) lines.push_back(texts[0].substr(at, 1));
    std::vector<std::string> out;
    std::size_t next = 0;
    for (const LineChange& c : line_changes(texts[0], texts[1], {})) {
      const std::size_t keep_until =
          c.old_line != 0 ? c.old_line - 1 : next + (c.new_line - 1 - out.size());
      while (next < keep_until) out.push_back(lines[next++]);
      if (c.old_line != 0) CHECK(lines[next++] == c.old_text);
      if (c.new_line != 0) out.push_back(c.new_text);
    }
    while (next < lines.size()) out.push_back(lines[next++]);
    std::string joined;
    for (const std::string& line : out) joined += line + "\n";
    CHECK(joined == texts[1]);
  }
}
