#include "facts/traps_rules.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "base/text.hpp"
#include "facts/plain_path.hpp"

namespace brief::facts {
namespace {

constexpr std::string_view kTargets = "/target/";
constexpr std::ptrdiff_t kMostLeftAlone = 4;  // a quarter of the code

// The words of a recipe that may be paths: without quotes, and without the variable in front that
// names a folder (`$(SRCDIR)zlib.3`).
std::vector<std::string_view> words_of(std::string_view recipe) {
  std::vector<std::string_view> words;
  while (!recipe.empty()) {
    const std::size_t end = recipe.find_first_of(" \t\n;&|<>\"'`=");
    std::string_view word = recipe.substr(0, end);
    while (word.size() > 1 && word[0] == '$' && (word[1] == '(' || word[1] == '{')) {
      const std::size_t close = word.find(word[1] == '(' ? ')' : '}');
      word = close == std::string_view::npos ? std::string_view{} : word.substr(close + 1);
    }
    if (word.size() > 1 && word[0] == '/') word.remove_prefix(1);
    if (word.size() > 1) words.push_back(word);
    if (end == std::string_view::npos) break;
    recipe.remove_prefix(end + 1);
  }
  return words;
}

// Can a file of this language be run as it is?
bool is_script(const IndexedFile& file) {
  return file.language != nullptr && file.language->is_code && !file.language->shebangs.empty();
}

class Rules {
 public:
  explicit Rules(const Context& context) : context_(context) {}

  std::vector<BuiltFile> find() {
    for (const IndexedFile& file : context_.index().files)
      if (file.role == FileRole::source && !file.summary->facts.empty()) read(file);
    return std::move(found_);
  }

 private:
  void read(const IndexedFile& file) {
    const std::size_t first = found_.size();
    std::set<std::string> phony;
    for (const FoundFact& fact : context_.facts_below(file, "/phony"))
      phony.insert(pointer_segments(fact.key).back());
    for (const FoundFact& fact : context_.facts_below(file, "/target")) {
      if (fact.key.size() <= kTargets.size() || base::trim(fact.value).empty()) continue;
      const std::string name = unescape_pointer(fact.key.substr(kTargets.size()));
      if (!phony.contains(name)) add(fact, name);
    }
    name_targets(file, first);
  }

  // `tables: a.def b.def`, where rules write both: one asks for `tables`.
  void name_targets(const IndexedFile& file, std::size_t first) {
    if (first == found_.size()) return;
    const std::string_view folder = folder_of(file.path);
    for (const FoundFact& fact : context_.facts_below(file, "/needs")) {
      const std::string name = pointer_segments(fact.key).back();
      // One with a dot or a slash is a file that the build leaves behind.
      if (name.find_first_of("./") != std::string::npos) continue;
      if (context_.row(plain_path(folder, name)) != kNoRow) continue;
      std::vector<std::size_t> named;
      bool others = false;
      for (const std::string_view word : base::split(fact.value, ' ')) {
        const std::uint32_t row = context_.row(plain_path(folder, word));
        std::size_t at = first;
        while (at < found_.size() && found_[at].row != row) ++at;
        others |= row == kNoRow || at == found_.size();
        named.push_back(at);
      }
      for (const std::size_t at : named)
        if (!others && found_[at].target.empty()) found_[at].target = name;
    }
  }

  void add(const FoundFact& rule, const std::string& target) {
    const std::string_view folder = folder_of(rule.file->path);
    const std::uint32_t row = context_.row(plain_path(folder, target));
    if (row == kNoRow) return;
    const IndexedFile& built = context_.index().files[row];
    if (&built == rule.file || built.kind != FileKind::regular) return;
    if (built.role == FileRole::vendored || !rows_.insert(row).second) return;
    BuiltFile one{row, rule, kNoRow, kNoRow, inputs_of(rule), false, {}};
    // What the recipe takes from the file itself before more is added to it.
    one.partly = rule.value.find("$@ >") != std::string_view::npos &&
                 rule.value.find(">>") != std::string_view::npos;
    if (rule.value.find("$<") != std::string_view::npos) one.source = first_need(rule);
    for (const std::string_view word : words_of(rule.value)) {
      const std::uint32_t named = context_.row(plain_path(folder, word));
      if (named == kNoRow || named == row) continue;
      std::uint32_t& place = is_script(context_.index().files[named]) ? one.script : one.source;
      if (place == kNoRow) place = named;
    }
    found_.push_back(one);
  }

  std::optional<FoundFact> needs_of(const FoundFact& rule) const {
    return context_.fact(rule.file->path,
                         "/needs/" + std::string(rule.key.substr(kTargets.size())));
  }

  // What `$<` stands for in a recipe.
  std::uint32_t first_need(const FoundFact& rule) const {
    const auto needs = needs_of(rule);
    if (!needs) return kNoRow;
    const std::string_view first = base::trim(needs->value);
    return context_.row(plain_path(folder_of(rule.file->path), first.substr(0, first.find(' '))));
  }

  // "commands/*.json ../generate.py": the first pattern of a folder's files among what the target
  // needs.
  std::string inputs_of(const FoundFact& rule) const {
    const auto needs = needs_of(rule);
    if (!needs) return {};
    for (const std::string_view word : base::split(needs->value, ' ')) {
      const std::size_t star = word.find("/*.");
      if (star == std::string_view::npos || word.find('*', star + 2) != word.npos) continue;
      const std::string folder = plain_path(folder_of(rule.file->path), word.substr(0, star));
      const std::string_view end = word.substr(star + 2);
      const auto [from, to] = context_.below(folder);
      for (std::uint32_t row = from; row < to && !folder.empty(); ++row)
        if (context_.index().files[row].path.ends_with(end))
          return folder + "/*" + std::string(end);
    }
    return {};
  }

  const Context& context_;
  std::set<std::uint32_t> rows_;
  std::vector<BuiltFile> found_;
};

// A formatter's rule counts from the root and names files, or folders with all they hold. Where the
// rules cover much of the code, the formatter is not for it.
std::vector<std::uint32_t> rows_left_alone(const Context& context) {
  std::set<std::uint32_t> rows;
  for (const Finding& finding : context.findings("unformatted")) {
    std::string rule = finding.value;
    if (rule.ends_with('/')) rule.pop_back();
    for (const std::uint32_t row : context.matching(rule)) rows.insert(row);
    if (!context.has_folder(rule)) continue;
    const auto [from, to] = context.below(rule);
    for (std::uint32_t row = from; row < to; ++row) rows.insert(row);
  }
  const auto is_code = [&](const IndexedFile& file) {
    return file.role == FileRole::source && file.language != nullptr && file.language->is_code;
  };
  const auto& files = context.index().files;
  const auto all = std::count_if(files.begin(), files.end(), is_code);
  const auto covered = std::count_if(rows.begin(), rows.end(),
                                     [&](std::uint32_t row) { return is_code(files[row]); });
  if (covered * kMostLeftAlone > all) return {};
  return {rows.begin(), rows.end()};
}

}  // namespace

std::vector<BuiltFile> files_built_by_rules(const Context& context) {
  return Rules(context).find();
}

std::vector<std::uint32_t> rows_built_by_rules(const Context& context) {
  std::vector<std::uint32_t> rows;
  for (const BuiltFile& built : files_built_by_rules(context)) rows.push_back(built.row);
  for (const std::uint32_t row : rows_left_alone(context)) rows.push_back(row);
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

}  // namespace brief::facts
