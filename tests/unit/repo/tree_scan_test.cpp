// What all modes share: rules, sizes, canonical bytes, single paths.
#include "repo/tree_scan.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "unit/repo/repo_fixture.hpp"

using namespace brief;
using namespace brief::test;
using repo::FileBytes;
namespace fs = std::filesystem;

namespace {

const FileEntry& find_in(const repo::TreeScan& scan, std::string_view path) {
  for (const FileEntry& file : scan.files)
    if (file.path == path) return file;
  FAIL("not listed: " << path);
  return scan.files.front();
}

std::string bytes_of(const Sandbox& sandbox, const repo::TreeScan& scan, std::string_view path) {
  const repo::Layout layout = layout_of(sandbox);
  repo::ObjectStore objects(layout);
  const FileBytes bytes = repo::read_entry(layout, objects, find_in(scan, path));
  CHECK(bytes.status == FileBytes::Status::ok);
  return bytes.bytes;
}

// All three modes after a commit; gives the worktree's, from before it.
repo::TreeScan check_all_modes(Sandbox& sandbox) {
  repo::TreeScan scan = scan_of(sandbox);
  sandbox.commit_all();
  CHECK(all_of(scan_of(sandbox)) == all_of(scan));
  CHECK(all_of(index_of(sandbox)) == all_of(scan));
  CHECK(all_of(commit_of(sandbox)) == all_of(scan));
  return scan;
}

}  // namespace

TEST_CASE(".briefignore leaves out tracked files too, in gitignore syntax, nested; notes stay") {
  Repository r;
  r.write(".briefignore", "/vendor/\n*.gen.c\n!keep.gen.c\n");
  r.write("src/.briefignore", "local\n");
  for (const char* path : {"vendor/keep.gen.c", "a.gen.c", "keep.gen.c", "src/local", "local",
                           "src/vendor/x", ".brief/notes/a.md", ".brief/notes/README.md",
                           ".brief/notes/deep/b.md", ".brief/cache", "x/.brief/y"})
    r.write(path, "");
  CHECK(names_of(check_all_modes(r)) == Lines{"100644 .brief/notes/a.md", "100644 .briefignore",
                                              "100644 keep.gen.c", "100644 local",
                                              "100644 src/.briefignore", "100644 src/vendor/x",
                                              "100644 x/.brief/y"});
}

TEST_CASE("attributes come from the described tree and from nowhere else") {
  Repository r;
  r.write(".gitattributes",
          "*.pb.c linguist-generated\nthird/** linguist-vendored=true\n*.h linguist-language=C\n");
  r.write("third/mine/.gitattributes", "* -linguist-vendored\n");
  r.write(".git/info/attributes", "plain.c linguist-generated\n");
  r.write("../home/.config/git/attributes", "plain.c linguist-vendored\n");
  for (const char* path : {"a.pb.c", "third/x.h", "third/mine/y.c", "plain.c"}) r.write(path, "");
  const repo::TreeScan scan = check_all_modes(r);
  CHECK(find_in(scan, "a.pb.c").linguist_generated);
  CHECK(find_in(scan, "third/x.h").linguist_vendored);
  CHECK(find_in(scan, "third/x.h").linguist_language == "C");
  CHECK_FALSE(find_in(scan, "third/mine/y.c").linguist_vendored);
  CHECK_FALSE(find_in(scan, "plain.c").linguist_generated);
  CHECK_FALSE(find_in(scan, "plain.c").linguist_vendored);
}

TEST_CASE("a commit is described by its own rules, not by the worktree's") {
  Repository r;
  r.write("a.c", "");
  r.write(".gitattributes", "*.c linguist-generated\n");
  r.commit_all();
  r.write(".gitattributes", "");
  CHECK(find_in(commit_of(r), "a.c").linguist_generated);
  CHECK(find_in(index_of(r), "a.c").linguist_generated);
  CHECK_FALSE(find_in(scan_of(r), "a.c").linguist_generated);
}

TEST_CASE("filtered files (LFS, any driver, an encoding) are opaque in every mode") {
  Repository r;
  r.write(".gitattributes",
          "*.psd filter=lfs diff=lfs -text\n*.x filter=mine\n*.u16 working-tree-encoding=UTF-16LE\n"
          "plain.x -filter\n");
  r.write("art.psd", "version https://git-lfs.github.com/spec/v1\n");
  for (const char* path : {"a.x", "plain.x"}) r.write(path, "text");
  r.write("a.u16", std::string("a\0b\0", 4));
  const repo::TreeScan scan = check_all_modes(r);
  for (const char* path : {"art.psd", "a.x", "a.u16"})
    CHECK(find_in(scan, path).opaque == Opaque::filtered);
  CHECK(find_in(scan, "plain.x").opaque == Opaque::no);
}

TEST_CASE("files of secrets are listed and opaque") {
  Repository r;
  r.write(".env", "TOKEN=1\n");
  r.write("deploy/id_rsa", "key");
  r.write(".env.example", "TOKEN=\n");
  const repo::TreeScan scan = check_all_modes(r);
  CHECK(find_in(scan, ".env").opaque == Opaque::secret);
  CHECK(find_in(scan, "deploy/id_rsa").opaque == Opaque::secret);
  CHECK(find_in(scan, ".env.example").opaque == Opaque::no);
}

TEST_CASE("line ends and keywords do not reach the canonical bytes") {
  Repository r;
  r.write(".gitattributes", "*.txt text eol=crlf ident\n");
  r.write("a.txt", "one\r\ntwo $Id: old $\r\n$Id$ lone\r\r\n");
  r.write("b.raw", "one\r\n$Id: x $");
  const repo::TreeScan scan = check_all_modes(r);
  const std::string expected = "one\ntwo $Id$\n$Id$ lone\n";
  CHECK(bytes_of(r, scan, "a.txt") == expected);
  r.remove("a.txt");
  r.git("checkout -q a.txt");
  CHECK(r.read("a.txt").find("$Id: ") != std::string::npos);  // git wrote the blob's name
  CHECK(bytes_of(r, scan_of(r), "a.txt") == expected);
  CHECK(bytes_of(r, commit_of(r), "a.txt") == expected);
  CHECK(bytes_of(r, commit_of(r), "b.raw") == "one\n$Id$");
}

TEST_CASE("the size cap counts canonical bytes, alike in all modes") {
  Repository r;
  const std::string lines(kMaxFileBytes / 2, '\n');
  std::string crlf;
  for (std::uint64_t i = 0; i < kMaxFileBytes / 2; ++i) crlf += "\r\n";
  r.write(".gitattributes", "*.crlf text eol=crlf\n");
  r.write("at.txt", std::string(kMaxFileBytes, 'x'));
  r.write("over.txt", std::string(kMaxFileBytes + 1, 'x'));
  r.write("at.crlf", crlf + crlf);  // twice the cap in raw bytes, at it in canonical ones
  r.write("over.crlf", crlf + crlf + "x");
  r.write("plain", crlf + lines + "x");  // over in both
  settle(r);
  repo::TreeScan scan = check_all_modes(r);
  CHECK(find_in(scan, "at.txt").opaque == Opaque::no);
  CHECK(find_in(scan, "over.txt").opaque == Opaque::too_large);
  CHECK(find_in(scan, "at.crlf").opaque == Opaque::no);
  CHECK(find_in(scan, "over.crlf").opaque == Opaque::too_large);
  CHECK(find_in(scan, "plain").opaque == Opaque::too_large);
  settle(r);
  scan = scan_of(r);
  const repo::TreeScan again = scan_of(r, &scan.stats);
  CHECK_FALSE(again.stats_differ);  // what was found too large is known
  CHECK(find_in(again, "over.txt").opaque == Opaque::too_large);
}

TEST_CASE("a file of 300 MB is listed and never read") {
  Repository r;
  const int fd = ::open(r.path("huge.c").c_str(), O_CREAT | O_WRONLY, 0644);
  REQUIRE(::ftruncate(fd, 300 << 20) == 0);
  ::close(fd);
  CHECK(find_in(scan_of(r), "huge.c").opaque == Opaque::too_large);
  const repo::Layout layout = layout_of(r);
  repo::ObjectStore objects(layout);
  FileEntry entry;
  entry.path = "huge.c";
  CHECK(repo::read_entry(layout, objects, entry).status == FileBytes::Status::unreadable);
}

TEST_CASE("a file that is gone, or that cannot be read, is a value") {
  Repository r;
  r.write("gone", "x");
  r.write("locked", "x");
  const repo::TreeScan scan = scan_of(r);
  r.remove("gone");
  const repo::Layout layout = layout_of(r);
  repo::ObjectStore objects(layout);
  const FileBytes gone = repo::read_entry(layout, objects, find_in(scan, "gone"));
  CHECK(gone.status == FileBytes::Status::absent);
  CHECK_FALSE(gone.message.empty());
  if (::geteuid() == 0) return;  // root reads everything
  fs::permissions(r.path("locked"), fs::perms::none);
  CHECK(repo::read_entry(layout, objects, find_in(scan, "locked")).status ==
        FileBytes::Status::unreadable);
}

TEST_CASE("a file that changes while it is read is whole, or unstable") {
  Repository r;
  const std::string a(1 << 20, 'a');
  const std::string b(1 << 20, 'b');
  r.write("f", a);
  const repo::TreeScan scan = scan_of(r);
  const repo::Layout layout = layout_of(r);
  repo::ObjectStore objects(layout);
  std::atomic<bool> stop{false};
  std::thread writer([&] {
    const int fd = ::open(r.path("f").c_str(), O_WRONLY);
    for (bool first = true; !stop; first = !first)
      if (::pwrite(fd, (first ? b : a).data(), a.size(), 0) < 0) break;
    ::close(fd);
  });
  for (int i = 0; i < 50; ++i) {
    const FileBytes bytes = repo::read_entry(layout, objects, find_in(scan, "f"));
    if (bytes.status == FileBytes::Status::unstable) continue;
    REQUIRE(bytes.status == FileBytes::Status::ok);
    // Bytes of both may meet within one tick of the clock: then the row must not be trusted.
    if (bytes.bytes != a && bytes.bytes != b) CHECK(bytes.racy);
  }
  stop = true;
  writer.join();
}

TEST_CASE("a single path reads from the tree asked for") {
  Repository r;
  r.write("d/x", "old\r\n");
  r.commit_all();
  r.write("d/x", "staged");
  r.git("add d/x");
  r.write("d/x", "worktree");
  fs::create_symlink("d/x", r.path("link"));
  const repo::Layout layout = layout_of(r);
  repo::ObjectStore objects(layout);
  const auto read = [&](TreeMode mode, const std::string& path) {
    return repo::read_path(layout, objects, mode, "HEAD", path);
  };
  CHECK(read(TreeMode::worktree, "d/x") == "worktree");
  CHECK(read(TreeMode::git_index, "d/x") == "staged");
  CHECK(read(TreeMode::commit, "d/x") == "old\r\n");
  for (const TreeMode mode : {TreeMode::worktree, TreeMode::git_index, TreeMode::commit})
    for (const char* path : {"none", "d", "d/x/y", "link"}) CHECK_FALSE(read(mode, path));
}

TEST_CASE("a bare repository and an empty commit") {
  Repository r;
  r.write("a/b", "");
  r.commit_all();
  const std::string bare = r.root() + "/bare.git";
  r.git_args({"clone", "-q", "--bare", r.repo(), bare});
  CHECK(all_of(commit_of(r, "main", bare)) == all_of(commit_of(r)));
  r.git("rm -q -r a");
  r.commit_all();
  CHECK(commit_of(r).files.empty());
}
