#include "repo/index_view.hpp"

#include <doctest/doctest.h>

using namespace brief;

namespace {

repo::GitIndex index_with(std::initializer_list<std::pair<const char*, int>> entries) {
  repo::GitIndex index;
  for (const auto& [path, stage] : entries) {
    repo::GitIndexEntry entry;
    entry.path = path;
    entry.stage = static_cast<std::uint8_t>(stage);
    index.entries.push_back(entry);
  }
  return index;
}

}  // namespace

TEST_CASE("a folder holds what begins with its name and a slash, not what sorts between") {
  const repo::GitIndex index =
      index_with({{"a", 0}, {"d-x", 0}, {"d/b", 0}, {"d/e/c", 0}, {"d0", 0}, {"z", 0}});
  const repo::IndexView view(index);
  const auto below = view.below(view.all(), "d");
  CHECK(below.first == 2);
  CHECK(below.last == 4);
  CHECK(view.find(below, "b") == &index.entries[2]);
  CHECK(view.find(below, "e") == nullptr);
  CHECK(view.find(below, "a") == nullptr);
  CHECK(view.find(view.below(below, "e"), "c") == &index.entries[3]);
  CHECK(repo::IndexView::empty(view.below(view.all(), "a")));
  CHECK(view.find("d/e/c") == &index.entries[3]);
  CHECK(view.find("d/e") == nullptr);
}

TEST_CASE("of the stages of a conflict ours stands for the path, else the first") {
  const repo::GitIndex index =
      index_with({{"both", 1}, {"both", 2}, {"both", 3}, {"gone", 1}, {"gone", 3}, {"new", 3}});
  const repo::IndexView view(index);
  CHECK(view.find("both")->stage == 2);
  CHECK(view.find("gone")->stage == 1);
  CHECK(view.find("new")->stage == 3);
}
