#include "repo/cache_tree.hpp"

#include <doctest/doctest.h>

using brief::repo::forget_trees;

namespace {

std::string node(const std::string& name, int entries, int folders, char tree) {
  std::string out = name + '\0' + std::to_string(entries) + " " + std::to_string(folders) + "\n";
  if (entries >= 0) out += std::string(20, tree);
  return out;
}

// root { docs { more } docs-b src { docs } }
std::string whole(int root, int docs, int more) {
  return node("", root, 3, 'r') + node("docs", docs, 1, 'd') + node("more", more, 0, 'm') +
         node("docs-b", 1, 0, 'b') + node("src", 4, 1, 's') + node("docs", 1, 0, 'i');
}

}  // namespace

TEST_CASE("the folders above a path lose their trees, all others keep them") {
  CHECK(forget_trees(whole(9, 3, 1), "docs/BRIEF") == whole(-1, -1, 1));
  CHECK(forget_trees(whole(9, 3, 1), "docs/more/x") == whole(-1, -1, -1));
  CHECK(forget_trees(whole(9, 3, 1), "BRIEF") == whole(-1, 3, 1));
  CHECK(forget_trees(whole(-1, 3, 1), "new/BRIEF") == whole(-1, 3, 1));
}

TEST_CASE("a damaged extension is none") {
  const std::string sound = whole(9, 3, 1);
  for (std::size_t size = 0; size < sound.size(); ++size)
    CHECK_FALSE(forget_trees(std::string_view(sound).substr(0, size), "docs/BRIEF"));
  CHECK_FALSE(forget_trees(sound + "x", "docs/BRIEF"));
  CHECK_FALSE(forget_trees(node("", 1, -2, 'r'), "x"));
}
