// The architecture as the sources have it: who includes whom, which library lives where, how long
// files are, and that languages are data.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Source {
  std::string path;    // relative to the project
  std::string folder;  // below src/: "repo", "parse", …; "include" for include/brief
  std::string text;
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_code(const fs::path& path) {
  return path.extension() == ".cpp" || path.extension() == ".hpp";
}

std::vector<Source> sources_below(const std::string& top) {
  const fs::path root = BRIEF_SOURCE_DIR;
  std::vector<Source> sources;
  for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
    if (!is_code(entry.path())) continue;
    const fs::path relative = entry.path().lexically_relative(root);
    auto part = relative.begin();
    const std::string folder = *part == "src" ? (++part)->string() : std::string(*part);
    sources.push_back({relative.string(), folder, read(entry.path())});
  }
  REQUIRE(sources.size() > 5);
  return sources;
}

std::vector<std::string> includes_of(const std::string& text) {
  static const std::regex pattern(R"(^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"])",
                                  std::regex::multiline);
  std::vector<std::string> out;
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it)
    out.push_back((*it)[1]);
  return out;
}

const std::set<std::string> kSiblings = {"repo",   "cache", "parse",   "graph", "facts",
                                         "render", "focus", "changes", "notes", "hooks"};

// May a file of `folder` include "other/…"?
bool may_include(const std::string& folder, const std::string& other) {
  if (other == "brief" || other == folder) return true;
  if (folder == "include") return false;
  if (other == "base") return folder != "include";
  if (folder == "pipeline") return kSiblings.count(other) != 0;
  if (folder == "codegen") return other == "parse";  // the build checks queries by their compiler
  return false;
}

const std::map<std::string, std::string> kOwners = {{"git2.h", "repo"},
                                                    {"tree_sitter/api.h", "parse"},
                                                    {"CLI/CLI.hpp", "cli"},
                                                    {"xxhash.h", "base"}};

constexpr std::pair<const char*, const char*> kUnwanted[] = {
    {"TO", "DO:"},           {"TO", "DO("},  {"FIX", "ME:"},
    {"not imple", "mented"}, {"/ho", "me/"}, {"/wo", "rk/"}};

// Names of the languages that have a grammar (not of structured formats, whose readers are code).
std::set<std::string> grammar_names() {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(fs::path(BRIEF_SOURCE_DIR) / "grammars")) {
    const std::string text = read(entry.path() / "grammar.yaml");
    const std::string name = entry.path().filename().string();
    if (text.find("\npackage:") != std::string::npos || text.rfind("package:", 0) == 0)
      if (name.size() >= 4) names.insert(name);
  }
  return names;
}

std::vector<std::string> literals_of(const std::string& text) {
  static const std::regex pattern(R"lit("((?:[^"\\\n]|\\.)*)")lit");
  std::vector<std::string> out;
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it)
    out.push_back((*it)[1]);
  return out;
}

bool has_word(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const auto letter = [&](std::size_t i) {
      return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
    };
    if ((at == 0 || !letter(at - 1)) && !letter(at + word.size())) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("folders include only downward, and siblings never each other") {
  const std::set<std::string> folders = [] {
    std::set<std::string> names = {"brief", "base", "pipeline", "cli", "codegen"};
    names.insert(kSiblings.begin(), kSiblings.end());
    return names;
  }();
  for (const std::string top : {"src", "include"}) {
    for (const Source& source : sources_below(top)) {
      for (const std::string& include : includes_of(source.text)) {
        const std::string other = include.substr(0, include.find('/'));
        if (include.find('/') == std::string::npos || folders.count(other) == 0) continue;
        INFO(source.path, " includes ", include);
        CHECK(may_include(source.folder, other));
      }
    }
  }
}

TEST_CASE("include/brief needs the standard library only") {
  for (const Source& source : sources_below("include")) {
    for (const std::string& include : includes_of(source.text)) {
      INFO(source.path, " includes ", include);
      CHECK((include.rfind("brief/", 0) == 0 || include.find_first_of("/.") == std::string::npos));
    }
  }
}

TEST_CASE("one library per folder") {
  std::set<std::string> met;
  for (const Source& source : sources_below("src")) {
    for (const std::string& include : includes_of(source.text)) {
      const auto owner = kOwners.find(include);
      if (owner == kOwners.end()) continue;
      met.insert(include);
      INFO(source.path, " includes ", include);
      CHECK(source.folder == owner->second);
    }
  }
  CHECK(met.size() == kOwners.size());
}

TEST_CASE("files have at most 400 lines") {
  for (const std::string top : {"src", "include", "tests"}) {
    for (const Source& source : sources_below(top)) {
      INFO(source.path);
      CHECK(std::count(source.text.begin(), source.text.end(), '\n') <= 400);
    }
  }
}

TEST_CASE("no language is named in the program's code") {
  const std::set<std::string> names = grammar_names();
  REQUIRE(names.size() >= 5);
  for (const Source& source : sources_below("src")) {
    // A reader knows its format's own words.
    if (source.folder == "codegen" || source.path.find("/readers/") != std::string::npos) continue;
    for (const std::string& literal : literals_of(source.text)) {
      for (const std::string& name : names) {
        // The shell that a user types into, as completions name it.
        if (source.folder == "cli" && name == "bash") continue;
        INFO(source.path, ": \"", literal, "\" names ", name);
        CHECK_FALSE(has_word(literal, name));
      }
    }
  }
}

TEST_CASE("nothing is promised for later, and no path of a machine stands in the sources") {
  for (const std::string top : {"src", "include"}) {
    for (const Source& source : sources_below(top)) {
      // Spelled in two parts, so that this file does not hold them.
      for (const auto& [first, second] : kUnwanted) {
        const std::string word = std::string(first) + second;
        INFO(source.path, " holds ", word);
        CHECK(source.text.find(word) == std::string::npos);
      }
    }
  }
}
