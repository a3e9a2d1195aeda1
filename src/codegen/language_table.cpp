// Build tool: what docs/languages.md says of every language, read from the grammar folders.
// usage: brief_language_table GRAMMARS DOCUMENT [--write]
//   Without --write it fails (1) when the document's table is not the one that it would write.
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "codegen/grammar.hpp"
#include "codegen/tool.hpp"

namespace fs = std::filesystem;

namespace brief::codegen {
namespace {

constexpr std::string_view kBegin = "<!-- table of languages: begin -->\n";
constexpr std::string_view kEnd = "<!-- table of languages: end -->\n";

std::vector<std::string> list_of(const Grammar& grammar, const std::string& key) {
  const auto found = grammar.lists.find(key);
  return found == grammar.lists.end() ? std::vector<std::string>() : found->second;
}

std::string joined(const std::vector<std::string>& items, const std::string& quote) {
  std::string out;
  for (const std::string& item : items)
    out += (out.empty() ? "" : quote.empty() ? ", " : " ") + quote + item + quote;
  return out;
}

// The kinds that a language's queries or statements name, or that its reader does.
std::vector<std::string> kinds_of(const fs::path& grammars, const Grammar& grammar) {
  std::set<std::string> kinds;
  for (const std::string& kind : list_of(grammar, "reader_defines")) kinds.insert(kind);
  for (const Statement& statement : grammar.statements) kinds.insert(statement.kind);
  static const std::regex kKind("@definition\\.([a-z]+)");
  for (const fs::path& file : query_files(grammars, grammar)) {
    const std::string text = read_bytes(file);
    for (std::sregex_iterator at(text.begin(), text.end(), kKind), end; at != end; ++at)
      kinds.insert((*at)[1]);
  }
  return {kinds.begin(), kinds.end()};
}

std::string imports_of(const Grammar& grammar) {
  std::string style = grammar.scalar("import_style", "none");
  if (style == "none") return grammar.scalar("package").empty() ? "" : "as written";
  if (const std::string other = grammar.scalar("import_fallback"); !other.empty())
    style += ", " + other;
  std::replace(style.begin(), style.end(), '_', ' ');
  return style;
}

std::string level_of(const Grammar& grammar) {
  if (!grammar.scalar("reader").empty() && grammar.scalar("tier").empty()) return "structured";
  return grammar.scalar("tier", "2");
}

std::string row_of(const fs::path& grammars, const Grammar& grammar) {
  std::vector<std::string> files = list_of(grammar, "extensions");
  for (const std::string& name : list_of(grammar, "names")) files.push_back(name);
  for (const std::string& name : list_of(grammar, "shebangs")) files.push_back("#!" + name);
  const std::string source =
      grammar.scalar("package").empty() ? "own reader" : "`" + grammar.scalar("package") + "`";
  const std::string injects = joined(list_of(grammar, "injects"), "");
  return "| " + grammar.scalar("title", grammar.name) + " | " + level_of(grammar) + " | " +
         joined(files, "`") + " | " + joined(kinds_of(grammars, grammar), "") + " | " +
         imports_of(grammar) + " | " + injects + " | " + source + " |\n";
}

std::string table(const fs::path& grammars) {
  std::vector<std::string> rows;
  for (const fs::directory_entry& entry : fs::directory_iterator(grammars))
    if (fs::exists(entry.path() / "grammar.yaml"))
      rows.push_back(row_of(grammars, read_grammar((entry.path() / "grammar.yaml").string())));
  std::sort(rows.begin(), rows.end());
  std::string out =
      "| language | level | files | definitions | imports | holds | parser |\n"
      "|---|---|---|---|---|---|---|\n";
  for (const std::string& row : rows) out += row;
  return out;
}

int run(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: brief_language_table GRAMMARS DOCUMENT [--write]\n";
    return 2;
  }
  const std::string old = read_bytes(argv[2]);
  const std::size_t begin = old.find(kBegin);
  const std::size_t end = old.find(kEnd);
  if (begin == std::string::npos || end == std::string::npos || end < begin)
    throw std::runtime_error(std::string(argv[2]) + ": the marks of the table are missing");
  const std::string now =
      old.substr(0, begin + kBegin.size()) + "\n" + table(argv[1]) + "\n" + old.substr(end);
  if (now == old) return 0;
  if (argc < 4) {
    std::cerr << argv[2] << " is stale: run `ninja -C build/debug languages_document`\n";
    return 1;
  }
  std::ofstream(argv[2], std::ios::binary) << now;
  return 0;
}

}  // namespace
}  // namespace brief::codegen

int main(int argc, char** argv) {
  return brief::codegen::run_tool("brief_language_table", brief::codegen::run, argc, argv);
}
