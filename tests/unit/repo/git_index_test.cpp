#include "repo/git_index.hpp"

#include <doctest/doctest.h>

#include "unit/repo/repo_fixture.hpp"

using namespace brief;
using namespace brief::test;
using repo::GitIndex;
using repo::GitIndexEntry;
using repo::read_git_index;

namespace {

GitIndex read(const Sandbox& sandbox) {
  return read_git_index(sandbox.repo() + "/.git/index", sandbox.repo() + "/.git");
}

// As `git ls-files -s` prints it.
std::string listing(const GitIndex& index) {
  std::string text;
  for (const GitIndexEntry& entry : index.entries) {
    char mode[8];
    std::snprintf(mode, sizeof mode, "%06o", entry.mode);
    text += std::string(mode) + " " + repo::to_hex(entry.oid) + " " + std::to_string(entry.stage) +
            "\t" + entry.path + '\0';
  }
  return text;
}

struct Files : Sandbox {
  Files() {
    init();
    for (const char* path : {"a", "a-b", "a.c", "dir/file", "dir/file2", "dir/sub/x", "new\nline"})
      write(path, path);
    write(std::string(200, 'd') + "/" + std::string(200, 'f'), "long");
    commit_all();
  }
  std::string expected() const { return git("ls-files -s -z"); }
};

}  // namespace

TEST_CASE("an absent git index is empty") {
  const GitIndex index = read_git_index("/nowhere/index", "/nowhere");
  CHECK(index.entries.empty());
  CHECK(index.files_read == std::vector<std::string>{"/nowhere/index"});
}

TEST_CASE("versions 2, 3 and 4 read as git reads them") {
  const Files files;
  for (const char* version : {"2", "4"}) {
    files.git("update-index --index-version " + std::string(version));
    REQUIRE(files.read(".git/index")[7] == version[0] - '0');
    CHECK(listing(read(files)) == files.expected());
  }
  files.git("update-index --index-version 2");
  files.git("update-index --skip-worktree a");  // needs the flags of version 3
  files.git("update-index --assume-unchanged a-b");
  files.write("later", "");
  files.git("add -N later");
  REQUIRE(files.read(".git/index")[7] == 3);
  const GitIndex index = read(files);
  CHECK(listing(index) == files.expected());
  for (const GitIndexEntry& entry : index.entries) {
    CHECK(entry.skip_worktree == (entry.path == "a"));
    CHECK(entry.assume_valid == (entry.path == "a-b"));
    CHECK(entry.intent_to_add == (entry.path == "later"));
  }
}

TEST_CASE("a path longer than the length field holds") {
  const Files files;
  std::string path;
  for (int i = 0; i < 30; ++i) path += std::string(150, static_cast<char>('a' + i % 26)) + "/";
  const std::string blob = files.git("hash-object -w a");
  files.git("update-index --add --cacheinfo 100644," + blob.substr(0, 40) + "," + path + "end");
  CHECK(listing(read(files)) == files.expected());
  files.git("update-index --index-version 4");
  CHECK(listing(read(files)) == files.expected());
}

TEST_CASE("a split index: entries added, deleted and replaced") {
  const Files files;
  files.git("update-index --split-index");
  files.write("dir/file", "replaced");
  files.write("zz", "added");
  files.git("rm -q --cached a.c");
  files.git("add dir/file zz");
  const GitIndex index = read(files);
  CHECK(index.files_read.size() == 2);
  CHECK(listing(index) == files.expected());
  files.git("update-index --index-version 4");
  CHECK(listing(read(files)) == files.expected());
}

TEST_CASE("a split index whose shared part is gone is an error with the remedy") {
  const Files files;
  files.git("update-index --split-index");
  files.write("zz", "added");
  files.git("add zz");
  files.run({"sh", "-c", "rm -f .git/sharedindex.*"});
  const Error error = error_of([&] { read(files); });
  CHECK(error.code() == ErrorCode::git);
  CHECK(error.hint().find("git reset") != std::string::npos);
}

TEST_CASE("untracked cache, fsmonitor, end-of-index and a skipped checksum are no obstacle") {
  const Files files;
  files.git("update-index --untracked-cache");
  files.git("config core.fsmonitor /bin/false");
  files.git("config index.skipHash true");
  files.git("config index.threads 4");
  files.git("update-index --fsmonitor");
  files.run({"git", "status"});
  const std::string bytes = files.read(".git/index");
  CHECK(bytes.find("UNTR") != std::string::npos);
  CHECK(bytes.find("FSMN") != std::string::npos);
  CHECK(listing(read(files)) == files.expected());
}

TEST_CASE("a sparse index keeps its folders as entries") {
  const Files files;
  files.git("sparse-checkout set --cone --sparse-index dir/sub");
  files.write("keep", "");
  const GitIndex index = read(files);
  CHECK(std::any_of(index.entries.begin(), index.entries.end(), [](const GitIndexEntry& entry) {
    return entry.mode == 0040000 && entry.path.ends_with('/');
  }));
}

TEST_CASE("a merge with conflicts has several stages of a path") {
  Files files;
  files.git("checkout -q -b side");
  files.write("a", "side");
  files.commit_all();
  files.git("checkout -q main");
  files.write("a", "main");
  files.commit_all();
  CHECK_FALSE(read(files).unmerged);
  CHECK(files.run({"git", "merge", "side"}).status != 0);
  const GitIndex index = read(files);
  CHECK(index.unmerged);
  CHECK(listing(index) == files.expected());
}

TEST_CASE("a damaged git index is an error or reads, and never more") {
  const Files files;
  for (const char* version : {"2", "4"}) {
    files.git("update-index --index-version " + std::string(version));
    const std::string whole = files.read(".git/index");
    const std::string path = files.root() + "/damaged";
    const auto try_bytes = [&](const std::string& bytes) {
      files.write("../damaged", bytes);
      try {
        read_git_index(path, files.repo() + "/.git");
      } catch (const Error& error) {
        CHECK((error.code() == ErrorCode::git || error.code() == ErrorCode::unsupported));
        CHECK_FALSE(error.hint().empty());
      }
    };
    for (std::size_t size = 0; size < whole.size(); size += 13) try_bytes(whole.substr(0, size));
    for (std::size_t at = 0; at < whole.size(); at += 7) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << at % 8));
      try_bytes(bytes);
    }
  }
  files.write("../damaged", "DIRC nonsense");
  CHECK(error_of([&] { read_git_index(files.root() + "/damaged", ""); }).code() == ErrorCode::git);
}
