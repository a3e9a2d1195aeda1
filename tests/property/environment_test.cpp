// The brief is a function of the tree: machine, user, clock, threads and folder reach no byte of
// it.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

#include "support/fixture.hpp"
#include "support/program.hpp"

using namespace brief::test;

namespace {

// The fixture with some edits, committed, and its brief.
struct Reference {
  Sandbox sandbox;
  std::string bytes;

  explicit Reference(std::uint32_t seed) {
    write_fixture(sandbox);
    RandomEditor editor(sandbox, seed);
    for (int i = 0; i < 12; ++i) editor.step();
    sandbox.commit_all();
    bytes = Program(sandbox).refreshed();
  }
};

}  // namespace

TEST_CASE("threads, locale, umask and working folder change no byte") {
  Reference reference(11);
  const Program brief(reference.sandbox);
  for (const char* jobs : {"1", "2", "8"})
    CHECK(brief.from_scratch({"--jobs", jobs}) == reference.bytes);
  for (const char* locale : {"C.UTF-8", "tr_TR.UTF-8", "de_DE.ISO-8859-1"}) {
    reference.sandbox.environment = {
        {"LC_ALL", locale}, {"TZ", "Pacific/Chatham"}, {"COLUMNS", "20"}};
    CHECK(brief.from_scratch() == reference.bytes);
  }
  reference.sandbox.environment.clear();
  CHECK(brief.ok({"refresh", "--stdout", "--no-cache"}, reference.sandbox.path("src")) ==
        reference.bytes);
  const mode_t old = ::umask(077);
  CHECK(brief.from_scratch() == reference.bytes);
  ::umask(old);
}

TEST_CASE(
    "another clone in another folder with another user's configuration gives the same bytes") {
  Reference reference(12);
  reference.sandbox.remove("PROJECT_CONTEXT.md");
  Sandbox other;
  other.git_args({"clone", "-q", reference.sandbox.repo(), other.root() + "/some where/else"});
  std::ofstream(other.root() + "/home/.gitconfig")
      << "[core]\n\tautocrlf = true\n\tquotePath = false\n\tfsmonitor = true\n\tattributesFile = "
         "~/attributes\n"
         "[status]\n\tshowUntrackedFiles = no\n[diff]\n\texternal = false\n";
  std::ofstream(other.root() + "/home/attributes")
      << "* linguist-generated\n*.py linguist-language=Go\n";
  other.environment["XDG_CACHE_HOME"] = other.root() + "/xdg";
  const Program brief(other);
  const std::string folder = other.root() + "/some where/else";
  CHECK(brief.ok({"refresh", "--stdout"}, folder) == reference.bytes);
  other.git_args({"-C", folder, "checkout", "-q", "-f", "HEAD", "--", "."});  // now with CRLF
  CHECK(brief.ok({"refresh", "--stdout"}, folder) == reference.bytes);
}

#ifndef __SANITIZE_ADDRESS__
#ifndef __SANITIZE_THREAD__
TEST_CASE("the order of folders and a clock that runs off change no byte") {
  Reference reference(13);
  const Program brief(reference.sandbox);
  for (const char* seed : {"1", "2", "3"}) {
    reference.sandbox.environment = {{"LD_PRELOAD", BRIEF_DISTURB}, {"DISTURB_READDIR", seed}};
    CHECK(brief.from_scratch() == reference.bytes);
    CHECK(brief.ok({"refresh", "--stdout"}) == reference.bytes);
  }
  for (const char* off : {"-100000000", "-5", "100000000"}) {
    reference.sandbox.environment = {{"LD_PRELOAD", BRIEF_DISTURB}, {"DISTURB_CLOCK", off}};
    CHECK(brief.ok({"refresh", "--stdout"}) == reference.bytes);
    // An edit right after that refresh must be seen, whatever the clock says.
    reference.sandbox.write(
        "tools/frames.py",
        "class Frame" + std::string(off[0] == '-' ? "A" : "B") + ":\n    pass\n");
    CHECK(brief.ok({"refresh", "--stdout"}) == brief.from_scratch());
    reference.sandbox.git("checkout -q -f HEAD -- tools/frames.py");
    CHECK(brief.ok({"refresh", "--stdout"}) == reference.bytes);
  }
}
#endif
#endif

TEST_CASE("a user's global excludes hide untracked files and nothing else") {
  Reference reference(14);
  std::ofstream(reference.sandbox.root() + "/home/.gitconfig")
      << "[core]\n\texcludesFile = ~/ignore\n";
  std::ofstream(reference.sandbox.root() + "/home/ignore") << "*.py\n*.c\nscratch*\n";
  const Program brief(reference.sandbox);
  reference.sandbox.write("scratch.ts", "export function scratch(): void {}\n");
  CHECK(brief.ok({"refresh", "--stdout"}) == reference.bytes);
  CHECK(brief.from_scratch() == reference.bytes);
}
