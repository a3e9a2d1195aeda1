// Definitions that came, went, moved or have another signature. Only files whose bytes differ are
// looked into; a definition inside one that came, went or moved goes with it.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "changes/compare.hpp"

namespace brief::changes {
namespace {

constexpr std::int64_t kChangedRank = 790;
constexpr std::int64_t kRemovedRank = 780;
constexpr std::int64_t kAddedRank = 660;
constexpr std::int64_t kMovedRank = 600;
constexpr std::int64_t kTestCost = 300;  // what tests define matters less
constexpr std::int64_t kInnerCost = 60;  // so does what is not seen outside its file
constexpr std::int64_t kMostRankCost = 400;
constexpr std::size_t kSignature = 100;    // characters
constexpr std::size_t kMaxOverloads = 64;  // of one name in one file

bool is_told(DefinitionKind kind) {
  switch (kind) {
    case DefinitionKind::variable:
    case DefinitionKind::field:
    case DefinitionKind::property:
    case DefinitionKind::heading:
    case DefinitionKind::selector:
    case DefinitionKind::block:
    case DefinitionKind::index:
    case DefinitionKind::implementation:
    case DefinitionKind::extension:
    case DefinitionKind::namespace_:
    case DefinitionKind::package:
      return false;
    default:
      return true;
  }
}

bool is_told(const IndexedFile& file) {
  return file.language != nullptr && file.language->is_code && file.role != FileRole::vendored &&
         file.role != FileRole::generated;
}

// A definition in its tree.
struct Item {
  const IndexedFile* file = nullptr;
  std::uint32_t file_row = 0;
  std::uint32_t row = 0;
  std::string name;  // qualified
  const Definition& definition() const { return file->summary->definitions[row]; }
  std::string_view own_name() const { return file->summary->view(definition().name); }
  std::string_view signature() const { return file->summary->view(definition().signature); }
};

std::string qualified(const FileSummary& summary, std::uint32_t row) {
  std::string name(summary.view(summary.definitions[row].name));
  for (std::uint32_t up = summary.definitions[row].parent; up != kNoParent;
       up = summary.definitions[up].parent)
    name = std::string(summary.view(summary.definitions[up].name)) + "." + name;
  return name;
}

class Importance {
 public:
  explicit Importance(const Index& index) {
    std::int64_t position = 0;
    for (const RankedDefinition& ranked : index.definitions)
      positions_.emplace(key(ranked.file, ranked.definition), position++);
  }
  std::int64_t cost(const Item& item) const {
    const auto found = positions_.find(key(item.file_row, item.row));
    std::int64_t cost =
        found == positions_.end() ? kMostRankCost : std::min(found->second / 2, kMostRankCost);
    if (item.file->role != FileRole::source) cost += kTestCost;
    if (!item.definition().exported) cost += kInnerCost;
    return cost;
  }

 private:
  static std::uint64_t key(std::uint32_t file, std::uint32_t row) {
    return std::uint64_t{file} << 32 | row;
  }
  std::unordered_map<std::uint64_t, std::int64_t> positions_;
};

// Rows of the files of `side` that the other one has not with the same bytes at the same path.
std::vector<std::uint32_t> differing_files(const Side& side, const Side& other) {
  std::vector<std::uint32_t> rows;
  std::size_t at = 0;
  const std::vector<IndexedFile>& files = side.index->files;
  const std::vector<IndexedFile>& others = other.index->files;
  for (std::uint32_t row = 0; row < files.size(); ++row) {
    while (at < others.size() && others[at].path < files[row].path) ++at;
    const bool same = at < others.size() && others[at].path == files[row].path &&
                      other.contents[at] == side.contents[row];
    if (!same && is_told(files[row])) rows.push_back(row);
  }
  return rows;
}

// By path and qualified name; overloads side by side in the order of the file.
using Key = std::pair<std::string, std::string>;
using Items = std::map<Key, std::vector<Item>>;

Items items_of(const Side& side, const std::vector<std::uint32_t>& rows) {
  Items items;
  for (const std::uint32_t file_row : rows) {
    const IndexedFile& file = side.index->files[file_row];
    for (std::uint32_t row = 0; row < file.summary->definitions.size(); ++row) {
      if (!is_told(file.summary->definitions[row].kind)) continue;
      std::string name = qualified(*file.summary, row);
      std::vector<Item>& named = items[{file.path, name}];
      if (named.size() < kMaxOverloads) named.push_back({&file, file_row, row, name});
    }
  }
  return items;
}

std::string shown(const Item& item) {
  std::string_view text = item.signature();
  if (text.empty() || base::looks_secret(text)) text = item.name;
  return base::code_span(text, kSignature);
}

std::string place(const Item& item) { return base::code_span(base::display_path(item.file->path)); }

class Comparison {
 public:
  Comparison(const Side& before, const Side& after, std::vector<MeaningChange>& changes)
      : before_(before),
        after_(after),
        old_importance_(*before.index),
        new_importance_(*after.index),
        changes_(changes) {
    old_items_ = items_of(before, differing_files(before, after));
    new_items_ = items_of(after, differing_files(after, before));
  }

  void run() {
    match_in_place();
    match_moves();
    tell_all(gone_, ChangeSort::removed, kRemovedRank, old_importance_);
    tell_all(come_, ChangeSort::added, kAddedRank, new_importance_);
  }

 private:
  // Equal signatures first, then in the order of the file: those are changed.
  void match_in_place() {
    for (auto& [key, items] : new_items_) {
      const auto found = old_items_.find(key);
      std::vector<Item> olds = found == old_items_.end() ? std::vector<Item>() : found->second;
      std::vector<Item> news;
      for (const Item& item : items) {
        const auto same = std::find_if(olds.begin(), olds.end(), [&](const Item& old) {
          return old.signature() == item.signature();
        });
        if (same == olds.end())
          news.push_back(item);
        else
          olds.erase(same);
      }
      const std::size_t both = std::min(olds.size(), news.size());
      for (std::size_t i = 0; i < both; ++i) tell_changed(olds[i], news[i]);
      for (std::size_t i = both; i < olds.size(); ++i) gone_.push_back(olds[i]);
      for (std::size_t i = both; i < news.size(); ++i) come_.push_back(news[i]);
    }
    for (const auto& [key, items] : old_items_)
      if (new_items_.count(key) == 0) gone_.insert(gone_.end(), items.begin(), items.end());
  }

  // The same name elsewhere, once on each side.
  void match_moves() {
    std::map<std::string, std::vector<std::size_t>> by_name;
    for (std::size_t i = 0; i < gone_.size(); ++i) by_name[gone_[i].name].push_back(i);
    std::map<std::string, std::size_t> times;
    for (const Item& item : come_) ++times[item.name];
    std::map<std::pair<std::string, std::string>, std::vector<std::pair<Item, Item>>> moves;
    std::set<std::size_t> moved;
    std::vector<Item> come;
    for (const Item& item : come_) {
      const auto found = by_name.find(item.name);
      const bool once = found != by_name.end() && found->second.size() == 1 &&
                        times[item.name] == 1 &&
                        gone_[found->second[0]].definition().kind == item.definition().kind;
      if (!once) {
        come.push_back(item);
        continue;
      }
      const std::size_t old = found->second[0];
      moved.insert(old);
      moves[{gone_[old].file->path, item.file->path}].emplace_back(gone_[old], item);
    }
    std::vector<Item> gone;
    for (std::size_t i = 0; i < gone_.size(); ++i)
      if (moved.count(i) == 0) gone.push_back(gone_[i]);
    gone_ = std::move(gone);
    come_ = std::move(come);
    for (const auto& [paths, items] : moves) tell_moved(items);
  }

  void tell_changed(const Item& old, const Item& item) {
    if (shown(old) == shown(item)) return;  // differs beyond what is shown, or is a secret
    changes_.push_back({"code", ChangeSort::changed, shown(item) + " — " + place(item), shown(old),
                        item.file->path, item.definition().line,
                        kChangedRank - new_importance_.cost(item)});
  }

  // Of one file to another: a line each, or one for all.
  void tell_moved(const std::vector<std::pair<Item, Item>>& items) {
    constexpr std::size_t kFold = 3;
    std::int64_t rank = 0;
    for (const auto& [old, item] : items)
      rank = std::max(rank, kMovedRank - new_importance_.cost(item));
    const Item& first = items.front().second;
    if (items.size() >= kFold) {
      changes_.push_back({"code", ChangeSort::moved,
                          std::to_string(items.size()) + " definitions — " + place(first),
                          place(items.front().first), first.file->path, 0, rank});
    }
    for (const auto& [old, item] : items) {
      const bool other = shown(old) != shown(item);
      if (items.size() >= kFold && !other) continue;
      changes_.push_back({"code", other ? ChangeSort::changed : ChangeSort::moved,
                          shown(item) + " — " + place(item),
                          other ? shown(old) + " — " + place(old) : place(old), item.file->path,
                          item.definition().line, kMovedRank - new_importance_.cost(item)});
    }
  }

  // What stands inside another one of the list is not told by itself.
  void tell_all(const std::vector<Item>& items, ChangeSort sort, std::int64_t base_rank,
                const Importance& importance) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> all;
    for (const Item& item : items) all.emplace(item.file_row, item.row);
    std::map<std::string, std::vector<Item>> of_whole_files;
    for (const Item& item : items) {
      const std::uint32_t parent = item.definition().parent;
      if (parent != kNoParent && all.count({item.file_row, parent}) != 0) continue;
      const Index& other = sort == ChangeSort::added ? *before_.index : *after_.index;
      if (has_file(other, item.file->path))
        changes_.push_back({"code",
                            sort,
                            shown(item) + " — " + place(item),
                            {},
                            item.file->path,
                            item.definition().line,
                            base_rank - importance.cost(item)});
      else
        of_whole_files[item.file->path].push_back(item);
    }
    for (auto& [path, inside] : of_whole_files)
      tell_file(std::move(inside), sort, base_rank, importance);
  }

  // A file that came or went as a whole is one line, with the best of what it holds.
  void tell_file(std::vector<Item> items, ChangeSort sort, std::int64_t base_rank,
                 const Importance& importance) {
    constexpr std::size_t kNamed = 4;
    std::stable_sort(items.begin(), items.end(), [&](const Item& a, const Item& b) {
      return importance.cost(a) < importance.cost(b);
    });
    std::string names;
    for (std::size_t i = 0; i < std::min(items.size(), kNamed); ++i)
      names += (i == 0 ? "" : ", ") +
               (items.size() == 1 ? shown(items[i]) : base::code_span(items[i].own_name(), 60));
    if (items.size() > kNamed) names += " and " + std::to_string(items.size() - kNamed) + " more";
    changes_.push_back({"code",
                        sort,
                        place(items.front()) + ": " + names,
                        {},
                        items.front().file->path,
                        0,
                        base_rank - importance.cost(items.front())});
  }

  static bool has_file(const Index& index, const std::string& path) {
    const auto found = std::lower_bound(
        index.files.begin(), index.files.end(), path,
        [](const IndexedFile& file, const std::string& p) { return file.path < p; });
    return found != index.files.end() && found->path == path;
  }

  const Side& before_;
  const Side& after_;
  Importance old_importance_;
  Importance new_importance_;
  Items old_items_;
  Items new_items_;
  std::vector<Item> gone_;
  std::vector<Item> come_;
  std::vector<MeaningChange>& changes_;
};

}  // namespace

void compare_definitions(const Side& before, const Side& after,
                         std::vector<MeaningChange>& changes) {
  Comparison(before, after, changes).run();
}

}  // namespace brief::changes
