#include "repo/cache_tree.hpp"

#include <charconv>
#include <vector>

#include "brief/tree.hpp"

namespace brief::repo {
namespace {

// Nodes stand parents first. Each: name NUL, entries in ASCII (-1: no tree yet), space, subfolders
// in ASCII, LF, and the tree's name unless there is none.
struct Node {
  std::string_view name;
  long entries = 0;
  long folders = 0;
  std::string_view tree;
};

bool cut_number(std::string_view& rest, char end, long& number) {
  const std::size_t at = rest.find(end);
  if (at == std::string_view::npos) return false;
  const auto [stop, failure] = std::from_chars(rest.data(), rest.data() + at, number);
  if (failure != std::errc() || stop != rest.data() + at) return false;
  rest.remove_prefix(at + 1);
  return true;
}

bool cut_node(std::string_view& rest, Node& node) {
  const std::size_t nul = rest.find('\0');
  if (nul == std::string_view::npos) return false;
  node.name = rest.substr(0, nul);
  rest.remove_prefix(nul + 1);
  if (!cut_number(rest, ' ', node.entries) || !cut_number(rest, '\n', node.folders)) return false;
  if (node.folders < 0) return false;
  node.tree = {};
  constexpr std::size_t kSize = sizeof(ObjectId::bytes);
  if (node.entries < 0) return true;
  if (rest.size() < kSize) return false;
  node.tree = rest.substr(0, kSize);
  rest.remove_prefix(kSize);
  return true;
}

// A folder whose subfolders are still to come.
struct Open {
  long left = 0;
  bool above = false;     ///< it holds the path
  std::string_view rest;  ///< of the path, below it
};

}  // namespace

std::optional<std::string> forget_trees(std::string_view extension, std::string_view path) {
  std::string out;
  std::vector<Open> open;
  do {
    Node node;
    if (!cut_node(extension, node)) return std::nullopt;
    Open folder{node.folders, open.empty(), path};
    if (!open.empty()) {
      Open& parent = open.back();
      --parent.left;
      const std::size_t slash = parent.rest.find('/');
      folder.above = parent.above && slash != std::string_view::npos &&
                     parent.rest.substr(0, slash) == node.name;
      if (folder.above) folder.rest = parent.rest.substr(slash + 1);
    }
    out += node.name;
    out += '\0';
    out += folder.above ? "-1" : std::to_string(node.entries);
    out += ' ' + std::to_string(node.folders) + '\n';
    if (!folder.above) out += node.tree;
    open.push_back(folder);
    while (!open.empty() && open.back().left == 0) open.pop_back();
  } while (!open.empty());
  if (!extension.empty()) return std::nullopt;
  return out;
}

}  // namespace brief::repo
