#include "facts/entry_points_headers.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "base/text.hpp"
#include "facts/map_text.hpp"

namespace brief::facts {
namespace {

constexpr std::int64_t kHeadersRank = 655;
constexpr std::size_t kMostHeaders = 6;

bool is_header(const IndexedFile& file) {
  return file.role == FileRole::source && file.language != nullptr && file.language->is_code &&
         file.language->import_style == ImportStyle::include_suffix;
}

// "include/leveldb" where nothing else lies in `include/`; `include` itself where headers stand in
// it (include/uv.h beside include/uv/); empty: there is no such folder.
std::string offered_folder(const Context& context) {
  std::string folder = "include";
  if (!context.has_folder(folder)) return {};
  const std::vector<Child> children = context.children(folder);
  const auto folders = std::count_if(children.begin(), children.end(),
                                     [](const Child& child) { return child.is_folder; });
  if (folders == 0) return folder;
  const bool headers = std::any_of(children.begin(), children.end(), [&](const Child& child) {
    return !child.is_folder && is_header(context.index().files[child.begin]);
  });
  if (headers) return folder;
  if (folders != 1 || children.size() != 1) return {};
  return folder + "/" + std::string(children.front().name);
}

}  // namespace

std::vector<Claim> header_claims(const Context& context) {
  const std::string folder = offered_folder(context);
  if (folder.empty()) return {};
  const Index& index = context.index();
  std::map<std::uint32_t, std::uint32_t> users;
  const auto [from, to] = context.below(folder);
  for (std::uint32_t row = from; row < to; ++row)
    if (is_header(index.files[row]) && folder_of(index.files[row].path) == folder) users[row] = 0;
  if (users.empty()) return {};
  for (const ImportEdge& edge : index.imports) {
    const FileRole role = index.files[edge.from].role;
    const auto found = users.find(edge.to);
    if (found != users.end() && (role == FileRole::test || role == FileRole::example))
      ++found->second;
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted(users.begin(), users.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  Claim claim{{}, {}, kHeadersRank, "2" + folder};
  std::vector<std::string> names;
  for (const auto& [row, count] : sorted) {
    names.push_back(path_span(name_of_path(index.files[row].path)));
    if (names.size() <= kMostHeaders) claim.evidence.push_back({index.files[row].path, 0, 0});
  }
  // In the order of their names: one more test moves none of them.
  std::sort(names.begin(),
            names.begin() + std::min<std::ptrdiff_t>(kMostHeaders, std::ssize(names)));
  claim.text =
      folder_span(folder) + ": public headers, by their place: " + listed(names, kMostHeaders);
  return {std::move(claim)};
}

}  // namespace brief::facts
