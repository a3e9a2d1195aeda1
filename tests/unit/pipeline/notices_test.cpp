#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "brief/api.hpp"
#include "brief/language.hpp"

namespace {

std::string file(const std::string& path) {
  std::ifstream in(std::string(BRIEF_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Not every package calls it the same; one without a text of its own names its licence.
std::string licence_of(const std::string& package) {
  for (const char* name : {"LICENSE", "LICENSE.md", "LICENSE.txt", "COPYING", "package.json"}) {
    const std::string text = file("grammars/node_modules/" + package + "/" + name);
    if (!text.empty()) return text;
  }
  return {};
}

bool contains(const std::string& text, std::string_view part) {
  return !part.empty() && text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the version names the program and then every grammar that is compiled in") {
  const std::string text = brief::version_text();
  CHECK(text.starts_with("brief "));
  std::size_t lines = 1;
  for (const brief::LanguageSpec& language : brief::languages()) {
    if (language.package.empty()) continue;
    ++lines;
    CHECK(contains(text, "\n" + std::string(language.name) + " " + std::string(language.package) +
                             " " + std::string(language.version) + " "));
  }
  CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) == lines);
}

TEST_CASE("the notices begin with the project's own licence and hold those of all parts whole") {
  const std::string text = brief::licenses_text();
  CHECK(text.starts_with("brief "));
  CHECK(text.find(file("LICENSE")) < 40);
  CHECK(contains(text, licence_of("tree-sitter")));
  CHECK(contains(text, licence_of("tree-sitter/vendor/tree-sitter/lib/src/unicode")));
  for (const brief::LanguageSpec& language : brief::languages())
    if (!language.package.empty()) {
      const std::string package(language.package);
      CHECK(contains(text, "\n" + package + " " + std::string(language.version) + "\n"));
      CHECK(contains(text, licence_of(package)));
    }
  for (const char* library : {"libcli11", "libgit2", "libkainjow-mustache", "libpugixml", "libre2",
                              "libxxhash", "libyaml-cpp", "nlohmann-json3"})
    CHECK(contains(text, std::string("\n") + library + "-dev (Debian)\n"));
}
