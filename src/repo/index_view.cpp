#include "repo/index_view.hpp"

#include <algorithm>
#include <string>

namespace brief::repo {

std::size_t IndexView::lower_bound(const Range& range, std::string_view rest) const {
  const auto begin = index_.entries.begin();
  const auto found =
      std::lower_bound(begin + static_cast<std::ptrdiff_t>(range.first),
                       begin + static_cast<std::ptrdiff_t>(range.last), rest,
                       [&](const GitIndexEntry& entry, std::string_view key) {
                         return std::string_view(entry.path).substr(range.prefix) < key;
                       });
  return static_cast<std::size_t>(found - begin);
}

IndexView::Range IndexView::below(const Range& range, std::string_view name) const {
  std::string key(name);
  key += '/';
  Range result{lower_bound(range, key), 0, range.prefix + key.size()};
  key.back() = '/' + 1;  // the first string behind all that begin with "name/"
  result.last = lower_bound(range, key);
  return result;
}

const GitIndexEntry* IndexView::find(const Range& range, std::string_view name) const {
  const std::size_t at = lower_bound(range, name);
  const auto is_it = [&](std::size_t i) {
    return i < range.last && std::string_view(index_.entries[i].path).substr(range.prefix) == name;
  };
  if (!is_it(at)) return nullptr;
  const bool ours_is_next =
      index_.entries[at].stage == 1 && is_it(at + 1) && index_.entries[at + 1].stage == 2;
  return &index_.entries[ours_is_next ? at + 1 : at];
}

}  // namespace brief::repo
