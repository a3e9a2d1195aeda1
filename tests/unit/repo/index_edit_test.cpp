#include "repo/index_edit.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "brief/error.hpp"
#include "repo/publish.hpp"
#include "repo/objects.hpp"
#include "repo/stat_data.hpp"
#include "unit/repo/repo_fixture.hpp"

using namespace brief;
using namespace brief::test;

namespace {

struct Files : Sandbox {
  Files() {
    init();
    for (const char* path : {"a", "a-b", "docs/BRIEF", "docs/more/x", "src/y", "z"})
      write(path, path);
    write(std::string(150, 'd') + "/" + std::string(150, 'f'), "long");
    commit_all();
  }

  repo::Layout layout() const {
    return repo::open_layout(repo(), {{"HOME", root() + "/home"}, {"GIT_CONFIG_NOSYSTEM", "1"}});
  }
  ObjectId blob(std::string_view bytes) const {
    return repo::ObjectStore(layout()).write_blob(bytes);
  }
  ObjectId staged(const std::string& path) const {
    return repo::find_in_index(layout(), path).value_or(ObjectId());
  }
  // Every entry with flags and stat data, as git reads them, less those of one path.
  std::string entries_without(const std::string& path) const {
    std::string out;
    bool skip = false;
    const std::string listing = git("ls-files --stage --debug");
    for (std::size_t at = 0; at < listing.size();) {
      const std::size_t end = listing.find('\n', at);
      std::string line = listing.substr(at, end - at);
      // Of entries that stand in the shared file of a split index git says so here.
      if (line.ends_with("flags: 8000000")) line.replace(line.size() - 7, 7, "0");
      if (line[0] != ' ') skip = line.ends_with("\t" + path);
      if (!skip) out += line + "\n";
      at = end + 1;
    }
    return out;
  }
  bool edit(const std::string& path, std::string_view bytes) const {
    return repo::edit_index(layout(), {path, staged(path), blob(bytes), bytes});
  }
};

}  // namespace

TEST_CASE("one entry names another blob, and git commits the tree with it") {
  const Files files;
  const std::string others = files.entries_without("docs/BRIEF");
  REQUIRE(files.edit("docs/BRIEF", "new"));
  CHECK(files.git("cat-file -p :docs/BRIEF") == "new");
  CHECK(files.entries_without("docs/BRIEF") == others);
  files.git("commit -q -m next");  // the cached trees were those of before
  CHECK(files.git("cat-file -p HEAD:docs/BRIEF") == "new");
  CHECK(files.git("diff-tree -r --name-only HEAD~1 HEAD") == "docs/BRIEF\n");
  files.git("fsck --strict");
}

TEST_CASE("every version and extension of the git index is edited alike") {
  for (const char* setup :
       {"update-index --index-version 2", "update-index --index-version 4",
        "update-index --skip-worktree a", "update-index --split-index",
        "update-index --untracked-cache", "config index.threads 4", "config feature.manyFiles true",
        "sparse-checkout set --sparse-index docs", "update-index --force-remove z"}) {
    CAPTURE(setup);
    const Files files;
    files.git(setup);
    files.git("update-index --force-write-index");
    files.write("new", "intended");
    files.git("add -N new");
    const std::string others = files.entries_without("docs/BRIEF");
    REQUIRE(files.edit("docs/BRIEF", "new"));
    CHECK(files.git("cat-file -p :docs/BRIEF") == "new");
    CHECK(files.entries_without("docs/BRIEF") == others);
    files.git("fsck");
    CHECK(files.git("diff --cached --name-only HEAD -- docs src") == "docs/BRIEF\n");
  }
}

TEST_CASE("a split index whose entry was replaced, deleted and added before") {
  const Files files;
  files.git("update-index --split-index");
  files.git("config splitIndex.maxPercentChange 100");
  files.write("docs/BRIEF", "changed");
  files.write("added", "added");
  files.git("add docs/BRIEF added");
  files.git("rm -q --cached a");
  const std::string others = files.entries_without("docs/BRIEF");
  REQUIRE(files.edit("docs/BRIEF", "new"));
  CHECK(files.entries_without("docs/BRIEF") == others);
  CHECK(files.git("cat-file -p :docs/BRIEF") == "new");
}

TEST_CASE("the stat data of a file that holds the new bytes keep git from reading it") {
  const Files files;
  files.write("docs/BRIEF", "new");
  REQUIRE(files.edit("docs/BRIEF", "new"));
  CHECK(files.git("diff-files") == "");  // plumbing: no refresh on its own
  files.write("docs/BRIEF", "edited");
  REQUIRE(files.edit("docs/BRIEF", "newer"));
  CHECK(files.git("diff --name-only") == "docs/BRIEF\n");
}

TEST_CASE("an entry that is another one by now is left alone") {
  const Files files;
  const std::string before = files.read(".git/index");
  const ObjectId other = files.blob("other");
  CHECK_FALSE(repo::edit_index(files.layout(), {"docs/BRIEF", other, other, "other"}));
  CHECK_FALSE(repo::edit_index(files.layout(), {"docs", other, other, "other"}));
  CHECK_FALSE(repo::edit_index(files.layout(), {"absent", other, other, "other"}));
  CHECK(files.read(".git/index") == before);
}

TEST_CASE("what is not staged is not found: intended only, a link, in conflict") {
  const Files files;
  files.write("intended", "x");
  files.git("add -N intended");
  std::filesystem::create_symlink("a", files.path("link"));
  files.git("add link");
  const std::string blob = repo::to_hex(files.staged("a"));
  CHECK_FALSE(files.staged("intended").known());
  CHECK_FALSE(files.staged("link").known());
  CHECK(files.staged("a").known());
  const RunResult stages = files.run(
      {"sh", "-c", "printf '100644 " + blob + " 2\\tboth\\n' | git update-index --index-info"});
  REQUIRE(stages.status == 0);
  CHECK_FALSE(files.staged("both").known());
}

TEST_CASE("git's lock is honoured: another process keeps it") {
  const Files files;
  files.write(".git/index.lock", "");
  const std::string before = files.read(".git/index");
  CHECK_THROWS_AS(files.edit("docs/BRIEF", "new"), Error);
  CHECK(files.read(".git/index") == before);
  CHECK(files.read(".git/index.lock") == "");
  files.remove(".git/index.lock");
  CHECK(files.edit("docs/BRIEF", "new"));
  CHECK_FALSE(files.exists(".git/index.lock"));
}

TEST_CASE("an index that changed since it was read is not replaced") {
  const Files files;
  const std::string path = files.path(".git/index");
  const StatData seen = repo::stat_of(path.c_str());
  files.write("later", "x");
  files.git("add later");
  const std::string now = files.read(".git/index");
  CHECK_FALSE(repo::publish_locked(path, "stale", seen));
  CHECK(files.read(".git/index") == now);
  CHECK_FALSE(files.exists(".git/index.lock"));
  for (const auto& entry : std::filesystem::directory_iterator(files.path(".git")))
    CHECK_FALSE(entry.path().filename().string().starts_with("brief-new"));
}
