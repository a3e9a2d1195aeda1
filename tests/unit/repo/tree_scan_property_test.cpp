// The listing against git itself, on random trees with random rules, from scratch and from what
// the last scan knew.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "unit/repo/random_tree.hpp"
#include "unit/repo/repo_fixture.hpp"

using namespace brief;
using namespace brief::test;
namespace fs = std::filesystem;

namespace brief::test {
namespace {

constexpr const char* kFolders[] = {"src", "build", "a", "a-b", "Doc", "x y", "\xff", ".cfg"};
constexpr const char* kFiles[] = {"main.c", "util.o",  "b",     "a.txt", "B.TXT",  "out",
                                  "x y",    "n\nl.c",  "q\"",   "#h",    "!bang",  "back\\slash",
                                  "\xfe.c", "star*.c", "[a].c", "src",   "foo.log"};
constexpr const char* kPieces[] = {
    "*",   "**",       "?",   "[a-c]", "[!a]",         "src",  "build",
    "a",   "b",        ".c",  ".o",    "*.c",          "*.o",  "main",
    "out", "x y",      "\\#", "\\!",   "[[:upper:]]*", "foo*", "\xfe.c",
    "Doc", "star\\*.c"};

}  // namespace

std::string RandomTree::path() {
  std::string path;
  for (unsigned depth = below(4); depth > 0; --depth) path += std::string(pick(kFolders)) + "/";
  return path + pick(kFiles);
}

std::string RandomTree::pattern() {
  std::string text = below(4) == 0 ? "!" : "";
  if (below(4) == 0) text += "/";
  text += pick(kPieces);
  for (unsigned more = below(3); more > 0; --more) {
    if (below(2) == 0) text += "/";
    text += pick(kPieces);
  }
  if (below(4) == 0) text += "/";
  if (below(8) == 0) text += "  ";
  if (below(12) == 0) text = "# " + text;
  return text + (below(6) == 0 ? "\r\n" : "\n");
}

void RandomTree::write(const std::string& path, const std::string& bytes) {
  const fs::path file = sandbox_.path(path);
  std::error_code ignored;
  fs::create_directories(file.parent_path(), ignored);
  if (ignored || fs::is_directory(fs::symlink_status(file))) return;  // a file stands in the way
  fs::remove(file, ignored);
  std::ofstream(file, std::ios::binary) << bytes;
}

void RandomTree::write_rules() {
  std::string folder = path();
  folder.resize(folder.rfind('/') + 1);
  std::string rules;
  for (unsigned lines = 1 + below(4); lines > 0; --lines) rules += pattern();
  switch (below(8)) {
    case 0:
      return write(".git/info/exclude", rules);
    case 1:
      write("../home/.config/git/ignore", rules);
      return;
    default:
      return write(folder + ".gitignore", rules);
  }
}

void RandomTree::make_something() {
  const std::string place = path();
  std::error_code ignored;
  switch (below(10)) {
    case 0:
      fs::create_directories(fs::path(sandbox_.path(place)).parent_path(), ignored);
      fs::create_symlink(below(2) == 0 ? "src" : "main.c", sandbox_.path(place), ignored);
      return;
    case 1:
      return write_rules();
    case 2:
      write(place, "#!/bin/sh\n");
      fs::permissions(sandbox_.path(place), fs::perms::owner_all, ignored);
      return;
    default:
      return write(place, "bytes of " + place);
  }
}

void RandomTree::grow() {
  for (unsigned i = 0; i < 30; ++i) make_something();
  for (unsigned i = 0; i < 3; ++i) write_rules();
  for (unsigned i = 0; i < 6; ++i) sandbox_.run({"git", "add", "-f", "--", path()});
  if (below(3) == 0) sandbox_.commit_all();
}

void RandomTree::edit() {
  for (unsigned i = 0; i < 4; ++i) {
    std::error_code ignored;
    const std::string place = path();
    const std::string folder =
        place.substr(0, place.rfind('/') == std::string::npos ? place.size() : place.rfind('/'));
    switch (below(9)) {
      case 0:
        fs::remove_all(sandbox_.path(folder), ignored);
        break;
      case 1:
        fs::remove_all(sandbox_.path(folder), ignored);
        write(folder, "a file now");
        break;
      case 2:
        fs::remove_all(sandbox_.path(place), ignored);
        break;
      case 3:
        sandbox_.run({"git", "add", "-f", "--", place});
        break;
      case 4:
        sandbox_.run({"git", "rm", "-q", "--cached", "--ignore-unmatch", "-r", "--", folder});
        break;
      case 5:
        fs::rename(sandbox_.path(folder), sandbox_.path("moved"), ignored);
        break;
      default:
        make_something();
    }
  }
}

}  // namespace brief::test

TEST_CASE("on random trees the worktree's listing is what git add -A records") {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    Sandbox sandbox;
    sandbox.init();
    RandomTree tree(sandbox, seed);
    tree.grow();
    settle(sandbox);
    repo::TreeScan scan = scan_of(sandbox);
    REQUIRE(names_of(scan) == recorded_by_git(sandbox));
    for (unsigned round = 0; round < 3; ++round) {
      CAPTURE(round);
      tree.edit();
      settle(sandbox);
      repo::TreeScan next = scan_of(sandbox, &scan.stats);
      REQUIRE(names_of(next) == recorded_by_git(sandbox));
      CHECK_FALSE(scan_of(sandbox, &next.stats).stats_differ);
      scan = std::move(next);
    }
  }
}

TEST_CASE("on random trees worktree, git index and commit describe the same tree") {
  for (unsigned seed = 101; seed <= 112; ++seed) {
    CAPTURE(seed);
    Sandbox sandbox;
    sandbox.init();
    RandomTree(sandbox, seed).grow();
    sandbox.write(".gitattributes",
                  "*.o linguist-generated\n[attr]third linguist-vendored linguist-language=Go\n"
                  "a/** third\nsrc/*.c filter=x\nbuild/** linguist-vendored=false\n");
    sandbox.write(".env", "TOKEN=1\n");
    sandbox.write(".briefignore", "*.txt\n/x?y/\n");
    sandbox.run({"mkdir", "-p", sandbox.path("a")});
    const Lines worktree = all_of(scan_of(sandbox));
    sandbox.git("add -A");
    CHECK(all_of(index_of(sandbox)) == worktree);
    CHECK(all_of(scan_of(sandbox)) == worktree);
    sandbox.commit_all();
    CHECK(all_of(commit_of(sandbox)) == worktree);
  }
}
