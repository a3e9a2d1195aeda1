#include "repo/history.hpp"

#include <doctest/doctest.h>

#include "unit/repo/repo_fixture.hpp"

using namespace brief;
using namespace brief::test;

namespace {

std::optional<repo::CommitNote> last_change_of(const Sandbox& sandbox, const std::string& path,
                                               const std::string& folder = {}) {
  const repo::Layout layout = layout_of(sandbox, folder);
  repo::ObjectStore objects(layout);
  return repo::last_change(layout, objects, path);
}

// "ID MESSAGE" of what we find equals what git log says.
void check_against_log(const Sandbox& sandbox, const std::string& path) {
  const auto note = last_change_of(sandbox, path);
  REQUIRE(note.has_value());
  CHECK(repo::to_hex(note->oid) + " " + note->summary + "\n" ==
        sandbox.git("log -1 --format=%H%x20%s HEAD -- " + path));
}

}  // namespace

TEST_CASE("the newest commit that changed a file, a folder or a mode is named, a root commit too") {
  Repository r;
  r.write("old", "1");
  r.write("d/e/f", "1");
  r.commit_all("first of all");
  r.write("d/e/f", "2");
  r.commit_all("second\n\nwith a body");
  r.write("g", "1");
  r.commit_all("third");
  for (const char* path : {"old", "d/e/f", "d/e", "d", "g"}) check_against_log(r, path);
  CHECK(last_change_of(r, "d/e/f")->summary == "second");
  r.run({"chmod", "+x", r.path("g")});
  r.commit_all("mode");
  check_against_log(r, "g");
  r.remove("old");
  r.commit_all("removed");
  check_against_log(r, "old");
  CHECK(last_change_of(r, "old")->summary == "removed");
}

TEST_CASE(
    "a merge is passed over to the parent a file came from, and named when it made the file") {
  Repository r;
  r.write("a", "1");
  r.write("b", "1");
  r.commit_all("base");
  r.git("checkout -q -b side");
  r.write("a", "side");
  r.commit_all("on the side");
  r.git("checkout -q main");
  r.write("b", "main");
  r.commit_all("on main");
  r.git("merge -q -m merged side");
  for (const char* path : {"a", "b"}) check_against_log(r, path);
  CHECK(last_change_of(r, "a")->summary == "on the side");
  r.git("checkout -q side");
  r.write("b", "side");
  r.commit_all("b on the side");
  r.git("checkout -q main");
  REQUIRE(r.run({"git", "merge", "-q", "side"}).status != 0);
  r.write("b", "of both");
  r.commit_all("by hand");
  CHECK(last_change_of(r, "b")->summary == "by hand");
}

TEST_CASE("where history ends or is not there, no commit is named") {
  Repository r;
  CHECK_FALSE(last_change_of(r, "a").has_value());  // unborn HEAD
  r.write("a", "1");
  r.commit_all("first");
  r.write("b", "1");
  r.commit_all("second");
  CHECK_FALSE(last_change_of(r, "never").has_value());
  CHECK_FALSE(last_change_of(r, "a/below-a-file").has_value());
  const std::string shallow = r.root() + "/shallow";
  r.git_args({"clone", "-q", "--depth", "1", "file://" + r.repo(), shallow});
  CHECK_FALSE(last_change_of(r, "a", shallow).has_value());
  // The parent's object is gone.
  const std::string parent = r.git("rev-parse HEAD~1").substr(0, 40);
  r.remove(".git/objects/" + parent.substr(0, 2) + "/" + parent.substr(2));
  CHECK_FALSE(last_change_of(r, "a").has_value());
}

TEST_CASE("the message of a commit is made one printable line") {
  Repository r;
  r.write("a", "1");
  r.commit_all("bell\a and \u202e turned");
  CHECK(last_change_of(r, "a")->summary == "bell\\x07 and \\u202e turned");
}
