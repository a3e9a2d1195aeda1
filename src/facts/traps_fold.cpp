#include "facts/traps_fold.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/glob.hpp"
#include "facts/map_text.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kFewestForPattern = 3;

// ".pb.go" of "a.pb.go", ".min.js" of "a-1.0.min.js", "_pb2.py" of "a_pb2.py": what a generator
// appends. Empty: no such end.
std::string_view marked_end(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  const std::size_t before = name.rfind('.', dot - 1);
  if (before != std::string_view::npos && before != 0) return name.substr(before);
  const std::size_t bar = name.rfind('_', dot);
  return bar == std::string_view::npos || bar == 0 ? std::string_view{} : name.substr(bar);
}

class Folder {
 public:
  Folder(const Context& context, const std::vector<std::uint32_t>& rows)
      : context_(context), rows_(rows) {}

  std::vector<FileGroup> fold() {
    std::vector<std::uint32_t> left;
    for (std::size_t i = 0; i < rows_.size();) {
      const std::string whole = whole_folder(i);
      if (whole.empty()) {
        left.push_back(rows_[i++]);
        continue;
      }
      const std::size_t count = rows_below(whole, i);
      add(folder_span(whole), whole + "/", i, i + count, true);
      i += count;
    }
    fold_by_end(left);
    std::sort(groups_.begin(), groups_.end(),
              [](const FileGroup& a, const FileGroup& b) { return a.order < b.order; });
    return std::move(groups_);
  }

 private:
  const std::string& path(std::uint32_t row) const { return context_.index().files[row].path; }

  void add(std::string name, std::string order, std::size_t from, std::size_t to, bool folder) {
    using Offset = std::vector<std::uint32_t>::difference_type;
    groups_.push_back(
        {std::move(name),
         std::move(order),
         {rows_.begin() + static_cast<Offset>(from), rows_.begin() + static_cast<Offset>(to)},
         folder});
  }

  std::size_t rows_below(std::string_view folder, std::size_t from) const {
    const auto end = context_.below(folder).second;
    const auto last = std::lower_bound(rows_.begin(), rows_.end(), end);
    return static_cast<std::size_t>(last - rows_.begin()) - from;
  }

  // The outermost folder that begins at rows_[i] and holds nothing but members; "" when none does.
  std::string whole_folder(std::size_t i) const {
    const std::string& first = path(rows_[i]);
    for (std::size_t slash = first.find('/'); slash != std::string::npos;
         slash = first.find('/', slash + 1)) {
      const std::string folder = first.substr(0, slash);
      const auto [from, to] = context_.below(folder);
      if (from == rows_[i] && rows_below(folder, i) == to - from && to - from > 1) return folder;
    }
    return {};
  }

  // By a common end of their names, what is left by whole names that stand in several folders.
  void fold_by_end(const std::vector<std::uint32_t>& left) {
    std::map<std::string, std::vector<std::uint32_t>> by_end, by_name;
    for (const std::uint32_t row : left)
      by_end[std::string(marked_end(name_of_path(path(row))))].push_back(row);
    for (auto& [end, rows] : by_end)
      if (end.empty() || !add_pattern("*" + end, rows))
        for (const std::uint32_t row : rows)
          by_name[std::string(name_of_path(path(row)))].push_back(row);
    for (auto& [name, rows] : by_name)
      if (!add_pattern(name, rows))
        for (const std::uint32_t row : rows)
          groups_.push_back({path_span(path(row)), path(row), {row}, false});
  }

  // A pattern is told only when it names the rows and no other file of the tree.
  bool add_pattern(const std::string& last, std::vector<std::uint32_t>& rows) {
    if (rows.size() < kFewestForPattern) return false;
    const std::string common = common_folder(rows);
    const bool one_folder = std::all_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
      return folder_of(path(row)) == common;
    });
    const auto [from, to] = context_.below(common);
    std::size_t named = 0;
    for (std::uint32_t row = from; row < to; ++row)
      named += (!one_folder || folder_of(path(row)) == common) &&
                       base::glob_match(last, name_of_path(path(row)))
                   ? 1
                   : 0;
    if (named != rows.size()) return !one_folder && add_namesakes(last, rows);
    const std::string pattern =
        (common.empty() ? "" : common + "/") + (one_folder ? "" : "**/") + last;
    groups_.push_back({path_span(pattern), pattern, std::move(rows), false});
    return true;
  }

  // Files of one name all over the tree; others of that name may be none of them.
  bool add_namesakes(const std::string& last, std::vector<std::uint32_t>& rows) {
    const auto is_namesake = [&](std::uint32_t row) { return name_of_path(path(row)) == last; };
    if (!std::all_of(rows.begin(), rows.end(), is_namesake)) return false;
    const std::string common = common_folder(rows);
    groups_.push_back({path_span(last) + " in many folders" +
                           (common.empty() ? "" : " below " + folder_span(common)),
                       common + "/" + last, std::move(rows), false});
    return true;
  }

  std::string common_folder(const std::vector<std::uint32_t>& rows) const {
    std::string_view common = folder_of(path(rows.front()));
    for (const std::uint32_t row : rows)
      while (!lies_below(common, path(row))) common = folder_of(common);
    return std::string(common);
  }

  const Context& context_;
  const std::vector<std::uint32_t>& rows_;
  std::vector<FileGroup> groups_;
};

}  // namespace

std::vector<FileGroup> fold_files(const Context& context, const std::vector<std::uint32_t>& rows) {
  return Folder(context, rows).fold();
}

}  // namespace brief::facts
