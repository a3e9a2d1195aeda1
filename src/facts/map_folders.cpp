#include "facts/map_folders.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace brief::facts {
namespace {

constexpr std::uint64_t kPlainShare = 12;      // 1/12 of the weight earns a line
constexpr std::uint64_t kExplainedShare = 40;  // 1/40 where the folder says what it is for
constexpr std::size_t kCentralFiles = 4;
constexpr std::uint64_t kOneSize = 16;     // keeps the root of small sizes apart
constexpr std::uint64_t kUnusedShare = 8;  // part of the rank that every file has that counts

struct Node {
  std::uint64_t weight = 0;
  std::vector<std::uint32_t> rows;  // direct files
  std::vector<std::string> inner;   // folders directly inside that hold code
};

// Every folder between a code file and the root, the root among them.
std::map<std::string, Node> folder_tree(const Index& index,
                                        const std::vector<std::uint64_t>& weights) {
  std::map<std::string, Node> tree;
  for (std::uint32_t row = 0; row < index.files.size(); ++row) {
    if (!is_project_code(index.files[row]) || weights[row] == 0) continue;
    std::string folder(folder_of(index.files[row].path));
    Node& node = tree[folder];
    node.rows.push_back(row);
    node.weight += weights[row];
    while (!folder.empty()) {
      std::string outer(folder_of(folder));
      std::vector<std::string>& inner = tree[outer].inner;
      if (std::find(inner.rbegin(), inner.rend(), folder) != inner.rend()) break;
      inner.push_back(folder);
      folder = std::move(outer);
    }
  }
  return tree;
}

// Cuts the tree from its leaves: what earns no line is carried by the folder above.
class Cutter {
 public:
  Cutter(const Index& index, const Purposes& purposes, const std::vector<std::uint64_t>& weights,
         const std::vector<std::string>& packages, std::size_t most)
      : purposes_(purposes),
        weights_(weights),
        packages_(packages.begin(), packages.end()),
        tree_(folder_tree(index, weights)) {
    std::size_t outer = 0;
    for (const std::string& package : packages) outer += is_inside_package(package) ? 0 : 1;
    crowded_ = outer >= most;
    for (const auto& [path, node] : tree_) {
      total_ += node.weight;
      for (std::string_view folder = path;; folder = folder_of(folder)) {
        below_[std::string(folder)] += node.weight;
        if (folder.empty()) break;
      }
    }
  }

  std::vector<MapFolder> cut() {
    // Reverse path order meets every folder after those inside it.
    for (auto entry = tree_.rbegin(); entry != tree_.rend(); ++entry)
      visit(entry->first, entry->second);
    std::sort(lines_.begin(), lines_.end(), [](const MapFolder& a, const MapFolder& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.path < b.path;
    });
    return std::move(lines_);
  }

 private:
  void visit(const std::string& path, const Node& node) {
    MapFolder line{path, node.weight, node.rows, node.rows, packages_.contains(path)};
    std::size_t carried = node.rows.size();
    for (const std::string& inner : node.inner) {
      MapFolder& rest = left_[inner];
      line.weight += rest.weight;
      line.central.insert(line.central.end(), rest.central.begin(), rest.central.end());
      carried += rest.central.empty() ? 0 : 1;
    }
    keep_heaviest(line.central);
    if (earns_line(line, node, carried)) {
      lines_.push_back(std::move(line));
      line = MapFolder{};
    }
    left_[path] = std::move(line);
  }

  bool earns_line(const MapFolder& line, const Node& node, std::size_t carried) const {
    if (line.central.empty()) return false;
    if (line.package) return !is_inside_package(line.path) || line.weight >= total_ / kPlainShare;
    // Where there are more packages than lines, what is inside them has none.
    if (crowded_) return false;
    // A folder with one way down is named by what lies at its end.
    if (node.rows.empty() && carried < 2) return false;
    if (is_body_of_package(line.path)) return false;
    if (line.path.empty()) return !node.rows.empty() && node.weight >= total_ / 4;
    if (line.weight >= total_ / kPlainShare) return true;
    return line.weight >= total_ / kExplainedShare &&
           purposes_.of_folder(line.path, node.rows).has_value();
  }

  // A template or a playground of another package is no package of the repository.
  bool is_inside_package(std::string_view path) const {
    for (auto folder = folder_of(path); !folder.empty(); folder = folder_of(folder))
      if (packages_.contains(std::string(folder))) return true;
    return false;
  }

  // "packages/a/src" is what the line of "packages/a" is about.
  bool is_body_of_package(const std::string& path) const {
    for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
      const std::string outer(folder);
      if (packages_.contains(outer)) return below_.at(path) * 5 >= below_.at(outer) * 3;
    }
    return false;
  }

  void keep_heaviest(std::vector<std::uint32_t>& rows) const {
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
      return weights_[a] != weights_[b] ? weights_[a] > weights_[b] : a < b;
    });
    if (rows.size() > kCentralFiles) rows.resize(kCentralFiles);
  }

  const Purposes& purposes_;
  const std::vector<std::uint64_t>& weights_;
  std::set<std::string> packages_;
  std::map<std::string, Node> tree_;
  std::map<std::string, std::uint64_t> below_;  ///< weight of whole subtrees
  std::map<std::string, MapFolder> left_;
  std::vector<MapFolder> lines_;
  std::uint64_t total_ = 0;
  bool crowded_ = false;  ///< more packages than lines
};

}  // namespace

bool is_project_code(const IndexedFile& file) {
  return file.role == FileRole::source && file.kind == FileKind::regular &&
         file.opaque == Opaque::no && file.language != nullptr && file.language->is_code;
}

namespace {

std::uint64_t root_of(std::uint64_t square) {
  std::uint64_t root = 0;
  while ((root + 1) * (root + 1) <= square) ++root;
  return root;
}

}  // namespace

std::vector<std::uint64_t> code_weights(const Index& index,
                                        const std::vector<std::uint32_t>& built) {
  // What nobody uses has the least rank; many such files are not central by being many.
  std::uint64_t least = ~std::uint64_t{0};
  for (const std::uint64_t rank : index.file_rank) least = std::min(least, rank);
  std::vector<std::uint64_t> weights;
  for (std::uint32_t row = 0; row < index.files.size(); ++row) {
    const std::uint64_t size = index.files[row].summary->definitions.size() + 1;
    if (!is_project_code(index.files[row]) || std::binary_search(built.begin(), built.end(), row)) {
      weights.push_back(0);
    } else if (index.edges.empty()) {
      weights.push_back(size);
    } else {
      const std::uint64_t rank = index.file_rank[row];
      weights.push_back(((rank - least) * kUnusedShare + least) * root_of(kOneSize * size));
    }
  }
  return weights;
}

std::vector<MapFolder> map_folders(const Index& index, const Purposes& purposes,
                                   const std::vector<std::uint64_t>& weights,
                                   const std::vector<std::string>& packages, std::size_t most,
                                   std::size_t more) {
  std::vector<MapFolder> lines = Cutter(index, purposes, weights, packages, most).cut();
  if (lines.size() > most + more) lines.resize(most + more);
  return lines;
}

}  // namespace brief::facts
