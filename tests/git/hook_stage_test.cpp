// Mode stage with the real git: the committed brief is that of the committed tree, whatever is
// staged, and nothing but the brief's own entry and file is touched.
#include <sys/stat.h>

#include "git/commits.hpp"

using namespace brief::test;

namespace {

struct Staging : Commits {
  Staging() : Commits("stage") {}

  void commit(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"commit", "-q"});
    const RunResult result = git(arguments);
    INFO(result.err);
    REQUIRE(result.status == 0);
    CHECK(fresh());
    CHECK(no_locks());
  }
  std::string status() const { return sandbox.git("status --porcelain"); }
};

}  // namespace

TEST_CASE("a plain commit takes the brief of what is staged along") {
  const Staging repo;
  repo.add_target("lint");
  repo.sandbox.git("add Makefile");
  repo.commit({"-m", "x"});
  CHECK(repo.committed().find("make lint") != std::string::npos);
  CHECK(repo.status().empty());
  CHECK(repo.brief.run({"check"}).status == 0);
}

TEST_CASE("a commit that changes nothing of the brief touches neither git index nor worktree") {
  const Staging repo;
  repo.sandbox.write("src/kepler.c", repo.sandbox.read("src/kepler.c") + "// a comment\n");
  repo.sandbox.git("add -A");
  const std::string index = repo.sandbox.read(".git/index");
  const RunResult hook = repo.brief.run({"hook", "run", "pre-commit", "--mode", "stage"});
  CHECK(hook.status == 0);
  CHECK(hook.err.empty());
  CHECK(repo.sandbox.read(".git/index") == index);
  repo.commit({"-m", "x"});
  CHECK(repo.sandbox.git("diff-tree -r --name-only HEAD~1 HEAD") == "src/kepler.c\n");
}

TEST_CASE("partial staging: the brief tells of the staged part, the rest stays as it is") {
  const Staging repo;
  repo.add_target("lint");
  repo.sandbox.git("add Makefile");
  repo.add_target("format");
  repo.sandbox.write("untracked.py", "def main():\n    pass\n");
  const std::string entries = repo.other_entries();
  const auto files = repo.other_files();
  REQUIRE(repo.brief.run({"hook", "run", "pre-commit", "--mode", "stage"}).status == 0);
  CHECK(repo.other_entries() == entries);
  CHECK(repo.other_files() == files);
  repo.commit({"-m", "x"});
  CHECK(repo.other_files() == files);
  CHECK(repo.status() == " M Makefile\n?? untracked.py\n");
}

TEST_CASE("git add -p and commit -p: hunks") {
  const Staging repo;
  const std::string makefile = repo.sandbox.read("Makefile");
  repo.sandbox.write("Makefile", "first:\n\t./first\n\n" + makefile + "\nlint:\n\t./lint\n");
  const RunResult result =
      repo.sandbox.run({"sh", "-c", "printf 'n\\ny\\n' | git commit -q -p -m hunks"});
  REQUIRE(result.status == 0);
  CHECK(repo.fresh());
  CHECK(repo.sandbox.git("show HEAD:Makefile") == makefile + "\nlint:\n\t./lint\n");
  CHECK(repo.status() == " M Makefile\n");
}

TEST_CASE("commit -a and --include") {
  const Staging repo;
  repo.add_target("lint");
  repo.commit({"-a", "-m", "all"});
  CHECK(repo.status().empty());
  repo.add_target("format");
  repo.sandbox.write("tools/plot.py", repo.sandbox.read("tools/plot.py") + "\n# later\n");
  repo.commit({"--include", "-m", "one", "Makefile"});
  CHECK(repo.status() == " M tools/plot.py\n");
}

TEST_CASE("commit --only: the real index's brief follows, what is staged besides stays staged") {
  const Staging repo;
  repo.add_target("lint");
  repo.sandbox.write("package.json",
                     "{\"name\": \"orbit\", \"scripts\": {\"test\": \"node test.js\"}}\n");
  repo.sandbox.git("add package.json");
  repo.commit({"--only", "-m", "only", "Makefile"});
  CHECK(repo.status() == "M  package.json\n");
  CHECK(repo.sandbox.git("rev-parse HEAD:" + kBrief) == repo.sandbox.git("rev-parse :" + kBrief));
  repo.commit({"-m", "the rest"});
  CHECK(repo.status().empty());
}

TEST_CASE("commit --only leaves a brief that a person has staged") {
  const Staging repo;
  const std::string mine = repo.committed() + "\n<!-- brief:keep -->\nmine\n<!-- /brief:keep -->\n";
  repo.sandbox.write(kBrief, mine);
  repo.sandbox.git("add " + kBrief);
  repo.add_target("lint");
  repo.commit({"--only", "-m", "only", "Makefile"});
  CHECK(repo.sandbox.git("show :" + kBrief) == mine);
  CHECK(repo.sandbox.read(kBrief) == mine);
  repo.commit({"-m", "mine"});
  CHECK(repo.committed().find("\nmine\n") != std::string::npos);
}

TEST_CASE("commit --only that is given up leaves nothing for a later commit") {
  const Staging repo;
  repo.add_target("lint");
  CHECK(repo.git({"-c", "core.editor=false", "commit", "-q", "--only", "Makefile"}).status != 0);
  repo.sandbox.git("checkout -q -- Makefile " + kBrief);
  repo.sandbox.write("tools/plot.py", repo.sandbox.read("tools/plot.py") + "\n# later\n");
  repo.commit({"-a", "-m", "other"});
  CHECK(repo.status().empty());
}

TEST_CASE("commit --only where nothing runs after the commit is refused, with the command to run") {
  const Commits repo;
  repo.sandbox.write(".git/hooks/pre-commit",
                     "#!/bin/sh\nexec brief hook run pre-commit --mode stage\n");
  std::filesystem::permissions(repo.sandbox.path(".git/hooks/pre-commit"),
                               std::filesystem::perms::owner_all);
  repo.add_target("lint");
  const std::string index = repo.sandbox.git("ls-files --stage");
  const RunResult refused = repo.git({"commit", "-q", "--only", "-m", "x", "Makefile"});
  CHECK(refused.status == 1);
  CHECK(refused.err.find("brief hook install --mode stage") != std::string::npos);
  CHECK(repo.sandbox.git("ls-files --stage") == index);
  CHECK(repo.no_locks());
  // The same hook stages where git commits its own index.
  REQUIRE(repo.git({"commit", "-q", "-a", "-m", "x"}).status == 0);
  CHECK(repo.fresh());
  // What was named helps, beside the hook that stands there; so does a hook that calls it by name.
  for (const bool named : {false, true}) {
    const std::string target = named ? "typecheck" : "format";
    repo.add_target(target);
    if (named) {
      repo.brief.ok({"hook", "uninstall"});
      repo.sandbox.write(".git/hooks/post-commit", "#!/bin/sh\nbrief hook run post-commit\n");
      std::filesystem::permissions(repo.sandbox.path(".git/hooks/post-commit"),
                                   std::filesystem::perms::owner_all);
    } else {
      repo.brief.ok({"hook", "install", "--mode", "stage"});
    }
    REQUIRE(repo.git({"commit", "-q", "--only", "-m", "x", "Makefile"}).status == 0);
    CHECK(repo.committed().find("make " + target) != std::string::npos);
    CHECK(repo.fresh());
    CHECK(repo.sandbox.git("status --porcelain").empty());
  }
}

TEST_CASE("commit --amend") {
  const Staging repo;
  repo.add_target("lint");
  repo.commit({"-a", "-m", "first"});
  repo.add_target("format");
  repo.commit({"-a", "--amend", "-m", "second"});
  repo.add_target("docs");
  repo.commit({"--amend", "--only", "-m", "third", "Makefile"});
  CHECK(repo.status().empty());
  CHECK(repo.sandbox.git("rev-list --count HEAD") == "3\n");
}

TEST_CASE("renames, deletions and files only intended to be added") {
  const Staging repo;
  repo.sandbox.git("mv src/kepler.c src/newton.c");
  repo.commit({"-m", "rename"});
  repo.sandbox.git("rm -q -r tools");
  repo.sandbox.write("later.py",
                     "def main():\n    pass\n\n\nif __name__ == '__main__':\n    main()\n");
  repo.sandbox.git("add -N later.py");
  repo.commit({"-m", "delete"});
  CHECK(repo.committed().find("later.py") == std::string::npos);
  CHECK(repo.status() == " A later.py\n");
}

TEST_CASE("unstaged edits of a keep block stay unstaged") {
  const Staging repo;
  const std::string mine = repo.committed() + "\n<!-- brief:keep -->\nmine\n<!-- /brief:keep -->\n";
  repo.sandbox.write(kBrief, mine);
  repo.add_target("lint");
  repo.sandbox.git("add Makefile");
  repo.commit({"-m", "x"});
  CHECK(repo.sandbox.read(kBrief) == mine);
  CHECK(repo.committed().find("mine") == std::string::npos);
  CHECK(repo.status() == " M " + kBrief + "\n");
  repo.brief.ok({"refresh"});
  CHECK(repo.sandbox.read(kBrief).find("mine") != std::string::npos);
  CHECK(repo.sandbox.read(kBrief).find("make lint") != std::string::npos);
}

TEST_CASE("from a subfolder, and in a linked worktree with all kinds of commit") {
  const Staging repo;
  repo.add_target("lint");
  REQUIRE(repo.git({"commit", "-q", "-a", "-m", "sub"}, repo.sandbox.path("src")).status == 0);
  CHECK(repo.fresh());
  const std::string other = repo.sandbox.root() + "/other";
  repo.sandbox.git("worktree add -q " + other + " -b other");
  const std::vector<std::vector<std::string>> kinds = {
      {"commit", "-q", "-a", "-m", "a"},
      {"commit", "-q", "-m", "o", "--only", "Makefile"},
      {"commit", "-q", "-m", "p"}};
  int number = 0;
  for (const auto& kind : kinds) {
    const std::string target = "echo 't" + std::to_string(++number) + ":\n\tcc t' >> Makefile";
    REQUIRE(repo.sandbox.run({"sh", "-c", target}, other).status == 0);
    if (number == 3) REQUIRE(repo.git({"add", "-A"}, other).status == 0);
    REQUIRE(repo.git(kind, other).status == 0);
    CHECK(repo.fresh("other"));
    CHECK(repo.git({"status", "--porcelain"}, other).out.empty());
  }
  CHECK(repo.no_locks());
  CHECK(repo.status().empty());
}

TEST_CASE("an index that a person names, a split one, one of version 4, a sparse one") {
  Staging repo;
  repo.sandbox.git("config feature.manyFiles true");
  repo.sandbox.git("update-index --index-version 4 --split-index");
  repo.add_target("lint");
  repo.commit({"-a", "-m", "split"});
  CHECK(repo.status().empty());
  repo.sandbox.git("sparse-checkout set --sparse-index src");
  repo.add_target("format");
  repo.commit({"-a", "-m", "sparse"});
  CHECK(repo.status().empty());
  repo.sandbox.git("sparse-checkout disable");
  repo.sandbox.environment["GIT_INDEX_FILE"] = repo.sandbox.root() + "/person's index";
  repo.sandbox.git("read-tree HEAD");
  repo.add_target("docs");
  repo.sandbox.git("add Makefile");
  repo.commit({"-m", "other"});
}

TEST_CASE("line ends: a brief that is stored with CR LF stays so") {
  const Staging repo;
  std::string crlf;
  for (const char c : repo.committed()) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  repo.sandbox.write(kBrief, crlf);
  repo.commit({"-a", "-m", "crlf"});
  repo.add_target("lint");
  repo.commit({"-a", "-m", "lint"});
  CHECK(repo.committed().find("lint` — `Makefile`\r\n") != std::string::npos);
  CHECK(repo.sandbox.read(kBrief) == repo.committed());
}

TEST_CASE("where no brief is tracked the commit goes on, and says so once there is a file") {
  const Staging repo;
  repo.sandbox.git("rm -q --cached " + kBrief);
  const RunResult result = repo.git({"commit", "-q", "-m", "untracked"});
  CHECK(result.status == 0);
  CHECK(result.err.find("git add") != std::string::npos);
  repo.sandbox.remove(kBrief);
  repo.add_target("lint");
  const RunResult quiet = repo.git({"commit", "-q", "-a", "-m", "none"});
  CHECK(quiet.status == 0);
  CHECK(quiet.err.empty());
  CHECK_FALSE(repo.sandbox.exists(kBrief));
}

TEST_CASE("the worktree's brief is not made where a person removed it, nor where it is a link") {
  const Staging repo;
  repo.sandbox.remove(kBrief);
  repo.add_target("lint");
  repo.sandbox.git("add Makefile");
  repo.commit({"-m", "gone"});
  CHECK_FALSE(repo.sandbox.exists(kBrief));
  repo.sandbox.write("elsewhere.md", "text");
  std::filesystem::create_symlink("elsewhere.md", repo.sandbox.path(kBrief));
  repo.add_target("format");
  repo.sandbox.git("add Makefile");
  repo.commit({"-m", "link"});
  CHECK(repo.sandbox.read("elsewhere.md") == "text");
}

TEST_CASE(
    "a pipe or a folder in the brief's place: the commit's brief is fresh, the place is left") {
  namespace fs = std::filesystem;
  for (const bool folder : {false, true}) {
    const Staging repo;
    repo.sandbox.remove(kBrief);
    if (folder)
      fs::create_directory(repo.sandbox.path(kBrief));
    else
      REQUIRE(::mkfifo(repo.sandbox.path(kBrief).c_str(), 0666) == 0);
    repo.add_target("lint");
    repo.sandbox.git("add Makefile");
    repo.commit({"-m", "x"});
    CHECK(repo.committed().find("make lint") != std::string::npos);
    CHECK(fs::is_directory(repo.sandbox.path(kBrief)) == folder);
    CHECK(fs::is_fifo(repo.sandbox.path(kBrief)) == !folder);
  }
}

TEST_CASE("names with spaces, line ends and bytes that are no text") {
  const Staging repo;
  repo.sandbox.write("src/two words.c", "int two(void);\n");
  repo.sandbox.write("src/a\nline \xff.c", "int line(void);\n");
  repo.add_target("lint");
  repo.commit({"-a", "-m", "tracked"});
  repo.sandbox.git("add -A");
  repo.commit({"-m", "all"});
  const std::string path = "src/a\nline \xff.c";
  repo.sandbox.write(path, "int other(void);\n");
  repo.add_target("format");
  repo.commit({"--only", "-m", "only", path, "Makefile"});
  CHECK(repo.status().empty());
}

TEST_CASE("where nothing can be written the commit is not stopped, and says why") {
  const Staging repo;
  repo.add_target("lint");
  repo.sandbox.git("add Makefile");
  const std::string index = repo.sandbox.read(".git/index");
  const std::string brief = repo.sandbox.read(kBrief);
  for (const char* blocks : {"0", "1", "2"}) {  // of the largest file: a blob, the brief, its index
    const RunResult hook =
        repo.sandbox.run({"/bin/sh", "-c",
                          "ulimit -f " + std::string(blocks) +
                              "; exec " BRIEF_BINARY " hook run pre-commit --mode stage"});
    CAPTURE(blocks);
    CHECK_MESSAGE(hook.status == 0, hook.err);
    CHECK(hook.err.find("the brief was not looked at: cannot write") != std::string::npos);
    CHECK(repo.sandbox.read(".git/index") == index);
    CHECK(repo.sandbox.read(kBrief) == brief);
    CHECK(repo.no_locks());
  }
  repo.sandbox.git("fsck --strict");
  repo.commit({"-m", "x"});
}
