#include "codegen/grammar.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <stdexcept>

namespace fs = std::filesystem;

namespace brief::codegen {
namespace {

constexpr std::string_view kScalars[] = {
    "title",
    "family",
    "package",
    "package_folder",  // of parser.c inside the package
    "compact_tables",  // true: a third of the size, up to twice the time; for large tables
    "symbol",          // of the generated parser, "tree_sitter_" + the folder's name by default
    "reader",
    "tier",  // of docs/languages.md: how well the language is covered
    "is_code",
    "ambiguous_marks",
    "ambiguous_priority",
    "foreign_marks",
    "skip_bodies",
    "parse_before",
    "parse_after",
    "import_style",
    "import_fallback",
    "import_separator",
    "import_scheme",
    "import_file_modules",
    "import_folders",
    "name_scope",
    "statement_name",  // a regular expression: "{name}" in those of the statements
    "import_prefix_file",
    "import_prefix_fact",
    "import_alias_fact",
    "import_base_fact",
    "export_rule"};
constexpr std::string_view kLists[] = {
    "extensions",
    "reader_defines",  // kinds that the reader names, for docs/languages.md
    "marked_extensions",
    "names",
    "shebangs",
    "linguist_names",
    "unseen",
    "line_comments",
    "doc_comment_prefixes",
    "file_doc_prefixes",
    "lexer_traits",
    "function_keywords",
    "container_keywords",
    "weak_container_keywords",
    "control_keywords",
    "kept_keywords",
    "keywords",
    "import_extensions",
    "import_index_files",
    "import_roots",
    "import_entry_facts",
    "import_alias_files",
    "import_prefix_maps",
    "test_paths",
    "test_names",
    "test_calls",
    "injects",
    "environment",
    "query_files",        // relative to grammars/; by default all of the folder's queries/*.scm
    "framework_folders",  // names of languages; by default the language's own
};
constexpr std::string_view kDelimiters[] = {"block_comments", "strings"};
constexpr std::string_view kBooleans[] = {"compact_tables", "is_code", "skip_bodies", "import_file_modules",
                                          "import_folders"};

template <std::size_t N>
bool contains(const std::string_view (&keys)[N], std::string_view key) {
  return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

[[noreturn]] void fail(const std::string& path, const YAML::Mark& mark, const std::string& what) {
  throw std::runtime_error(path + ":" + std::to_string(mark.line + 1) + ": " + what);
}

std::string scalar_of(const std::string& path, const YAML::Node& node, const std::string& key) {
  if (!node.IsScalar()) fail(path, node.Mark(), "'" + key + "' must be a single value");
  return node.Scalar();
}

std::vector<std::string> list_of(const std::string& path, const YAML::Node& node,
                                 const std::string& key) {
  if (!node.IsSequence()) fail(path, node.Mark(), "'" + key + "' must be a list");
  std::vector<std::string> out;
  for (const YAML::Node& item : node) out.push_back(scalar_of(path, item, key));
  return out;
}

bool boolean_of(const std::string& path, const YAML::Node& node, const std::string& key) {
  const std::string value = scalar_of(path, node, key);
  if (value != "true" && value != "false")
    fail(path, node.Mark(), "'" + key + "' must be true or false");
  return value == "true";
}

Delimiter delimiter_of(const std::string& path, const YAML::Node& node) {
  Delimiter out;
  if (!node.IsMap()) fail(path, node.Mark(), "a pair of delimiters must be a map");
  for (const auto& entry : node) {
    const std::string key = entry.first.Scalar();
    if (key == "open") {
      out.open = scalar_of(path, entry.second, key);
    } else if (key == "close") {
      out.close = scalar_of(path, entry.second, key);
    } else if (key == "code") {
      out.code = scalar_of(path, entry.second, key);
    } else if (key == "escape") {
      const std::string value = scalar_of(path, entry.second, key);
      if (value.size() != 1) fail(path, entry.second.Mark(), "'escape' must be one character");
      out.escape = value[0];
    } else if (key == "multiline") {
      out.multiline = boolean_of(path, entry.second, key);
    } else if (key == "nests") {
      out.nests = boolean_of(path, entry.second, key);
    } else {
      fail(path, entry.first.Mark(), "unknown key '" + key + "'");
    }
  }
  if (out.open.empty() || out.close.empty())
    fail(path, node.Mark(), "a pair of delimiters needs 'open' and 'close'");
  return out;
}

Statement statement_of(const std::string& path, const YAML::Node& node) {
  Statement out;
  if (!node.IsMap()) fail(path, node.Mark(), "a statement must be a map");
  for (const auto& entry : node) {
    const std::string key = entry.first.Scalar();
    if (key != "kind" && key != "match")
      fail(path, entry.first.Mark(), "unknown key '" + key + "'");
    (key == "kind" ? out.kind : out.match) = scalar_of(path, entry.second, key);
  }
  if (out.kind.empty() || out.match.empty())
    fail(path, node.Mark(), "a statement needs 'kind' and 'match'");
  return out;
}

void read_entry(const std::string& path, const YAML::Node& key_node, const YAML::Node& value,
                Grammar& grammar) {
  const std::string key = scalar_of(path, key_node, "key");
  grammar.lines[key] = key_node.Mark().line + 1;
  if (contains(kBooleans, key)) {
    grammar.scalars[key] = boolean_of(path, value, key) ? "true" : "false";
  } else if (contains(kScalars, key)) {
    grammar.scalars[key] = scalar_of(path, value, key);
  } else if (contains(kLists, key)) {
    grammar.lists[key] = list_of(path, value, key);
  } else if (key == "statements") {
    if (!value.IsSequence()) fail(path, value.Mark(), "'statements' must be a list");
    for (const YAML::Node& item : value) grammar.statements.push_back(statement_of(path, item));
  } else if (contains(kDelimiters, key)) {
    if (!value.IsSequence()) fail(path, value.Mark(), "'" + key + "' must be a list");
    for (const YAML::Node& item : value)
      grammar.delimiters[key].push_back(delimiter_of(path, item));
  } else {
    fail(path, key_node.Mark(), "unknown key '" + key + "'");
  }
}

}  // namespace

std::string Grammar::scalar(const std::string& key, const std::string& otherwise) const {
  const auto found = scalars.find(key);
  return found == scalars.end() ? otherwise : found->second;
}

std::string Grammar::place(const std::string& key) const {
  return "grammars/" + name + "/grammar.yaml:" + std::to_string(lines.at(key));
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> out;
  if (!fs::is_directory(folder)) return out;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<fs::path> query_files(const fs::path& grammars, const Grammar& grammar) {
  std::vector<fs::path> out;
  if (const auto found = grammar.lists.find("query_files"); found != grammar.lists.end()) {
    for (const std::string& name : found->second) out.push_back(grammars / name);
    return out;
  }
  for (const fs::path& path : files_below(grammars / grammar.name / "queries"))
    if (path.extension() == ".scm") out.push_back(path);
  return out;
}

Grammar read_grammar(const std::string& path) {
  Grammar grammar;
  grammar.name = std::filesystem::path(path).parent_path().filename().string();
  YAML::Node root;
  try {
    root = YAML::LoadFile(path);
  } catch (const YAML::Exception& error) {
    fail(path, error.mark, error.msg);
  }
  if (!root.IsMap()) fail(path, root.Mark(), "must be a map");
  for (const auto& entry : root) read_entry(path, entry.first, entry.second, grammar);
  // A name and what stands before it, parted by points.
  const std::string name = grammar.scalar("statement_name");
  const std::string whole = name + R"((?: ?\. ?)" + name + ")*";
  for (Statement& statement : grammar.statements)
    for (std::size_t at = statement.match.find("{name}"); at != std::string::npos;
         at = statement.match.find("{name}", at + whole.size()))
      statement.match.replace(at, 6, whole);
  if (grammar.scalar("package").empty() == grammar.scalar("reader").empty())
    fail(path, root.Mark(), "needs either 'package' or 'reader'");
  return grammar;
}

}  // namespace brief::codegen
