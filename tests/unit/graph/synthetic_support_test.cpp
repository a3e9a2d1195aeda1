#include <algorithm>
#include <utility>

#include "base/hash.hpp"
#include "graph/link.hpp"
#include "synthetic.hpp"

namespace brief::graph::synthetic {
namespace {

constexpr std::string_view kHeaderExtensions[] = {".h", ".c"};
constexpr std::string_view kScriptExtensions[] = {".py"};
constexpr std::string_view kScriptIndexes[] = {"__init__.py"};
constexpr std::string_view kWebExtensions[] = {".ts", ".tsx", ".js", ".mjs"};
constexpr std::string_view kWebIndexes[] = {"index.ts", "index.js"};
constexpr std::string_view kWebEntries[] = {"/source", "/types", "/module", "/main", "/exports"};
constexpr std::string_view kWebAliases[] = {"tsconfig.json"};
constexpr std::string_view kSourceRoot[] = {"src"};
constexpr std::string_view kPackageExtensions[] = {".go"};
constexpr std::string_view kTypeExtensions[] = {".java"};
constexpr std::string_view kModuleExtensions[] = {".rs"};
constexpr std::string_view kModuleIndexes[] = {"mod.rs", "lib.rs", "main.rs"};
constexpr std::string_view kDeclaredExtensions[] = {".x"};
constexpr std::string_view kDeclaredMaps[] = {"/autoload/psr-4"};
constexpr std::string_view kLoadExtensions[] = {".rb"};
constexpr std::string_view kLoadRoots[] = {"lib", "app"};
constexpr std::string_view kSchemeRoots[] = {"lib"};
constexpr std::string_view kModuleEntries[] = {"/lib/path"};

LanguageSpec language(std::string_view name, ImportStyle style, Strings extensions) {
  LanguageSpec spec{};
  spec.name = spec.family = name;
  spec.import_style = style;
  spec.import_extensions = extensions;
  return spec;
}

LanguageSpec dotted() {
  LanguageSpec spec = language("python", ImportStyle::dotted_module, kScriptExtensions);
  spec.import_index_files = kScriptIndexes;
  spec.import_roots = kSourceRoot;
  return spec;
}

LanguageSpec relative() {
  LanguageSpec spec = language("javascript", ImportStyle::relative_path, kWebExtensions);
  spec.import_index_files = kWebIndexes;
  spec.import_roots = kSourceRoot;
  spec.import_prefix_file = "package.json";
  spec.import_prefix_fact = "/name";
  spec.import_entry_facts = kWebEntries;
  spec.import_alias_files = kWebAliases;
  spec.import_alias_fact = "/compilerOptions/paths";
  spec.import_base_fact = "/compilerOptions/baseUrl";
  return spec;
}

LanguageSpec package() {
  LanguageSpec spec = language("go", ImportStyle::package_path, kPackageExtensions);
  spec.name_scope = NameScope::folder;
  spec.import_prefix_file = "go.mod";
  spec.import_prefix_fact = "/module";
  return spec;
}

LanguageSpec module() {
  LanguageSpec spec = language("rust", ImportStyle::module_path, kModuleExtensions);
  spec.import_index_files = kModuleIndexes;
  spec.import_roots = kSourceRoot;
  spec.import_prefix_file = "Cargo.toml";
  spec.import_prefix_fact = "/package/name";
  spec.import_entry_facts = kModuleEntries;
  return spec;
}

LanguageSpec declared() {
  LanguageSpec spec = language("declared", ImportStyle::declared_module, kDeclaredExtensions);
  spec.import_fallback = ImportStyle::load_path;
  spec.import_separator = ".";
  spec.import_prefix_file = "composer.json";
  spec.import_prefix_maps = kDeclaredMaps;
  spec.name_scope = NameScope::enclosing;
  return spec;
}

LanguageSpec file_module() {
  LanguageSpec spec = language("ocaml", ImportStyle::declared_module, {});
  spec.import_separator = ".";
  spec.import_file_modules = true;
  return spec;
}

LanguageSpec load_path() {
  LanguageSpec spec = language("ruby", ImportStyle::load_path, kLoadExtensions);
  spec.import_roots = kLoadRoots;
  spec.name_scope = NameScope::program;
  return spec;
}

LanguageSpec schemed() {
  LanguageSpec spec = language("dart", ImportStyle::load_path, {});
  spec.import_roots = kSchemeRoots;
  spec.import_scheme = "package:";
  spec.import_prefix_file = "pubspec.yaml";
  spec.import_prefix_fact = "/name";
  spec.import_folders = true;
  return spec;
}

LanguageSpec data() {
  LanguageSpec spec{};
  spec.name = spec.family = "data";
  spec.is_code = false;
  return spec;
}

}  // namespace

const LanguageSpec kInclude = language("c", ImportStyle::include_suffix, kHeaderExtensions);
const LanguageSpec kDotted = dotted();
const LanguageSpec kRelative = relative();
const LanguageSpec kPackage = package();
const LanguageSpec kQualified = language("java", ImportStyle::qualified_type, kTypeExtensions);
const LanguageSpec kModule = module();
const LanguageSpec kDeclared = declared();
const LanguageSpec kFileModule = file_module();
const LanguageSpec kLoadPath = load_path();
const LanguageSpec kSourced = language("bash", ImportStyle::load_path, {});
const LanguageSpec kSchemed = schemed();
const LanguageSpec kData = data();

File::File(std::string path, const LanguageSpec* language, FileRole role)
    : path_(std::move(path)), language_(language), role_(role) {}

Str File::put(std::string_view text) {
  const Str piece{static_cast<std::uint32_t>(summary_.text.size()),
                  static_cast<std::uint32_t>(text.size())};
  summary_.text.append(text);
  return piece;
}

File& File::define(DefinitionKind kind, std::string_view name, std::uint32_t lines,
                   std::uint32_t parent) {
  Definition definition;
  definition.name_hash = base::name_hash(name);
  definition.name = put(name);
  definition.line = summary_.definitions.empty() ? 1 : summary_.definitions.back().end_line + 1;
  definition.end_line = definition.line + lines - 1;
  definition.parent = parent;
  definition.kind = kind;
  definition.exported = true;
  summary_.definitions.push_back(definition);
  return *this;
}

File& File::hidden(DefinitionKind kind, std::string_view name, std::uint32_t lines) {
  define(kind, name, lines);
  summary_.definitions.back().exported = false;
  return *this;
}

File& File::signature(std::string_view text) {
  summary_.definitions.back().signature = put(text);
  return *this;
}

File& File::refer(std::string_view name, ReferenceKind kind, std::uint32_t count) {
  Reference reference;
  reference.name_hash = base::name_hash(name);
  reference.name = put(name);
  reference.count = count;
  reference.kind = kind;
  summary_.references.push_back(reference);
  return *this;
}

File& File::import(std::string_view target, std::string_view name, std::uint8_t flags) {
  Import import;
  import.target = put(target);
  import.name = put(name);
  import.flags = flags;
  import.line = static_cast<std::uint32_t>(summary_.imports.size()) + 1;
  summary_.imports.push_back(import);
  return *this;
}

File& File::fact(std::string_view key, std::string_view value) {
  Fact fact;
  fact.key = put(key);
  fact.value = put(value);
  summary_.facts.push_back(fact);
  return *this;
}

IndexedFile File::finish() const {
  auto summary = std::make_shared<FileSummary>(summary_);
  std::sort(summary->references.begin(), summary->references.end(),
            [](const Reference& a, const Reference& b) {
              return std::pair(a.name_hash, a.kind) < std::pair(b.name_hash, b.kind);
            });
  IndexedFile file;
  file.path = path_;
  file.role = role_;
  file.language = language_;
  file.summary = std::move(summary);
  return file;
}

File& Repository::file(std::string path, const LanguageSpec& language, FileRole role) {
  return files_.emplace_back(std::move(path), &language, role);
}

std::vector<IndexedFile> Repository::files() const {
  std::vector<IndexedFile> out;
  for (const File& file : files_) out.push_back(file.finish());
  std::sort(out.begin(), out.end(),
            [](const IndexedFile& a, const IndexedFile& b) { return a.path < b.path; });
  return out;
}

Index Repository::link(unsigned jobs) const { return graph::link(files(), jobs); }

std::vector<std::string> Repository::imports_of(std::string_view path) const {
  const std::vector<IndexedFile> all = files();
  const PathTable paths(all, 1);
  const auto resolved = resolve_imports(paths, DeclaredModules(all, 1), 1);
  std::vector<std::string> out;
  for (std::size_t row = 0; row < all.size(); ++row)
    if (all[row].path == path)
      for (const ResolvedImport& import : resolved[row]) out.push_back(all[import.file].path);
  return out;
}

std::string_view name_of(const Index& index, const RankedDefinition& definition) {
  const FileSummary& summary = *index.files[definition.file].summary;
  return summary.view(summary.definitions[definition.definition].name);
}

const RankedDefinition* ranked(const Index& index, std::string_view name) {
  for (const RankedDefinition& definition : index.definitions)
    if (name_of(index, definition) == name) return &definition;
  return nullptr;
}

std::uint32_t row_of(const Index& index, std::string_view path) {
  for (std::uint32_t row = 0; row < index.files.size(); ++row)
    if (index.files[row].path == path) return row;
  return kNoRow;
}

bool has_edge(const Index& index, std::string_view from, std::string_view to) {
  const std::uint32_t a = row_of(index, from), b = row_of(index, to);
  return std::any_of(index.edges.begin(), index.edges.end(),
                     [&](const Edge& edge) { return edge.from == a && edge.to == b; });
}

}  // namespace brief::graph::synthetic
