// Build tool: grammars/<language>/grammar.yaml, the queries and the npm packages' names and
// licences as the rows of brief::languages(). A language is added by its folder; nothing here knows
// one. usage: brief_registry OUTPUT GRAMMARS MODULES SOURCES GRAMMAR_YAML...
//   MODULES: folder of the npm packages; SOURCES: folder of the extractor's own sources, which
//   shape every summary and so go into every fingerprint.
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iostream>
#include <iterator>
#include <set>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "codegen/grammar.hpp"
#include "codegen/literal.hpp"
#include "codegen/tool.hpp"

namespace fs = std::filesystem;

namespace brief::codegen {
namespace {

// Name, size and bytes of files, joined so that no two lists of files collide.
class Fingerprint {
 public:
  void add(const std::string& name, const std::string& bytes) {
    joined_ += name + '\0' + std::to_string(bytes.size()) + '\0' + bytes;
  }
  void add_folder(const fs::path& folder) {
    for (const fs::path& path : files_below(folder)) {
      const std::string extension = path.extension().string();
      if (extension == ".c" || extension == ".h" || extension == ".cpp" || extension == ".hpp")
        add(path.lexically_relative(folder).generic_string(), read_bytes(path));
    }
  }
  std::string hex() const { return base::to_hex(base::hash128(joined_)); }

 private:
  std::string joined_;
};

struct Package {
  std::string version;
  std::string licence;
};

Package read_package(const fs::path& folder) {
  const YAML::Node root = YAML::Load(read_bytes(folder / "package.json"));  // JSON is YAML
  return {root["version"].as<std::string>(), root["license"].as<std::string>("")};
}

// The value of `key`, or the first of `known`; an error that lists them all when it is none.
std::string one_of(const Grammar& grammar, const std::string& key,
                   std::initializer_list<std::string_view> known) {
  const std::string value = grammar.scalar(key, std::string(*known.begin()));
  if (std::find(known.begin(), known.end(), value) != known.end()) return value;
  std::string all;
  for (const std::string_view name : known) all.append(all.empty() ? "" : ", ").append(name);
  throw std::runtime_error(grammar.place(key) + ": unknown " + key + " '" + value +
                           "'; it is one of " + all);
}

std::string import_style(const Grammar& grammar, const std::string& key) {
  return one_of(grammar, key,
                {"none", "include_suffix", "dotted_module", "relative_path", "package_path",
                 "qualified_type", "module_path", "declared_module", "load_path"});
}

std::string name_scope(const Grammar& grammar) {
  return one_of(grammar, "name_scope", {"file", "folder", "module", "enclosing", "program"});
}

std::string export_rule(const Grammar& grammar) {
  return one_of(grammar, "export_rule", {"query", "capitalised", "not-underscore", "all"});
}

class Registry {
 public:
  Registry(fs::path grammars, fs::path modules, fs::path sources, std::span<const Grammar> all)
      : grammars_(std::move(grammars)),
        modules_(std::move(modules)),
        sources_(std::move(sources)),
        all_(all) {
    Fingerprint engine;
    engine.add_folder(sources_);
    engine_ = engine.hex();
  }

  void add(const Grammar& grammar) {
    const std::string query = query_of(grammar);
    const std::vector<Framework> frameworks = frameworks_of(grammar);
    const std::string package = grammar.scalar("package");
    const Package known = package.empty() ? Package{} : read_package(modules_ / package);
    const std::string prefix = "k_" + std::to_string(count_++) + "_";
    row_ << "    // " << grammar.name << "\n    {\n";
    field("name", grammar.name);
    field("title", grammar.scalar("title", grammar.name));
    field("family", grammar.scalar("family", grammar.name));
    if (!package.empty()) grammar_function(grammar);
    field("reader", grammar.scalar("reader"));
    row_ << "        .is_code = " << grammar.scalar("is_code", "true") << ",\n";
    for (const char* key : {"extensions", "names", "shebangs", "linguist_names"})
      list(prefix, grammar, key);
    field("ambiguous_marks", grammar.scalar("ambiguous_marks"));
    row_ << "        .ambiguous_priority = " << std::stoi(grammar.scalar("ambiguous_priority", "0"))
         << ",\n";
    list(prefix, grammar, "marked_extensions");
    field("foreign_marks", grammar.scalar("foreign_marks"));
    field("parse_before", grammar.scalar("parse_before"));
    field("parse_after", grammar.scalar("parse_after"));
    for (const char* key : {"unseen", "line_comments"}) list(prefix, grammar, key);
    for (const char* key : {"block_comments", "strings"}) delimiters(prefix, grammar, key);
    for (const char* key : {"doc_comment_prefixes", "file_doc_prefixes", "keywords", "lexer_traits",
                            "function_keywords", "container_keywords", "weak_container_keywords",
                            "control_keywords", "kept_keywords", "environment"})
      list(prefix, grammar, key);
    row_ << "        .skip_bodies = " << grammar.scalar("skip_bodies", "false") << ",\n";
    statements(prefix, grammar);
    field("tags_query", query);
    list(prefix, grammar, "injects");
    list_frameworks(prefix, frameworks);
    for (const char* key : {"import_style", "import_fallback"})
      row_ << "        ." << key << " = ImportStyle::" << import_style(grammar, key) << ",\n";
    field("import_separator", grammar.scalar("import_separator"));
    field("import_scheme", grammar.scalar("import_scheme"));
    for (const char* key : {"import_file_modules", "import_folders"})
      row_ << "        ." << key << " = " << grammar.scalar(key, "false") << ",\n";
    row_ << "        .name_scope = NameScope::" << name_scope(grammar) << ",\n";
    field("import_prefix_file", grammar.scalar("import_prefix_file"));
    field("import_prefix_fact", grammar.scalar("import_prefix_fact"));
    for (const char* key : {"import_extensions", "import_index_files", "import_roots",
                            "import_entry_facts", "import_prefix_maps", "import_alias_files"})
      list(prefix, grammar, key);
    field("import_alias_fact", grammar.scalar("import_alias_fact"));
    field("import_base_fact", grammar.scalar("import_base_fact"));
    for (const char* key : {"test_paths", "test_names", "test_calls"}) list(prefix, grammar, key);
    field("export_rule", export_rule(grammar));
    field("fingerprint", fingerprint(grammar));
    field("package", package);
    field("version", known.version);
    field("licence", known.licence);
    row_ << "    },\n";
  }

  std::string source() const {
    std::ostringstream out;
    out << "// Generated by brief_registry from grammars/. Do not edit.\n"
           "#include \"brief/language.hpp\"\n\n"
        << "struct TSLanguage;\nextern \"C\" {\n"
        << declarations_.str() << "}\n\nnamespace brief {\nnamespace {\n\n"
        << arrays_.str() << "\nconstexpr LanguageSpec kLanguages[] = {\n"
        << row_.str() << "};\n\n}  // namespace\n\n"
        << "std::span<const LanguageSpec> languages() { return kLanguages; }\n\n"
        << "std::string_view extractor_fingerprint() { return \"" << engine_
        << "\"; }\n\n}  // namespace brief\n";
    return out.str();
  }

 private:
  void field(const std::string& key, const std::string& value) {
    if (!value.empty())
      row_ << "        ." << key << " = {" << as_literal(value) << ", " << value.size() << "},\n";
  }

  void grammar_function(const Grammar& grammar) {
    const std::string symbol = grammar.scalar("symbol", "tree_sitter_" + grammar.name);
    if (symbols_.insert(symbol).second) {
      declarations_ << "const TSLanguage* " << symbol << "(void);\n";
      arrays_ << "const void* language_" << symbol << "() { return " << symbol << "(); }\n";
    }
    row_ << "        .grammar = language_" << symbol << ",\n";
  }

  void list(const std::string& prefix, const Grammar& grammar, const std::string& key) {
    const auto found = grammar.lists.find(key);
    if (found == grammar.lists.end() || found->second.empty()) return;
    arrays_ << "constexpr std::string_view " << prefix << key << "[] = {";
    for (const std::string& item : found->second) arrays_ << as_literal(item) << ", ";
    arrays_ << "};\n";
    row_ << "        ." << key << " = " << prefix << key << ",\n";
  }

  void statements(const std::string& prefix, const Grammar& grammar) {
    if (grammar.statements.empty()) return;
    arrays_ << "constexpr StatementRule " << prefix << "statements[] = {";
    for (const Statement& item : grammar.statements)
      arrays_ << "{" << as_literal(item.kind) << ", " << as_literal(item.match) << "}, ";
    arrays_ << "};\n";
    row_ << "        .statements = " << prefix << "statements,\n";
  }

  void delimiters(const std::string& prefix, const Grammar& grammar, const std::string& key) {
    const auto found = grammar.delimiters.find(key);
    if (found == grammar.delimiters.end()) return;
    arrays_ << "constexpr Delimiters " << prefix << key << "[] = {";
    for (const Delimiter& item : found->second)
      arrays_ << "{" << as_literal(item.open) << ", " << as_literal(item.close) << ", "
              << static_cast<int>(item.escape) << ", " << (item.multiline ? "true" : "false")
              << ", " << (item.nests ? "true" : "false") << ", " << as_literal(item.code) << "}, ";
    arrays_ << "};\n";
    row_ << "        ." << key << " = " << prefix << key << ",\n";
  }

  std::string query_of(const Grammar& grammar) const {
    std::string query;
    for (const fs::path& path : query_files(grammars_, grammar)) query += read_bytes(path) + "\n";
    return query;
  }

  struct Framework {
    std::string name;
    std::string marks;
    std::string query;
  };

  // A query without marks would be asked of every file.
  std::vector<Framework> frameworks_of(const Grammar& grammar) const {
    std::vector<std::string> folders = {grammar.name};
    if (const auto found = grammar.lists.find("framework_folders"); found != grammar.lists.end())
      folders = found->second;
    std::vector<Framework> out;
    for (const std::string& folder : folders)
      for (const fs::path& path : files_below(grammars_ / folder / "frameworks")) {
        if (path.extension() != ".scm") continue;
        fs::path rules = path;
        rules.replace_extension(".yaml");
        const YAML::Node marks = YAML::Load(read_bytes(rules))["marks"];
        if (!marks) throw std::runtime_error(rules.string() + ": 'marks' are missing");
        out.push_back(
            {folder + "/" + path.stem().string(), marks.as<std::string>(), read_bytes(path)});
      }
    return out;
  }

  void list_frameworks(const std::string& prefix, const std::vector<Framework>& frameworks) {
    if (frameworks.empty()) return;
    const auto sized = [](const std::string& text) {
      return "{" + as_literal(text) + ", " + std::to_string(text.size()) + "}";
    };
    arrays_ << "constexpr FrameworkQuery " << prefix << "frameworks[] = {";
    for (const Framework& framework : frameworks)
      arrays_ << "{" << sized(framework.name) << ", " << sized(framework.marks) << ", "
              << sized(framework.query) << "}, ";
    arrays_ << "};\n";
    row_ << "        .framework_queries = " << prefix << "frameworks,\n";
  }

  // What shapes a summary by the language itself.
  std::string own_fingerprint(const Grammar& grammar) const {
    Fingerprint out;
    out.add("engine", engine_);
    out.add("query", query_of(grammar));
    for (const Framework& framework : frameworks_of(grammar))
      out.add(framework.name, framework.marks + '\0' + framework.query);
    out.add("grammar", read_bytes(grammars_ / grammar.name / "grammar.yaml"));
    if (const std::string package = grammar.scalar("package"); !package.empty()) {
      out.add("version", read_package(modules_ / package).version);
      out.add("runtime", read_package(modules_ / "tree-sitter").version);
      out.add_folder(modules_ / package / grammar.scalar("package_folder", "src"));
    }
    return out.hex();
  }

  // With the languages of its pieces.
  std::string fingerprint(const Grammar& grammar) const {
    const auto injected = grammar.lists.find("injects");
    if (injected == grammar.lists.end()) return own_fingerprint(grammar);
    Fingerprint out;
    out.add(grammar.name, own_fingerprint(grammar));
    for (const std::string& name : injected->second) {
      const auto other =
          std::find_if(all_.begin(), all_.end(), [&](const Grammar& g) { return g.name == name; });
      if (other == all_.end() || other->scalar("package").empty())
        throw std::runtime_error(grammar.place("injects") + ": no language with a grammar is '" +
                                 name + "'");
      out.add(name, own_fingerprint(*other));
    }
    return out.hex();
  }

  fs::path grammars_;
  fs::path modules_;
  fs::path sources_;
  std::span<const Grammar> all_;
  std::string engine_;
  int count_ = 0;
  std::set<std::string> symbols_;  // languages may share a grammar
  std::ostringstream declarations_;
  std::ostringstream arrays_;
  std::ostringstream row_;
};

int run(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "usage: brief_registry OUTPUT GRAMMARS MODULES SOURCES GRAMMAR_YAML...\n";
    return 2;
  }
  std::vector<Grammar> grammars;
  for (int i = 5; i < argc; ++i) grammars.push_back(read_grammar(argv[i]));
  std::sort(grammars.begin(), grammars.end(),
            [](const Grammar& a, const Grammar& b) { return a.name < b.name; });
  Registry registry(argv[2], argv[3], argv[4], grammars);
  for (const Grammar& grammar : grammars) registry.add(grammar);
  std::ofstream out(argv[1], std::ios::binary);
  out << registry.source();
  if (!out.flush()) throw std::runtime_error(std::string(argv[1]) + ": cannot be written");
  return 0;
}

}  // namespace
}  // namespace brief::codegen

int main(int argc, char** argv) {
  return brief::codegen::run_tool("brief_registry", brief::codegen::run, argc, argv);
}
