// scan_worktree on the odd things a worktree may hold; random trees are in
// tree_scan_property_test.cpp, second scans in known_tree_test.cpp and index_changes_test.cpp.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "unit/repo/repo_fixture.hpp"

using namespace brief;
using namespace brief::test;
namespace fs = std::filesystem;

namespace {

// The listing equals git's, and the git index has the same data after `git add -A`.
void check_against_git(Sandbox& sandbox) {
  const repo::TreeScan scan = scan_of(sandbox);
  CHECK(names_of(scan) == recorded_by_git(sandbox));
  sandbox.run({"git", "add", "-A"});
  CHECK(all_of(index_of(sandbox)) == all_of(scan));
  CHECK(all_of(scan_of(sandbox)) == all_of(scan));
}

}  // namespace

TEST_CASE("an empty repository has no files") {
  Repository r;
  CHECK(scan_of(r).files.empty());
  CHECK(index_of(r).files.empty());
}

TEST_CASE("tracked, untracked, ignored, tracked and ignored, tracked and deleted") {
  Repository r;
  for (const char* path : {"kept.log", "gone.c", "here.c"}) r.write(path, path);
  r.git("add -f kept.log gone.c here.c");
  r.write(".gitignore", "*.log\n/out/\n");
  r.write("x.log", "");
  r.write("out/a", "");
  r.write("new.c", "");
  r.remove("gone.c");
  CHECK(names_of(scan_of(r)) ==
        Lines{"100644 .gitignore", "100644 here.c", "100644 kept.log", "100644 new.c"});
  check_against_git(r);
}

TEST_CASE("an ignored folder is not entered, but for what is tracked in it") {
  Repository r;
  r.write("out/tracked", "");
  r.git("add out/tracked");
  r.write(".gitignore", "out/\n!out/wanted\n");
  r.write("out/wanted", "");
  r.write("out/.gitignore", "!*\n");
  CHECK(find(scan_of(r), "out/tracked") != nullptr);
  CHECK(find(scan_of(r), "out/wanted") == nullptr);
  check_against_git(r);
}

TEST_CASE("global excludes and info/exclude hide untracked files and nothing else") {
  Repository r;
  r.write("a.tracked", "");
  r.git("add a.tracked");
  r.write("../home/.config/git/ignore", "*.tracked\n*.scratch\n");
  r.write(".git/info/exclude", "*.mine\n!b.scratch\n");
  for (const char* path : {"x.scratch", "b.scratch", "x.mine", "y.tracked"}) r.write(path, "");
  CHECK(names_of(scan_of(r)) == Lines{"100644 a.tracked", "100644 b.scratch"});
  check_against_git(r);
  r.write(".gitignore", "!x.scratch\n");  // the tree's own rules come first
  CHECK(find(scan_of(r), "x.scratch") != nullptr);
  check_against_git(r);
}

TEST_CASE("a .gitignore that is a symbolic link is no rule") {
  Repository r;
  r.write("rules", "*.o\n");
  fs::create_symlink("rules", r.path(".gitignore"));
  r.write("a.o", "");
  CHECK(find(scan_of(r), "a.o") != nullptr);
  check_against_git(r);
}

TEST_CASE("symbolic links are listed and never followed") {
  Repository r;
  r.write("src/a", "");
  r.git("add src/a");
  fs::create_symlink("/etc/passwd", r.path("outside"));
  fs::create_symlink("loop", r.path("loop"));
  fs::create_directory_symlink("src", r.path("alias"));
  fs::create_directory_symlink("..", r.path("src/up"));
  check_against_git(r);
  // A folder replaced by a link to where it went: the files behind the link are not its own.
  fs::rename(r.path("src"), r.path("moved"));
  fs::create_directory_symlink("moved", r.path("src"));
  CHECK(find(scan_of(r), "src")->kind == FileKind::symlink);
  CHECK(find(scan_of(r), "src/a") == nullptr);
  check_against_git(r);
  const repo::Layout layout = layout_of(r);
  repo::ObjectStore objects(layout);
  FileEntry link = *find(scan_of(r), "outside");
  CHECK(repo::read_entry(layout, objects, link).bytes == "/etc/passwd");
  link.kind = FileKind::regular;  // as if it had been a file when the folder was listed
  CHECK(repo::read_entry(layout, objects, link).status == repo::FileBytes::Status::absent);
  link.path = "src/a";
  CHECK(repo::read_entry(layout, objects, link).status == repo::FileBytes::Status::absent);
}

TEST_CASE("FIFO, socket and their like are left out") {
  Repository r;
  r.write("file", "");
  REQUIRE(::mkfifo(r.path("pipe").c_str(), 0666) == 0);
  const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, r.path("socket").c_str(), sizeof address.sun_path - 1);
  REQUIRE(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  ::close(fd);
  CHECK(names_of(scan_of(r)) == Lines{"100644 file"});
  check_against_git(r);
  const repo::Layout layout = layout_of(r);
  repo::ObjectStore objects(layout);
  FileEntry pipe;
  pipe.path = "pipe";  // must not wait for a writer
  CHECK(repo::read_entry(layout, objects, pipe).status == repo::FileBytes::Status::absent);
  CHECK_FALSE(repo::read_path(layout, objects, TreeMode::worktree, "", "pipe").has_value());
}

TEST_CASE("submodules and nested repositories are names, not entered") {
  Repository r;
  Repository inner;
  inner.write("f", "");
  inner.commit_all();
  r.git_args({"-c", "protocol.file.allow=always", "submodule", "add", "-q", inner.repo(), "sub"});
  r.run({"git", "clone", "-q", inner.repo(), r.path("nested/deep")});
  r.write("nested/own", "");
  r.write("hollow/.git/HEAD", "nonsense");  // no repository
  r.write("hollow/file", "");
  const repo::TreeScan scan = scan_of(r);
  CHECK(names_of(scan) == Lines{"100644 .gitmodules", "100644 hollow/file", "160000 nested/deep",
                                "100644 nested/own", "160000 sub"});
  check_against_git(r);
  fs::remove_all(r.path("sub/.git"));  // not initialised: still a submodule
  check_against_git(r);
  fs::remove_all(r.path("sub"));
  check_against_git(r);
}

TEST_CASE("names of any bytes") {
  Repository r;
  for (const char* path : {"a b", "quote\"d", "new\nline", "tab\t", "\xff\xfe", "back\\slash",
                           "dir\xff/\xc3\xa9", ":(glob)x", "-dash"})
    r.write(path, "");
  CHECK(scan_of(r).files.size() == 9);
  check_against_git(r);
}

TEST_CASE("what is called .git in any case is never listed") {
  Repository r;
  r.write("a/.GIT/config", "");
  r.write("b/.Git", "");
  r.write("c/x", "");
  CHECK(names_of(scan_of(r)) == Lines{"100644 c/x"});
}

TEST_CASE("core.fileMode and core.symlinks off: the git index knows") {
  Repository r;
  r.write("run", "#!/bin/sh\n");
  r.write("plain", "");
  fs::create_symlink("plain", r.path("link"));
  fs::permissions(r.path("run"), fs::perms::owner_all);
  r.commit_all();
  r.git("config core.fileMode false");
  r.git("config core.symlinks false");
  fs::permissions(r.path("run"), fs::perms::owner_read | fs::perms::owner_write);
  fs::permissions(r.path("plain"), fs::perms::owner_all);
  r.write("new", "");
  fs::permissions(r.path("new"), fs::perms::owner_all);
  r.remove("link");
  r.write("link", "plain");
  const repo::TreeScan scan = scan_of(r);
  CHECK(names_of(scan) == Lines{"120000 link", "100644 new", "100644 plain", "100755 run"});
  const repo::Layout layout = layout_of(r);
  repo::ObjectStore objects(layout);
  CHECK(repo::read_entry(layout, objects, *find(scan, "link")).bytes == "plain");
  settle(r);
  const repo::TreeScan again = scan_of(r);
  CHECK(names_of(scan_of(r, &again.stats)) == names_of(scan));
  check_against_git(r);
}

TEST_CASE("intent to add, assume unchanged, skip worktree") {
  Repository r;
  for (const char* path : {"assumed", "assumed-gone", "skipped", "skipped-gone"})
    r.write(path, "committed");
  r.commit_all();
  r.git("update-index --assume-unchanged assumed assumed-gone");
  r.git("update-index --skip-worktree skipped skipped-gone");
  for (const char* path : {"assumed", "skipped"}) r.write(path, "edited");
  for (const char* path : {"assumed-gone", "skipped-gone"}) r.remove(path);
  r.write("later", "text");
  r.git("add -N later");
  const repo::TreeScan scan = scan_of(r);
  CHECK(scan.files.size() == 5);
  const repo::Layout layout = layout_of(r);
  repo::ObjectStore objects(layout);
  for (const FileEntry& file : scan.files)
    CHECK(repo::read_entry(layout, objects, file).bytes ==
          (file.path == "later" ? "text" : "committed"));
  CHECK(index_of(r).files.size() == 4);  // a commit would not record what is only intended
  check_against_git(r);
}

TEST_CASE("a sparse checkout describes the whole tree, with a sparse index too") {
  Repository r;
  for (const char* path : {"top", "in/a", "in/deep/b", "out/c", "out/deep/d"}) r.write(path, path);
  r.write("out/.gitignore", "*.o\n");
  r.write("out/.gitattributes", "c linguist-generated\n");
  r.commit_all();
  const Lines whole = all_of(commit_of(r));
  for (const char* sparse : {"--no-sparse-index", "--sparse-index"}) {
    r.git("sparse-checkout set --cone " + std::string(sparse) + " in");
    REQUIRE_FALSE(r.exists("out/c"));
    const repo::TreeScan scan = scan_of(r);
    CHECK(all_of(scan) == whole);
    CHECK(all_of(index_of(r)) == whole);
    const repo::Layout layout = layout_of(r);
    repo::ObjectStore objects(layout);
    CHECK(repo::read_entry(layout, objects, *find(scan, "out/c")).bytes == "out/c");
    CHECK(repo::read_path(layout, objects, TreeMode::worktree, "", "out/c") == "out/c");
    CHECK(repo::read_path(layout, objects, TreeMode::git_index, "", "out/deep/d") == "out/deep/d");
    CHECK(all_of(scan_of(r, &scan.stats)) == whole);
    // git add records nothing outside of the patterns.
    r.write("out/c", "edited");
    r.write("out/new", "");
    r.write("in/new", "");
    CHECK(names_of(scan_of(r)) == recorded_by_git(r));
    CHECK(names_of(scan_of(r, &scan.stats)) == recorded_by_git(r));
    CHECK_FALSE(scan_of(r).files.empty());
    r.remove("out");
    r.remove("in/new");
  }
  r.git("sparse-checkout set --no-cone /top /in/**/b !/out");
  CHECK(all_of(scan_of(r)) == whole);
}

TEST_CASE("a merge with conflicts lists each path once; the git index mode refuses") {
  Repository r;
  for (const char* path : {"both", "theirs-gone", "ours-gone"}) r.write(path, "base");
  r.commit_all();
  r.git("checkout -q -b side");
  r.write("both", "side");
  r.write("ours-gone", "side");
  r.remove("theirs-gone");
  r.commit_all();
  r.git("checkout -q main");
  r.write("both", "main");
  r.write("theirs-gone", "main");
  r.remove("ours-gone");
  r.commit_all();
  REQUIRE(r.run({"git", "merge", "side"}).status != 0);
  const repo::TreeScan scan = scan_of(r);
  CHECK(scan.unmerged);
  CHECK(names_of(scan) == Lines{"100644 both", "100644 ours-gone", "100644 theirs-gone"});
  settle(r);
  const repo::TreeScan again = scan_of(r);
  CHECK(scan_of(r, &again.stats).unmerged);
  const Error error = error_of([&] { index_of(r); });
  CHECK(error.code() == ErrorCode::unsupported);
  CHECK(std::string(error.what()).find("unmerged") != std::string::npos);
  r.remove("both");
  CHECK(names_of(scan_of(r)) == recorded_by_git(r));
}

TEST_CASE("unborn and detached HEAD, another folder to start from") {
  Repository r;
  r.write("d/a", "");
  CHECK(names_of(scan_of(r)) == Lines{"100644 d/a"});
  CHECK(error_of([&] { commit_of(r); }).code() == ErrorCode::git);
  r.commit_all();
  r.git("checkout -q --detach");
  CHECK(names_of(scan_of(r, nullptr, r.path("d"))) == Lines{"100644 d/a"});
  CHECK(names_of(commit_of(r)) == Lines{"100644 d/a"});
}

TEST_CASE("a folder that cannot be read is a diagnostic each time" *
          doctest::skip(::geteuid() == 0)) {
  Repository r;
  r.write("locked/a", "");
  r.write("open", "");
  fs::permissions(r.path("locked"), fs::perms::none);
  settle(r);
  const repo::TreeScan first = scan_of(r);
  CHECK(names_of(first) == Lines{"100644 open"});
  REQUIRE(first.diagnostics.size() == 1);
  CHECK(first.diagnostics[0].path == "locked");
  CHECK(scan_of(r, &first.stats).diagnostics == first.diagnostics);
}
