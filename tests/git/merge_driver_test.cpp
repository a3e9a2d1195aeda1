// The merge driver and briefs with conflict marks, with the real git.
#include "git/commits.hpp"

using namespace brief::test;

namespace {

std::string block(const std::string& text) {
  return "<!-- brief:keep -->\n" + text + "\n<!-- /brief:keep -->\n";
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++n;
  return n;
}

// Two branches whose briefs differ in generated lines; more differences are up to the test.
struct Forked : Commits {
  explicit Forked(bool driver = true) {
    if (driver) {
      brief.ok({"hook", "install", "--mode", "stage"});
      sandbox.write(".gitattributes", "/" + kBrief + " merge=brief\n");
      sandbox.commit_all("attributes");
    }
  }
  void keep(const std::string& heading, const std::string& text) const {
    std::string bytes = sandbox.read(kBrief);
    const std::size_t at = bytes.find("\n", bytes.find(heading)) + 1;
    sandbox.write(kBrief, bytes.insert(at, text));
    brief.ok({"refresh"});
  }
  void branch(const std::string& name, const std::string& target) const {
    sandbox.git("checkout -q -B " + name + " main");
    sandbox.write(name == "left" ? "Makefile" : "tools/Makefile",
                  sandbox.read(name == "left" ? "Makefile" : "tools/Makefile") + "\n" + target +
                      ":\n\t./" + target + "\n");
    if (name == "right")
      sandbox.write("package.json", "{\"name\": \"orbit\", \"scripts\": {\"" + target +
                                        "\": \"node " + target + ".js\"}}\n");
    brief.ok({"refresh"});
  }
  void save(const std::string& message) const {
    sandbox.git("add -A");
    sandbox.git_args({"commit", "-q", "--no-verify", "-m", message});
  }
  RunResult merge() const {
    sandbox.git("checkout -q left");
    return git({"merge", "-q", "--no-edit", "right"});
  }
};

}  // namespace

TEST_CASE("both sides change generated lines: no conflict, the concluded merge is fresh") {
  const Forked repo;
  repo.branch("left", "lint");
  repo.save("left");
  repo.branch("right", "format");
  repo.save("right");
  const RunResult merge = repo.merge();
  CHECK_FALSE(contains(merge.out + merge.err, "CONFLICT"));
  CHECK(repo.git({"commit", "-q", "--no-edit"}).status == 0);
  CHECK(repo.fresh());
  CHECK(contains(repo.committed(), "make lint"));
  CHECK(contains(repo.committed(), "run format"));
  CHECK(repo.no_locks());
}

TEST_CASE("keep blocks that both sides added, changed apart and removed are merged as text") {
  const Forked repo;
  repo.keep("## Commands", block("first\nsecond\nthird"));
  repo.keep("## Map", block("goes away"));
  repo.save("base");
  repo.branch("left", "lint");
  std::string left = repo.sandbox.read(kBrief);
  left.replace(left.find("first"), 5, "FIRST");
  left.erase(left.find("\n" + block("goes away")), block("goes away").size() + 1);
  repo.sandbox.write(kBrief, left);
  repo.keep("## Stack", block("of left"));
  repo.save("left");
  repo.branch("right", "format");
  std::string right = repo.sandbox.read(kBrief);
  right.replace(right.find("third"), 5, "THIRD");
  repo.sandbox.write(kBrief, right);
  repo.keep("## Stack", block("of right"));
  repo.save("right");
  CHECK_FALSE(contains(repo.merge().err, "CONFLICT"));
  CHECK(repo.git({"commit", "-q", "--no-edit"}).status == 0);
  CHECK(repo.fresh());
  const std::string merged = repo.committed();
  CHECK(contains(merged, block("FIRST\nsecond\nTHIRD")));
  CHECK(contains(merged, block("of left")));
  CHECK(contains(merged, block("of right")));
  CHECK_FALSE(contains(merged, "goes away"));
  CHECK_FALSE(contains(merged, "<<<<<<<"));
}

TEST_CASE(
    "the same line of a keep block changed on both sides is a conflict, and no word is lost") {
  const Forked repo;
  repo.keep("## Commands", block("one"));
  repo.save("base");
  for (const char* side : {"left", "right"}) {
    repo.branch(side, side == std::string("left") ? "lint" : "format");
    std::string bytes = repo.sandbox.read(kBrief);
    bytes.replace(bytes.find("one\n"), 3, std::string("one of ") + side);
    repo.sandbox.write(kBrief, bytes);
    repo.save(side);
  }
  const RunResult merge = repo.merge();
  CHECK(merge.status == 1);
  CHECK(contains(merge.out, "CONFLICT"));
  const std::string file = repo.sandbox.read(kBrief);
  CHECK(count(file, "<<<<<<< ") == 1);  // in the block alone
  const RunResult check = repo.brief.run({"check"});
  CHECK(check.status == 1);
  CHECK(contains(check.err, "conflict marks"));
  const RunResult refresh = repo.brief.run({"refresh"});
  CHECK(refresh.status == 0);
  CHECK(contains(refresh.err, "conflict marks"));
  const std::string healed = repo.sandbox.read(kBrief);
  CHECK(contains(healed, block("one of left")));
  CHECK(contains(healed, block("one of right")));
  CHECK_FALSE(contains(healed, "<<<<<<<"));
  CHECK(contains(healed, "make lint"));
  CHECK(contains(healed, "run format"));
  repo.sandbox.git("add -A");
  CHECK(repo.git({"commit", "-q", "--no-edit"}).status == 0);
  CHECK(repo.fresh());
}

TEST_CASE("the form follows the side that changed it") {
  const Forked repo;
  repo.branch("left", "lint");
  repo.save("left");
  repo.branch("right", "format");
  repo.brief.ok({"refresh", "--full", "--budget", "4000"});
  repo.save("right");
  repo.merge();
  CHECK(repo.git({"commit", "-q", "--no-edit"}).status == 0);
  CHECK(repo.committed().starts_with("<!-- brief:1 full budget=4000 -->\n"));
  CHECK(repo.fresh());
}

TEST_CASE("without the driver git leaves marks: refresh heals them and keeps both sides' text") {
  for (const char* style : {"merge", "diff3"}) {
    const Forked repo(false);
    repo.sandbox.git_args({"config", "merge.conflictStyle", style});
    repo.branch("left", "lint");
    repo.keep("## Commands", block("of left"));
    repo.save("left");
    repo.sandbox.git("checkout -q -B right main");
    repo.sandbox.write("package.json",
                       "{\"name\": \"orbit\", \"scripts\": {\"lint\": \"eslint\"}}\n");
    repo.brief.ok({"refresh", "--full"});
    repo.keep("## Commands", block("of right"));
    repo.save("right");
    CHECK(repo.merge().status == 1);
    CHECK(contains(repo.sandbox.read(kBrief), "<<<<<<<"));
    repo.brief.ok({"refresh"});
    const std::string healed = repo.sandbox.read(kBrief);
    CHECK(contains(healed, block("of left")));
    CHECK(contains(healed, block("of right")));
    CHECK(count(healed, "brief:keep -->") == 4);
    for (const char* mark : {"<<<<<<<", "=======", ">>>>>>>", "|||||||"})
      CHECK_FALSE(contains(healed, mark));
    CHECK(repo.brief.run({"check"}).status == 0);
  }
}

TEST_CASE("marks that a person wrote into a keep block are that person's") {
  const Commits repo;
  const std::string mine =
      block("how a conflict looks:\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs");
  repo.sandbox.write(kBrief, repo.sandbox.read(kBrief) + "\n" + mine);
  repo.brief.ok({"refresh"});
  CHECK(contains(repo.sandbox.read(kBrief), mine));
  repo.sandbox.git("add -A");
  CHECK(repo.brief.run({"check", "--staged"}).status == 0);
}

TEST_CASE("a file with damaged marks is merged as any text") {
  const Forked repo;
  repo.branch("left", "lint");
  repo.sandbox.write(kBrief, repo.sandbox.read(kBrief) + "\n<!-- brief:keep -->\nnever closed\n");
  repo.save("left");
  repo.branch("right", "format");
  repo.save("right");
  repo.merge();
  CHECK(contains(repo.sandbox.read(kBrief), "never closed"));
}

TEST_CASE("install configures the driver, uninstall leaves the configuration as it was") {
  const Commits repo;
  for (const std::string end : {"\n", ""}) {
    repo.sandbox.write(".git/config", repo.sandbox.read(".git/config") + "[user]\n\tx = y" + end);
    const std::string before = repo.sandbox.read(".git/config");
    repo.brief.ok({"hook", "install"});
    const std::string installed = repo.sandbox.read(".git/config");
    CHECK(contains(repo.sandbox.git("config merge.brief.driver"), " merge-driver %O %A %B %P"));
    repo.brief.ok({"hook", "install"});
    CHECK(repo.sandbox.read(".git/config") == installed);
    repo.brief.ok({"hook", "uninstall"});
    CHECK(repo.sandbox.read(".git/config") == before);
  }
  repo.sandbox.git("config merge.brief.driver mine");
  repo.brief.ok({"hook", "install"});
  CHECK(repo.sandbox.git("config merge.brief.driver") == "mine\n");
}
