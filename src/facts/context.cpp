#include "facts/context.hpp"

#include <algorithm>

#include "base/glob.hpp"
#include "base/text.hpp"
#include "facts/engine.hpp"

namespace brief::facts {
namespace {

const std::vector<std::uint32_t> kNoRows;
const std::vector<Finding> kNoFindings;

bool has_wildcard(std::string_view text) {
  return text.find_first_of("*?[\\") != std::string_view::npos;
}

}  // namespace

Context::Context(const Index& index) : index_(index) {
  index_paths();
  std::vector<Finding> found = apply_rules(*this, rule_book());
  std::stable_sort(found.begin(), found.end(),
                   [](const Finding& a, const Finding& b) { return a.kind < b.kind; });
  for (Finding& finding : found) {
    if (findings_.empty() || findings_.back().first != finding.kind)
      findings_.push_back({finding.kind, {}});
    findings_.back().second.push_back(std::move(finding));
  }
  find_name();
}

void Context::index_paths() {
  by_name_.reserve(index_.files.size());
  for (std::uint32_t row = 0; row < index_.files.size(); ++row) {
    const std::string_view name = name_of_path(index_.files[row].path);
    by_name_[name].push_back(row);
    const std::size_t dot = name.rfind('.');
    if (dot != std::string_view::npos) by_extension_[name.substr(dot)].push_back(row);
  }
  names_.reserve(by_name_.size());
  for (const auto& [name, rows] : by_name_) names_.push_back(name);
  std::sort(names_.begin(), names_.end());
}

void Context::find_name() {
  const Finding* best = nullptr;
  for (const Finding& finding : findings("name")) {
    if (!finding.folder.empty() || finding.value.empty()) continue;
    if (best == nullptr || finding.rank > best->rank) best = &finding;
  }
  if (best == nullptr) return;
  name_ = best->value;
  name_evidence_ = best->evidence;
}

std::uint32_t Context::row(std::string_view path) const {
  const auto& files = index_.files;
  const auto found =
      std::lower_bound(files.begin(), files.end(), path,
                       [](const IndexedFile& file, std::string_view p) { return file.path < p; });
  if (found == files.end() || found->path != path) return kNoRow;
  return static_cast<std::uint32_t>(found - files.begin());
}

const IndexedFile* Context::file(std::string_view path) const {
  const std::uint32_t found = row(path);
  return found == kNoRow ? nullptr : &index_.files[found];
}

std::pair<std::uint32_t, std::uint32_t> Context::below(std::string_view folder) const {
  const auto& files = index_.files;
  if (folder.empty()) return {0, static_cast<std::uint32_t>(files.size())};
  const std::string first = std::string(folder) + '/';
  const std::string last = std::string(folder) + static_cast<char>('/' + 1);
  const auto before = [](const IndexedFile& file, const std::string& p) { return file.path < p; };
  const auto from = std::lower_bound(files.begin(), files.end(), first, before);
  const auto to = std::lower_bound(from, files.end(), last, before);
  return {static_cast<std::uint32_t>(from - files.begin()),
          static_cast<std::uint32_t>(to - files.begin())};
}

bool Context::has_folder(std::string_view folder) const {
  const auto [from, to] = below(folder);
  return from != to;
}

std::vector<Child> Context::children(std::string_view folder) const {
  std::vector<Child> out;
  const auto [from, to] = below(folder);
  const std::size_t skip = folder.empty() ? 0 : folder.size() + 1;
  for (std::uint32_t row = from; row < to;) {
    const std::string_view rest = std::string_view(index_.files[row].path).substr(skip);
    const std::size_t slash = rest.find('/');
    Child child{rest.substr(0, slash), slash != std::string_view::npos, row, row + 1};
    if (child.is_folder) {
      const std::string inner =
          std::string(folder) + (folder.empty() ? "" : "/") + std::string(child.name);
      child.end = below(inner).second;
    }
    row = child.end;
    out.push_back(child);
  }
  return out;
}

const std::vector<std::uint32_t>& Context::named(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? kNoRows : found->second;
}

std::vector<std::uint32_t> Context::matching(std::string_view path_rule) const {
  std::vector<std::uint32_t> out;
  const auto keep_matches = [&](const auto& rows) {
    for (const std::uint32_t row : rows)
      if (base::path_rule_match(path_rule, index_.files[row].path)) out.push_back(row);
  };
  if (!has_wildcard(path_rule) && !path_rule.empty() && path_rule.back() != '/') {
    if (path_rule.find('/') == std::string_view::npos) return named(path_rule);
    if (const std::uint32_t found = row(path_rule); found != kNoRow) out.push_back(found);
    return out;
  }
  // A last part without wildcards, or "*.ext", narrows the search to few files.
  const std::string_view last = name_of_path(path_rule);
  const std::size_t dot = last.rfind('.');
  if (!last.empty() && !has_wildcard(last)) {
    keep_matches(named(last));
  } else if (dot != std::string_view::npos && !has_wildcard(last.substr(dot))) {
    const auto found = by_extension_.find(last.substr(dot));
    if (found != by_extension_.end()) keep_matches(found->second);
  } else if (path_rule.find('/') == std::string_view::npos &&
             path_rule.find_first_of("*?[\\") != 0) {  // ".eslintrc.*"
    const std::string_view start = path_rule.substr(0, path_rule.find_first_of("*?[\\"));
    for (auto name = std::lower_bound(names_.begin(), names_.end(), start);
         name != names_.end() && name->substr(0, start.size()) == start; ++name)
      keep_matches(named(*name));
    std::sort(out.begin(), out.end());
  } else {
    const std::string_view fixed = folder_of(path_rule.substr(0, path_rule.find_first_of("*?[\\")));
    const auto [from, to] = below(fixed);
    for (std::uint32_t row = from; row < to; ++row)
      if (base::path_rule_match(path_rule, index_.files[row].path)) out.push_back(row);
  }
  return out;
}

std::optional<FoundFact> Context::fact(std::string_view path, std::string_view pointer) const {
  const IndexedFile* found = file(path);
  if (found == nullptr) return std::nullopt;
  const FileSummary& summary = *found->summary;
  for (const Fact& fact : summary.facts)
    if (summary.view(fact.key) == pointer)
      return FoundFact{found, summary.view(fact.key), summary.view(fact.value), fact.line,
                       fact.end_line};
  return std::nullopt;
}

std::vector<FoundFact> Context::facts_below(const IndexedFile& file,
                                            std::string_view pointer) const {
  std::vector<FoundFact> out;
  const FileSummary& summary = *file.summary;
  for (const Fact& fact : summary.facts) {
    const std::string_view key = summary.view(fact.key);
    if (key.substr(0, pointer.size()) != pointer) continue;
    if (key.size() > pointer.size() && key[pointer.size()] != '/') continue;
    out.push_back({&file, key, summary.view(fact.value), fact.line, fact.end_line});
  }
  return out;
}

const std::vector<Finding>& Context::findings(std::string_view kind) const {
  const auto found = std::lower_bound(
      findings_.begin(), findings_.end(), kind,
      [](const auto& entry, std::string_view k) { return std::string_view(entry.first) < k; });
  return found == findings_.end() || found->first != kind ? kNoFindings : found->second;
}

const Finding* Context::finding_for(std::string_view kind, std::string_view folder) const {
  const Finding* best = nullptr;
  for (const Finding& finding : findings(kind)) {
    const std::string_view home = finding.folder;
    const bool governs = home.empty() || home == folder ||
                         (folder.size() > home.size() && folder.substr(0, home.size()) == home &&
                          folder[home.size()] == '/');
    if (governs && (best == nullptr || finding.folder.size() > best->folder.size() ||
                    (finding.folder.size() == best->folder.size() && finding.rank > best->rank)))
      best = &finding;
  }
  return best;
}

bool Context::speaks(const IndexedFile& file) {
  return file.role == FileRole::source || file.role == FileRole::documentation;
}

std::string_view name_of_path(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool refers_to(const FileSummary& summary, std::uint64_t name_hash) {
  const auto found = std::lower_bound(
      summary.references.begin(), summary.references.end(), name_hash,
      [](const Reference& reference, std::uint64_t hash) { return reference.name_hash < hash; });
  return found != summary.references.end() && found->name_hash == name_hash;
}

std::string unescape_pointer(std::string_view segment) {
  std::string out;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    const bool escape = segment[i] == '~' && i + 1 < segment.size() &&
                        (segment[i + 1] == '0' || segment[i + 1] == '1');
    out += !escape ? segment[i] : segment[++i] == '0' ? '~' : '/';
  }
  return out;
}

std::vector<std::string> pointer_segments(std::string_view pointer) {
  std::vector<std::string> out;
  if (pointer.empty()) return out;
  for (const std::string_view segment : base::split(pointer.substr(1), '/'))
    out.push_back(unescape_pointer(segment));
  return out;
}

}  // namespace brief::facts
