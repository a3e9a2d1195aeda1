#include "repo/objects.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <thread>

#include "repo/git_index.hpp"
#include "unit/repo/repo_fixture.hpp"

using namespace brief;
using namespace brief::test;
using repo::ObjectStore;
using repo::to_hex;
namespace fs = std::filesystem;

namespace {

struct Committed : Sandbox {
  Committed() {
    init();
    for (const char* path : {"a", "a-b", "d/b", "d/e/c"}) write(path, path);
    commit_all();
  }
  std::string id(const std::string& revision) const {
    return git("rev-parse " + revision).substr(0, 40);
  }
};

ObjectId blob_named(ObjectStore& objects, const std::string& revision, std::string_view path) {
  const auto item = objects.find_in_tree(objects.resolve_tree(revision), path);
  REQUIRE(item.has_value());
  return item->oid;
}

}  // namespace

TEST_CASE("revisions resolve to commits and trees as git resolves them") {
  const Committed r;
  r.git("tag -a v1 -m tag");
  ObjectStore objects(layout_of(r));
  for (const char* revision : {"HEAD", "main", "v1", "HEAD^0", "refs/heads/main"}) {
    CHECK(to_hex(objects.resolve_commit(revision)) == r.id("HEAD"));
    CHECK(to_hex(objects.resolve_tree(revision)) == r.id("HEAD^{tree}"));
  }
  CHECK(to_hex(objects.resolve_tree("HEAD:d")) == r.id("HEAD:d"));
  const Error error = error_of([&] { objects.resolve_commit("no-such-branch"); });
  CHECK(error.code() == ErrorCode::git);
  CHECK(std::string(error.what()).find("no-such-branch") != std::string::npos);
  CHECK_FALSE(error.hint().empty());
  CHECK(error_of([&] { objects.resolve_commit("HEAD:a"); }).code() == ErrorCode::git);
}

TEST_CASE("a tree lists its leaves in the order of their paths") {
  const Committed r;
  ObjectStore objects(layout_of(r));
  Lines paths;
  for (const auto& item : objects.list_tree(objects.resolve_tree("HEAD"), "pre/"))
    paths.push_back(item.path);
  CHECK(paths == Lines{"pre/a", "pre/a-b", "pre/d/b", "pre/d/e/c"});
  CHECK_FALSE(objects.find_in_tree(objects.resolve_tree("HEAD"), "d/x").has_value());
  CHECK_FALSE(objects.find_in_tree(objects.resolve_tree("HEAD"), "a/x").has_value());
  CHECK(objects.find_in_tree(objects.resolve_tree("HEAD"), "d/e")->mode == 0040000);
}

TEST_CASE("loose, packed and borrowed objects read alike") {
  const Committed r;
  const auto read = [&](const std::string& folder) {
    ObjectStore objects(layout_of(r, folder));
    const ObjectId blob = blob_named(objects, "HEAD", "d/e/c");
    CHECK(objects.blob_size(blob) == 5);
    return objects.read_blob(blob);
  };
  CHECK(read(r.repo()) == "d/e/c");
  r.git("gc -q");
  CHECK(read(r.repo()) == "d/e/c");
  r.git_args({"clone", "-q", "--shared", r.repo(), r.root() + "/borrows"});
  CHECK(read(r.root() + "/borrows") == "d/e/c");
  r.git_args({"clone", "-q", "--depth", "1", "file://" + r.repo(), r.root() + "/shallow"});
  CHECK(read(r.root() + "/shallow") == "d/e/c");
  r.git_args({"worktree", "add", "-q", r.root() + "/linked"});
  CHECK(read(r.root() + "/linked") == "d/e/c");
}

TEST_CASE("many threads read at once") {
  const Committed r;
  ObjectStore objects(layout_of(r));
  const ObjectId tree = objects.resolve_tree("HEAD");
  const auto items = objects.list_tree(tree);
  std::vector<int> right(4);
  std::vector<std::thread> threads;
  for (int& count : right)
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i)
        for (const auto& item : items) count += objects.read_blob(item.oid) == item.path ? 1 : 0;
    });
  for (std::thread& thread : threads) thread.join();
  for (const int count : right) CHECK(count == 400);
}

TEST_CASE("a partial clone opens, and a blob it lacks is absent") {
  const Committed r;
  r.git("config uploadpack.allowFilter true");
  const std::string partial = r.root() + "/partial";
  r.git_args({"clone", "-q", "--filter=blob:none", "--no-checkout", "file://" + r.repo(), partial});
  ObjectStore objects(layout_of(r, partial));
  const ObjectId blob = blob_named(objects, "HEAD", "a");
  CHECK_FALSE(objects.read_blob(blob).has_value());
  CHECK_FALSE(objects.blob_size(blob).has_value());
  const repo::Layout layout = layout_of(r, partial);
  const repo::TreeScan scan = repo::list_commit(layout, objects, "HEAD");
  REQUIRE(scan.files.size() == 4);
  const repo::FileBytes bytes = repo::read_entry(layout, objects, scan.files[0]);
  CHECK(bytes.status == repo::FileBytes::Status::absent);
  CHECK(bytes.message.find("absent") != std::string::npos);
}

TEST_CASE("a damaged object is an error, not an absent one") {
  const Committed r;
  const std::string id = r.id("HEAD:a");
  const std::string path = ".git/objects/" + id.substr(0, 2) + "/" + id.substr(2);
  fs::permissions(r.path(path), fs::perms::owner_all);
  const std::string whole = r.read(path);
  const auto read = [&](const std::string& bytes) {
    r.write(path, bytes);
    ObjectStore objects(layout_of(r));
    return objects.read_blob(blob_named(objects, "HEAD", "a"));
  };
  CHECK(error_of([&] { read(whole.substr(0, whole.size() / 2)); }).code() == ErrorCode::git);
  std::string flipped = whole;
  flipped[flipped.size() - 3] = static_cast<char>(flipped[flipped.size() - 3] ^ 0x55);
  CHECK(error_of([&] { read(flipped); }).code() == ErrorCode::git);
  // Another object's bytes under this name.
  const std::string other = r.id("HEAD:a-b");
  const std::string swapped = r.read(".git/objects/" + other.substr(0, 2) + "/" + other.substr(2));
  CHECK(error_of([&] { read(swapped); }).code() == ErrorCode::git);
  CHECK(read(whole) == "a");
}

TEST_CASE("a tree with a hostile name is an error") {
  const Committed r;
  r.write("../tree", "");
  const std::string blob = r.id("HEAD:a");
  const RunResult made =
      r.run({"sh", "-c", "printf '100644 blob " + blob + "\\t..\\n' | git mktree --missing"});
  if (made.status != 0) return;  // this git does not make one
  ObjectStore objects(layout_of(r));
  CHECK(error_of([&] { objects.list_tree(objects.resolve_tree(made.out.substr(0, 40))); }).code() ==
        ErrorCode::git);
}

TEST_CASE("objects that only the environment's folders hold are found, as in a hook of a push") {
  Committed r;
  const std::string usual = r.path(".git/objects");
  const std::string incoming = r.root() + "/incoming";
  std::filesystem::create_directories(incoming);
  r.environment["GIT_OBJECT_DIRECTORY"] = incoming;
  r.environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = usual;
  r.write("new", "in quarantine");
  r.git("add new");
  const std::string tree = r.git("write-tree").substr(0, 40);
  const std::string commit = r.git("commit-tree -m pushed " + tree).substr(0, 40);
  ObjectStore objects(layout_of(r));
  CHECK(to_hex(objects.resolve_tree(commit)) == tree);
  CHECK(objects.read_blob(blob_named(objects, commit, "new")) == "in quarantine");
  CHECK(objects.read_blob(blob_named(objects, commit, "a")) == "a");
  r.environment.clear();
  ObjectStore without(layout_of(r));
  CHECK(error_of([&] { without.resolve_tree(commit); }).code() == ErrorCode::git);
}

TEST_CASE("a damaged pack is an error that names the object, and it ends") {
  Committed r;
  r.write("a", std::string(20000, 'a') + "b");
  r.commit_all();
  const std::string id = r.id("HEAD:a");
  r.git("repack -q -a -d");
  const std::string folder = r.path(".git/objects/pack");
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".pack") continue;
    fs::permissions(entry.path(), fs::perms::owner_all);
    const std::string name = ".git/objects/pack/" + entry.path().filename().string();
    std::string bytes = r.read(name);
    for (std::size_t i = 12; i + 20 < bytes.size(); ++i) bytes[i] = static_cast<char>(0xff);
    r.write(name, bytes);
  }
  ObjectStore objects(layout_of(r));
  CHECK(error_of([&] { objects.resolve_tree("HEAD"); }).code() == ErrorCode::git);
  repo::GitIndex index = repo::read_git_index(r.path(".git/index"), r.path(".git"));
  REQUIRE(to_hex(index.entries[0].oid) == id);
  const Error error = error_of([&] { objects.read_blob(index.entries[0].oid); });
  CHECK(error.code() == ErrorCode::git);
  CHECK(std::string(error.what()).find(id) != std::string::npos);
}
