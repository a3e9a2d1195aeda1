// Repositories as they are met in the wild; each gets a brief, or an error that says what to do.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "support/fixture.hpp"
#include "support/program.hpp"

using namespace brief::test;
namespace fs = std::filesystem;

namespace {

struct Project {
  Sandbox sandbox;
  Program brief{sandbox};
  Project() { write_fixture(sandbox); }
};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// The three modes agree on the tree that is about to be committed, and the cache changes nothing.
void check_all_modes(const Project& p) {
  const std::string worktree = p.brief.refreshed();
  REQUIRE(worktree == p.brief.from_scratch());
  p.sandbox.git("add -A");
  CHECK(p.brief.ok({"refresh", "--stdout", "--staged"}) == worktree);
  p.sandbox.commit_all();
  CHECK(p.brief.ok({"refresh", "--rev", "HEAD"}) == worktree);
}

}  // namespace

TEST_CASE("not a repository: error 2 with what to do") {
  Sandbox sandbox;
  const RunResult result = Program(sandbox).run({"refresh"});
  CHECK(result.status == 2);
  CHECK(contains(result.err, "not a git repository"));
  CHECK(contains(result.err, "git init"));
}

TEST_CASE("a SHA-256 repository: error 2 that says so") {
  Sandbox sandbox;
  sandbox.git("init -q --object-format=sha256");
  const RunResult result = Program(sandbox).run({"refresh"});
  CHECK(result.status == 2);
  CHECK(contains(result.err, "SHA-256"));
}

TEST_CASE("a repository of another user: git's own answer, with the remedy") {
  Project p;
  p.sandbox.environment["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1";
  const RunResult result = p.brief.run({"refresh"});
  CHECK(result.status == 2);
  CHECK(contains(result.err, "dubious ownership"));
  CHECK(contains(result.err, "safe.directory"));
}

TEST_CASE("an empty repository and an unborn HEAD have a brief") {
  Sandbox sandbox;
  sandbox.init();
  const Program brief(sandbox);
  CHECK(brief.refreshed().starts_with("<!-- brief:1 compact -->\n"));
  CHECK(brief.run({"check"}).status == 0);
  sandbox.write("a.py", "def main():\n    pass\n\n\nif __name__ == '__main__':\n    main()\n");
  CHECK(contains(brief.refreshed(), "a.py"));
}

TEST_CASE("a bare repository with --rev") {
  const Project p;
  const std::string bytes = p.brief.ok({"refresh", "--stdout"});
  p.sandbox.git_args({"clone", "-q", "--bare", p.sandbox.repo(), p.sandbox.root() + "/bare.git"});
  const std::string bare = p.sandbox.root() + "/bare.git";
  CHECK(p.brief.ok({"refresh", "--rev", "main"}, bare) == bytes);
  const RunResult result = p.brief.run({"refresh"}, bare);
  CHECK(result.status == 2);
  CHECK(contains(result.err, "--rev"));
}

TEST_CASE("a linked worktree has its own brief and shares the cache") {
  const Project p;
  p.brief.ok({"refresh"});
  const std::string linked = p.sandbox.root() + "/linked";
  p.sandbox.git_args({"worktree", "add", "-q", linked, "side"});
  const auto report = nlohmann::json::parse(p.brief.ok({"refresh", "--json"}, linked));
  CHECK(report["parsed"].empty());
  CHECK(report["written"] == true);
  CHECK(fs::exists(linked + "/PROJECT_CONTEXT.md"));
}

TEST_CASE("detached HEAD, a merge with conflicts, a shallow clone") {
  Project p;
  p.sandbox.git("checkout -q --detach");
  check_all_modes(p);
  p.sandbox.git("checkout -q -f main");
  p.sandbox.write("src/main.c", "int main(void) { return 1; }\n");
  p.sandbox.commit_all();
  p.sandbox.git("checkout -q side");
  p.sandbox.write("src/main.c", "int main(void) { return 2; }\n");
  p.sandbox.commit_all();
  CHECK(p.sandbox.run({"git", "merge", "-q", "main"}).status != 0);
  CHECK(p.brief.refreshed() == p.brief.from_scratch());
  const RunResult staged = p.brief.run({"refresh", "--stdout", "--staged"});
  CHECK(staged.status == 2);
  CHECK(contains(staged.err, "unmerged"));
  p.sandbox.git("merge --abort");
  p.sandbox.git_args(
      {"clone", "-q", "--depth", "1", "file://" + p.sandbox.repo(), p.sandbox.root() + "/shallow"});
  CHECK(p.brief.ok({"refresh", "--stdout"}, p.sandbox.root() + "/shallow") ==
        p.brief.ok({"refresh", "--rev", "HEAD"}));
}

TEST_CASE("a submodule is listed, not entered") {
  const Project p;
  Sandbox inner;
  inner.init();
  inner.write("secret.py", "def inside_the_submodule():\n    pass\n");
  inner.commit_all();
  p.sandbox.git_args(
      {"-c", "protocol.file.allow=always", "submodule", "add", "-q", inner.repo(), "extern/inner"});
  check_all_modes(p);
  CHECK_FALSE(contains(p.brief.ok({"show", "--json"}), "inside_the_submodule"));
  // Its folder is unchanged, so its listing is not read again: once, the submodule got lost so.
  for (int i = 0; i < 2; ++i) {
    p.sandbox.write("note" + std::to_string(i) + ".txt", "changes the root folder\n");
    CHECK(contains(p.brief.refreshed(), "extern/inner"));
    CHECK(p.sandbox.read("PROJECT_CONTEXT.md") == p.brief.from_scratch());
  }
}

TEST_CASE("sparse checkout and sparse index describe the whole tree") {
  const Project p;
  const std::string whole = p.brief.ok({"refresh", "--stdout"});
  p.sandbox.git("sparse-checkout set --cone web");
  CHECK_FALSE(p.sandbox.exists("src/kepler.c"));
  CHECK(p.brief.ok({"refresh", "--stdout"}) == whole);
  p.sandbox.git("sparse-checkout set --cone --sparse-index web");
  CHECK(p.brief.ok({"refresh", "--stdout"}) == whole);
  CHECK(p.brief.ok({"refresh", "--stdout", "--staged"}) == whole);
}

TEST_CASE("every version and extension of the git index reads alike") {
  const Project p;
  const std::string bytes = p.brief.ok({"refresh", "--stdout", "--staged"});
  for (const char* version : {"2", "3", "4"}) {
    p.sandbox.git("update-index --index-version " + std::string(version));
    CHECK(p.brief.ok({"refresh", "--stdout", "--staged"}) == bytes);
    CHECK(p.brief.ok({"refresh", "--stdout"}) == bytes);
  }
  p.sandbox.git("update-index --split-index");
  p.sandbox.write("web/extra.ts", "export function extra() {}\n");
  p.sandbox.git("add web/extra.ts");
  p.sandbox.git("rm -q --cached web/extra.ts");
  p.sandbox.remove("web/extra.ts");
  p.sandbox.git("update-index --untracked-cache");
  p.sandbox.git("status");
  CHECK(p.brief.ok({"refresh", "--stdout", "--staged"}) == bytes);
  CHECK(p.brief.ok({"refresh", "--stdout"}) == bytes);
}

TEST_CASE("tracked but deleted, untracked, ignored") {
  const Project p;
  p.sandbox.remove("tools/plot.py");
  p.sandbox.write(
      "untracked.py",
      "def from_untracked():\n    pass\n\n\nif __name__ == '__main__':\n    from_untracked()\n");
  p.sandbox.write(".gitignore", "ignored.py\n");
  p.sandbox.write("ignored.py", "if __name__ == '__main__':\n    pass\n");
  const std::string text = p.brief.refreshed();
  CHECK_FALSE(contains(text, "tools/plot.py"));
  CHECK(contains(text, "untracked.py"));
  CHECK_FALSE(contains(text, "ignored.py"));
  check_all_modes(p);
}

TEST_CASE(".briefignore and the linguist attributes are rules of the tree") {
  const Project p;
  p.sandbox.write(".briefignore", "/tools/\n");
  CHECK_FALSE(contains(p.brief.refreshed(), "tools/plot.py"));
  check_all_modes(p);
  p.sandbox.write(".gitattributes",
                  "src/kepler.c linguist-generated\nsrc/main.c linguist-language=C++\nweb/** "
                  "linguist-vendored\n");
  check_all_modes(p);
  CHECK_FALSE(contains(p.brief.ok({"show", "key-code"}), "web/project.ts"));
}

TEST_CASE("paths that are no UTF-8, hold spaces, quotes or newlines") {
  const Project p;
  const std::string program = "int main(void) { return 0; }\n";
  for (const char* path : {"odd/a b.c", "odd/quote\"d.c", "odd/new\nline.c", "odd/\xff\xfe.c",
                           "odd/`tick`.c", "odd/# h.c", "odd/<!-- brief:keep -->.c"})
    p.sandbox.write(path, program);
  check_all_modes(p);
  const std::string text = p.sandbox.read("PROJECT_CONTEXT.md");
  CHECK_FALSE(contains(text, "\n# h"));
  CHECK_FALSE(contains(text, "<!-- brief:keep"));
  const auto json = p.brief.json({"show"});
  CHECK(json["sections"].is_array());
}

TEST_CASE("symbolic links are listed, never followed") {
  const Project p;
  const std::string before = p.brief.refreshed();
  fs::create_symlink("/etc/passwd", p.sandbox.path("passwd.py"));
  fs::create_symlink("loop", p.sandbox.path("loop"));
  fs::create_directory_symlink("src", p.sandbox.path("alias"));
  fs::create_directory_symlink("/", p.sandbox.path("outside"));
  check_all_modes(p);
  CHECK(p.sandbox.read("PROJECT_CONTEXT.md") == before);
}

TEST_CASE("a README of the root that is a link is the file it names, if the tree holds that") {
  Project p;
  const std::string root = p.sandbox.path("");
  fs::remove(root + "package.json");
  p.sandbox.write("packages/core/README.md", "# Core\n\nCore is a parser of odd things.\n");
  fs::remove(root + "README.md");
  fs::create_symlink("packages/core/README.md", root + "README.md");
  const std::string linked = p.brief.refreshed();
  CHECK(contains(linked, "Core is a parser of odd things."));
  check_all_modes(p);
  // Where it leads decides, though no file's text has changed.
  p.sandbox.write("packages/edge/README.md", "# Edge\n\nEdge is a printer of odd things.\n");
  p.brief.refreshed();
  fs::remove(root + "README.md");
  fs::create_symlink("./packages/edge/README.md", root + "README.md");
  CHECK(contains(p.brief.refreshed(), "Edge is a printer of odd things."));
  check_all_modes(p);
  for (const char* target : {"../outside.md", "/etc/passwd", "packages", "README.md"}) {
    fs::remove(root + "README.md");
    fs::create_symlink(target, root + "README.md");
    CHECK_FALSE(contains(p.brief.refreshed(), "of odd things."));
  }
}

TEST_CASE("FIFO, socket and unreadable files do not stop a refresh") {
  const Project p;
  REQUIRE(::mkfifo(p.sandbox.path("pipe.py").c_str(), 0666) == 0);
  p.sandbox.write("locked.py", "def locked():\n    pass\n");
  fs::permissions(p.sandbox.path("locked.py"), fs::perms::none);
  const RunResult result = p.brief.run({"refresh"});
  CHECK(result.status == 0);
  if (::geteuid() != 0) CHECK(contains(result.err, "locked.py"));
}

TEST_CASE("a 300 MB file, a binary file, an LFS pointer, an empty file") {
  const Project p;
  const int fd = ::open(p.sandbox.path("huge.py").c_str(), O_CREAT | O_WRONLY, 0644);
  REQUIRE(::ftruncate(fd, 300 << 20) == 0);
  ::close(fd);
  p.sandbox.write("image.py", std::string("def f():\n\0\n    pass\n", 20));
  p.sandbox.write(".gitattributes", "*.psd filter=lfs diff=lfs merge=lfs -text\n");
  p.sandbox.write("art.psd", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n");
  p.sandbox.write("empty.c", "");
  const std::string worktree = p.brief.refreshed();
  CHECK(worktree == p.brief.from_scratch());
  CHECK_FALSE(contains(worktree, "huge.py"));
}

TEST_CASE("line ends do not matter: CRLF in the worktree, LF in the commit") {
  const Project p;
  p.sandbox.write(".gitattributes", "*.c text eol=crlf\n*.py text=auto\n");
  std::string crlf;
  for (const char c : p.sandbox.read("src/kepler.c"))
    crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  p.sandbox.write("src/kepler.c", crlf);
  check_all_modes(p);
}

TEST_CASE("secrets files are never opened") {
  const Project p;
  p.sandbox.write(".env", "TOKEN=supersecretvalue\n");
  p.sandbox.write("deploy/id_rsa", "-----BEGIN OPENSSH PRIVATE KEY-----\nsupersecretvalue\n");
  check_all_modes(p);
  CHECK_FALSE(contains(p.brief.ok({"show", "--json"}), "supersecretvalue"));
}

TEST_CASE("a partial clone that lacks blobs: check cannot know") {
  const Project p;
  p.sandbox.git("config uploadpack.allowFilter true");
  const std::string partial = p.sandbox.root() + "/partial";
  p.brief.ok({"refresh"});
  p.sandbox.commit_all();
  p.sandbox.git_args({"clone", "-q", "--filter=blob:none", "--no-checkout",
                      "file://" + p.sandbox.repo(), partial});
  const RunResult result = p.brief.run({"check", "--rev", "HEAD"}, partial);
  CHECK(result.status == 2);
  CHECK(contains(result.err, "absent"));
}
