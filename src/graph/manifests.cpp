#include "graph/manifests.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace brief::graph {
namespace {

constexpr std::size_t kMaxAliases = 256;  // of one file
constexpr std::size_t kMaxFolders = 8;    // that one name is looked for in

// The distinct languages of the files, in order of name.
std::vector<const LanguageSpec*> languages_of(std::span<const IndexedFile> files) {
  std::vector<const LanguageSpec*> found;
  for (const IndexedFile& file : files) {
    if (file.language == nullptr || file.language->import_style == ImportStyle::none) continue;
    if (std::find(found.begin(), found.end(), file.language) == found.end())
      found.push_back(file.language);
  }
  std::sort(found.begin(), found.end(),
            [](const auto* a, const auto* b) { return a->name < b->name; });
  return found;
}

std::string_view value_of(const FileSummary& summary, std::string_view key) {
  if (key.empty()) return {};
  for (const Fact& fact : summary.facts)
    if (summary.view(fact.key) == key) return summary.view(fact.value);
  return {};
}

// RFC 6901.
std::string unescape(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    if (escape && token[i + 1] == '1') {
      text += '/';
      ++i;
    } else if (escape && token[i + 1] == '0') {
      text += '~';
      ++i;
    } else {
      text += token[i];
    }
  }
  return text;
}

Alias split_pattern(const std::string& pattern) {
  Alias alias;
  const std::size_t star = pattern.find('*');
  alias.wild = star != std::string::npos;
  alias.before = pattern.substr(0, star);
  if (alias.wild) alias.after = pattern.substr(star + 1);
  return alias;
}

// Facts "<pointer>/<pattern>/<n>" as aliases, in document order.
std::vector<Alias> read_aliases(const FileSummary& summary, std::string_view pointer) {
  std::vector<Alias> aliases;
  std::string_view last;
  for (const Fact& fact : summary.facts) {
    std::string_view key = summary.view(fact.key);
    if (pointer.empty() || !key.starts_with(pointer)) continue;
    key.remove_prefix(pointer.size());
    const std::size_t slash = key.rfind('/');
    if (!key.starts_with('/') || slash == 0 || slash == std::string_view::npos) continue;
    const std::string_view pattern = key.substr(1, slash - 1);
    if (pattern != last) {
      if (aliases.size() == kMaxAliases) break;
      aliases.push_back(split_pattern(unescape(pattern)));
      last = pattern;
    }
    aliases.back().targets.emplace_back(summary.view(fact.value));
  }
  std::stable_sort(aliases.begin(), aliases.end(), [](const Alias& a, const Alias& b) {
    return std::pair(a.wild, b.before.size()) < std::pair(b.wild, a.before.size());
  });
  return aliases;
}

// Is `key` the pointer itself, or below it without a step into a sub-path ("./x") of the package?
bool opens_package(std::string_view key, std::string_view pointer) {
  if (!key.starts_with(pointer)) return false;
  key.remove_prefix(pointer.size());
  return key.empty() || (key.starts_with('/') && !key.starts_with("/.~1"));
}

// A crate's name has dashes where its module path has underscores.
std::string import_name(const LanguageSpec& language, std::string_view name) {
  std::string text(name);
  if (language.import_style == ImportStyle::module_path)
    std::replace(text.begin(), text.end(), '-', '_');
  return text;
}

}  // namespace

Manifests::Manifests(const PathTable& paths) {
  std::vector<std::string_view> seen;
  for (const LanguageSpec* language : languages_of(paths.files())) {
    const bool again =
        std::find(seen.begin(), seen.end(), language->import_prefix_file) != seen.end();
    seen.push_back(language->import_prefix_file);
    for (const IndexedFile& file : paths.files()) {
      const std::string_view name = base_name(file.path);
      if (!again && !name.empty() && name == language->import_prefix_file) {
        add_package(*language, file);
        add_prefixes(*language, file);
      }
      const Strings& names = language->import_alias_files;
      if (!again && std::find(names.begin(), names.end(), name) != names.end())
        add_aliases(*language, file);
    }
  }
  std::sort(packages_.begin(), packages_.end(), [](const Package& a, const Package& b) {
    return std::tie(a.manifest, a.folder) < std::tie(b.manifest, b.folder);
  });
  std::stable_sort(prefixes_.begin(), prefixes_.end(),
                   [](const PrefixFolder& a, const PrefixFolder& b) {
                     return std::tie(a.manifest, a.prefix) < std::tie(b.manifest, b.prefix);
                   });
  by_name_.resize(packages_.size());
  for (std::uint32_t row = 0; row < by_name_.size(); ++row) by_name_[row] = row;
  std::sort(by_name_.begin(), by_name_.end(), [this](std::uint32_t a, std::uint32_t b) {
    return std::tie(packages_[a].manifest, packages_[a].name, a) <
           std::tie(packages_[b].manifest, packages_[b].name, b);
  });
  std::stable_sort(alias_files_.begin(), alias_files_.end(),
                   [](const AliasFile& a, const AliasFile& b) { return a.folder < b.folder; });
}

void Manifests::add_package(const LanguageSpec& language, const IndexedFile& file) {
  Package package;
  package.manifest = language.import_prefix_file;
  package.folder = folder_of(file.path);
  package.summary = file.summary.get();
  if (file.role == FileRole::source || file.role == FileRole::example)
    package.name = import_name(language, value_of(*file.summary, language.import_prefix_fact));
  for (const std::string_view pointer : language.import_entry_facts) {
    for (const Fact& fact : file.summary->facts) {
      const std::string_view key = file.summary->view(fact.key);
      if (!opens_package(key, pointer)) continue;
      if (package.entries.size() == kMaxAliases) break;
      package.entries.push_back(file.summary->view(fact.value));
    }
  }
  packages_.push_back(std::move(package));
}

// Facts "<pointer>/<prefix>", or "<pointer>/<prefix>/<n>" of a list of folders.
void Manifests::add_prefixes(const LanguageSpec& language, const IndexedFile& file) {
  const std::size_t before = prefixes_.size();
  for (const std::string_view pointer : language.import_prefix_maps) {
    for (const Fact& fact : file.summary->facts) {
      std::string_view key = file.summary->view(fact.key);
      if (!key.starts_with(pointer) || prefixes_.size() - before == kMaxAliases) continue;
      key.remove_prefix(pointer.size());
      if (!key.starts_with('/')) continue;
      key.remove_prefix(1);
      std::string prefix = unescape(key.substr(0, key.find('/')));
      if (prefix.ends_with(language.import_separator))
        prefix.resize(prefix.size() - language.import_separator.size());
      const auto folder = join_path(folder_of(file.path), file.summary->view(fact.value));
      if (folder) prefixes_.push_back({language.import_prefix_file, std::move(prefix), *folder});
    }
  }
}

std::vector<const PrefixFolder*> Manifests::folders_for(const LanguageSpec& language,
                                                        std::string_view name,
                                                        std::string_view separator) const {
  std::vector<const PrefixFolder*> found;
  if (prefixes_.empty() || separator.empty()) return found;
  for (std::string_view front = name;;) {
    const std::size_t end = front.rfind(separator);
    front = end == std::string_view::npos ? std::string_view() : front.substr(0, end);
    const std::string_view manifest = language.import_prefix_file;
    auto at =
        std::partition_point(prefixes_.begin(), prefixes_.end(), [&](const PrefixFolder& other) {
          const std::string_view prefix = other.prefix;
          return std::tie(other.manifest, prefix) < std::tie(manifest, front);
        });
    for (; at != prefixes_.end() && at->manifest == manifest && at->prefix == front; ++at)
      if (found.size() < kMaxFolders) found.push_back(&*at);
    if (front.empty() || found.size() == kMaxFolders) return found;
  }
}

void Manifests::add_aliases(const LanguageSpec& language, const IndexedFile& file) {
  AliasFile aliases;
  aliases.folder = folder_of(file.path);
  const std::string_view base = value_of(*file.summary, language.import_base_fact);
  const auto joined = join_path(aliases.folder, base);
  if (!joined) return;
  aliases.base = *joined;
  aliases.has_base = !base.empty();
  aliases.aliases = read_aliases(*file.summary, language.import_alias_fact);
  if (aliases.has_base || !aliases.aliases.empty()) alias_files_.push_back(std::move(aliases));
}

const Package* Manifests::in_folder(std::string_view manifest, std::string_view folder) const {
  const auto found =
      std::partition_point(packages_.begin(), packages_.end(), [&](const Package& package) {
        return std::tie(package.manifest, package.folder) < std::tie(manifest, folder);
      });
  const bool match =
      found != packages_.end() && found->manifest == manifest && found->folder == folder;
  return match ? &*found : nullptr;
}

const Package* Manifests::with_name(std::string_view manifest, std::string_view name) const {
  if (name.empty()) return nullptr;
  const auto found = std::partition_point(by_name_.begin(), by_name_.end(), [&](std::uint32_t row) {
    const std::string_view other = packages_[row].name;
    return std::tie(packages_[row].manifest, other) < std::tie(manifest, name);
  });
  if (found == by_name_.end()) return nullptr;
  const Package& package = packages_[*found];
  return package.manifest == manifest && package.name == name ? &package : nullptr;
}

const Package* Manifests::enclosing(const LanguageSpec& language, std::string_view path) const {
  if (packages_.empty() || language.import_prefix_file.empty()) return nullptr;
  for (std::string_view folder = folder_of(path);; folder = folder_of(folder)) {
    if (const Package* package = in_folder(language.import_prefix_file, folder)) return package;
    if (folder.empty()) return nullptr;
  }
}

const Package* Manifests::named(const LanguageSpec& language, std::string_view target,
                                char separator) const {
  if (packages_.empty() || target.size() > kMaxTarget) return nullptr;
  for (;;) {
    if (const Package* package = with_name(language.import_prefix_file, target)) return package;
    const std::size_t end = target.rfind(separator);
    if (end == std::string_view::npos) return nullptr;
    target = target.substr(0, end);
  }
}

std::vector<const AliasFile*> Manifests::aliases_for(const LanguageSpec& language,
                                                     std::string_view path) const {
  std::vector<const AliasFile*> found;
  if (alias_files_.empty() || language.import_alias_files.empty()) return found;
  for (std::string_view folder = folder_of(path);; folder = folder_of(folder)) {
    auto file = std::partition_point(alias_files_.begin(), alias_files_.end(),
                                     [&](const AliasFile& a) { return a.folder < folder; });
    for (; file != alias_files_.end() && file->folder == folder; ++file)
      if (found.size() < kMaxAliasFiles) found.push_back(&*file);
    if (folder.empty() || found.size() == kMaxAliasFiles) return found;
  }
}

}  // namespace brief::graph
