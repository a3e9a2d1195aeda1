#include "repo/layout.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "unit/repo/repo_fixture.hpp"

using namespace brief;
using namespace brief::test;
using repo::Environment;
using repo::Layout;
using repo::open_layout;
namespace fs = std::filesystem;

TEST_CASE("a repository is found from its root and from any folder below") {
  Sandbox sandbox;
  sandbox.init();
  sandbox.write("a/b/c.txt", "");
  const Layout root = layout_of(sandbox);
  CHECK(root.root == sandbox.repo());
  CHECK(root.git_dir == sandbox.repo() + "/.git");
  CHECK(root.common_dir == root.git_dir);
  CHECK(root.index_file == root.git_dir + "/index");
  CHECK(root.prefix.empty());
  CHECK_FALSE(root.bare);
  const Layout below = layout_of(sandbox, sandbox.path("a/b"));
  CHECK(below.root == sandbox.repo());
  CHECK(below.prefix == "a/b/");
}

TEST_CASE("what is no repository is an error that says what to do") {
  const Sandbox sandbox;
  const Error error = error_of([&] { layout_of(sandbox); });
  CHECK(error.code() == ErrorCode::not_a_repository);
  CHECK(error.hint().find("git init") != std::string::npos);
  CHECK(error_of([&] { layout_of(sandbox, sandbox.root() + "/nowhere"); }).code() ==
        ErrorCode::not_a_repository);
}

TEST_CASE("a .git folder that is no repository is passed by") {
  Sandbox sandbox;
  sandbox.init();
  sandbox.write("sub/.git/HEAD", "nonsense\n");
  CHECK(layout_of(sandbox, sandbox.path("sub")).root == sandbox.repo());
  sandbox.write("file/.git", "gitdir: /nowhere\n");
  CHECK(error_of([&] { layout_of(sandbox, sandbox.path("file")); }).code() ==
        ErrorCode::not_a_repository);
}

TEST_CASE("a ceiling ends the search, but not in the start folder itself") {
  Sandbox sandbox;
  sandbox.init();
  sandbox.write("a/b/c.txt", "");
  Environment environment = environment_of(sandbox);
  environment["GIT_CEILING_DIRECTORIES"] = "/nowhere:" + sandbox.repo();
  CHECK(error_of([&] { open_layout(sandbox.path("a/b"), environment); }).code() ==
        ErrorCode::not_a_repository);
  CHECK(open_layout(sandbox.repo(), environment).root == sandbox.repo());
  environment["GIT_CEILING_DIRECTORIES"] = sandbox.root();
  CHECK(open_layout(sandbox.path("a/b"), environment).root == sandbox.repo());
}

TEST_CASE("a linked worktree has its own git dir and shares the common one") {
  Sandbox sandbox;
  sandbox.init();
  sandbox.commit_all();
  const std::string linked = sandbox.root() + "/linked";
  sandbox.git_args({"worktree", "add", "-q", linked});
  const Layout layout = layout_of(sandbox, linked);
  CHECK(layout.root == linked);
  CHECK(layout.git_dir == sandbox.repo() + "/.git/worktrees/linked");
  CHECK(layout.common_dir == sandbox.repo() + "/.git");
  CHECK(layout.index_file == layout.git_dir + "/index");
  CHECK(worktree_id(layout) != worktree_id(layout_of(sandbox)));
  sandbox.git("config core.bare true");  // is about the main worktree
  CHECK(layout_of(sandbox, linked).root == linked);
  CHECK(layout_of(sandbox).bare);
}

TEST_CASE("a submodule's gitfile and core.worktree lead to its own root") {
  Sandbox sandbox;
  Sandbox inner;
  for (const Sandbox* each : {&sandbox, &inner}) {
    each->init();
    each->commit_all();
  }
  sandbox.git_args(
      {"-c", "protocol.file.allow=always", "submodule", "add", "-q", inner.repo(), "ext/inner"});
  const Layout layout = layout_of(sandbox, sandbox.path("ext/inner"));
  CHECK(layout.root == sandbox.path("ext/inner"));
  CHECK(layout.git_dir == sandbox.repo() + "/.git/modules/ext/inner");
}

TEST_CASE("a bare repository has no worktree, and neither has the inside of .git") {
  Sandbox sandbox;
  sandbox.git("init -q --bare");
  const Layout bare = layout_of(sandbox);
  CHECK(bare.bare);
  CHECK(bare.root.empty());
  CHECK(bare.git_dir == sandbox.repo());
  Sandbox other;
  other.init();
  CHECK(layout_of(other, other.path(".git/refs")).root.empty());
  const Error error = error_of([&] { scan_of(sandbox); });
  CHECK(error.hint().find("--rev") != std::string::npos);
}

TEST_CASE("GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE and core.worktree are honoured") {
  Sandbox sandbox;
  sandbox.init();
  sandbox.write("a/x", "");
  Environment environment = environment_of(sandbox);
  environment["GIT_DIR"] = ".git";
  environment["GIT_INDEX_FILE"] = ".git/next-index";
  Layout layout = open_layout(sandbox.repo(), environment);  // as a hook is started
  CHECK(layout.root == sandbox.repo());
  CHECK(layout.index_file == sandbox.repo() + "/.git/next-index");
  environment["GIT_DIR"] = sandbox.repo() + "/.git";
  environment["GIT_WORK_TREE"] = "a";
  CHECK(open_layout(sandbox.repo(), environment).root == sandbox.path("a"));
  environment.erase("GIT_WORK_TREE");
  CHECK(open_layout(sandbox.root(), environment).root == sandbox.root());
  environment["GIT_DIR"] = "nowhere";
  CHECK(error_of([&] { open_layout(sandbox.repo(), environment); }).code() ==
        ErrorCode::not_a_repository);
  sandbox.git_args({"config", "core.worktree", sandbox.path("a")});
  CHECK(layout_of(sandbox).root == sandbox.path("a"));
}

TEST_CASE("a foreign owner is refused with git's own remedy, and safe.directory allows it") {
  Sandbox sandbox;
  sandbox.init();
  Environment environment = environment_of(sandbox);
  environment["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1";
  const Error error = error_of([&] { open_layout(sandbox.repo(), environment); });
  CHECK(error.code() == ErrorCode::unsafe_owner);
  CHECK(error.hint().find("git config --global --add safe.directory " + sandbox.repo()) !=
        std::string::npos);
  const auto with = [&](const std::string& values) {
    sandbox.write("../home/.gitconfig", "[safe]\n" + values);
    return open_layout(sandbox.repo(), environment).root;
  };
  CHECK(with("directory = " + sandbox.repo() + "\n") == sandbox.repo());
  CHECK(with("directory = *\n") == sandbox.repo());
  CHECK(with("directory = " + sandbox.root() + "/*\n") == sandbox.repo());
  for (const char* values : {"directory = /elsewhere\n", "directory = *\ndirectory =\n"})
    CHECK(error_of([&] { with(values); }).code() == ErrorCode::unsafe_owner);
  // The repository's own configuration has no say.
  sandbox.write("../home/.gitconfig", "");
  sandbox.git("config safe.directory *");
  CHECK(error_of([&] { open_layout(sandbox.repo(), environment); }).code() ==
        ErrorCode::unsafe_owner);
  environment["GIT_DIR"] = sandbox.repo() + "/.git";  // named, not met: git trusts it
  CHECK(open_layout(sandbox.repo(), environment).root == sandbox.repo());
}

TEST_CASE("a repository that belongs to another user, for real" * doctest::skip(::geteuid() != 0)) {
  Sandbox sandbox;
  sandbox.init();
  REQUIRE(::chown(sandbox.repo().c_str(), 12345, 12345) == 0);
  CHECK(sandbox.run({"git", "status"}).status != 0);
  CHECK(error_of([&] { layout_of(sandbox); }).code() == ErrorCode::unsafe_owner);
  Environment environment = environment_of(sandbox);
  environment["SUDO_UID"] = "12345";
  CHECK(open_layout(sandbox.repo(), environment).root == sandbox.repo());
  REQUIRE(::chown(sandbox.repo().c_str(), 0, 0) == 0);
}

TEST_CASE("SHA-256 and unknown formats are refused, harmless extensions are not") {
  Sandbox sha256;
  sha256.git("init -q --object-format=sha256");
  const Error error = error_of([&] { layout_of(sha256); });
  CHECK(error.code() == ErrorCode::unsupported);
  CHECK(std::string(error.what()).find("SHA-256") != std::string::npos);

  Sandbox sandbox;
  sandbox.init();
  sandbox.git("config core.repositoryformatversion 1");
  for (const char* extension : {"noop", "partialClone", "preciousObjects", "worktreeConfig"})
    sandbox.git("config extensions." + std::string(extension) + " true");
  // git 2.39 opens none of these itself, so the file is written by hand.
  const std::string config = sandbox.read(".git/config");
  sandbox.write(".git/config", config + "[extensions]\n\trefStorage = files\n");
  CHECK(layout_of(sandbox).root == sandbox.repo());
  sandbox.write(".git/config", config + "[extensions]\n\trefStorage = reftable\n");
  CHECK(error_of([&] { layout_of(sandbox); }).code() == ErrorCode::unsupported);
  sandbox.write(".git/config", config + "[extensions]\n\tsomethingNew = true\n");
  CHECK(error_of([&] { layout_of(sandbox); }).code() == ErrorCode::unsupported);
  Sandbox later;
  later.init();
  later.git("config core.repositoryformatversion 2");
  CHECK(error_of([&] { layout_of(later); }).code() == ErrorCode::unsupported);
}

TEST_CASE("settings come from the user's, the repository's and included files, the last wins") {
  Sandbox sandbox;
  sandbox.init();
  sandbox.write("../home/.gitconfig",
                "[core]\n\texcludesFile = ~/mine ; a comment\n[include]\n\tpath = more\n"
                "[includeIf \"gitdir:" +
                    sandbox.repo() +
                    "/\"]\n\tpath = here\n[includeIf \"gitdir:/elsewhere/\"]\n\tpath = not\n"
                    "[includeIf \"onbranch:main\"]\n\tpath = branch\n");
  sandbox.write("../home/more", "[core]\n\tfileMode = no\n");
  sandbox.write("../home/here", "[core]\nsymlinks=false\n");
  sandbox.write("../home/not", "[core]\n\tsparseCheckout = true\n");
  sandbox.write("../home/branch", "[core] ignorecase\n");
  const Layout layout = layout_of(sandbox);
  CHECK(layout.excludes_file == sandbox.root() + "/home/mine");
  CHECK(layout.file_mode);  // `git init` wrote core.fileMode = true into the repository
  CHECK_FALSE(layout.symlinks);
  CHECK_FALSE(layout.sparse_checkout);
  CHECK(layout.ignore_case);
  const auto& files = layout.config_files;
  CHECK(std::find(files.begin(), files.end(), sandbox.root() + "/home/more") != files.end());
  Sandbox plain;
  plain.init();
  CHECK(layout_of(plain).excludes_file == plain.root() + "/home/.config/git/ignore");
}

TEST_CASE("configuration that git cannot read is an error that names file and line") {
  Sandbox sandbox;
  sandbox.init();
  sandbox.write(".git/config", sandbox.read(".git/config") + "[core\nx = 1\n");
  CHECK(sandbox.run({"git", "status"}).status != 0);
  const Error error = error_of([&] { layout_of(sandbox); });
  CHECK(error.code() == ErrorCode::git);
  CHECK(error.path() == sandbox.repo() + "/.git/config");
  Sandbox loop;
  loop.init();
  loop.git_args({"config", "include.path", "config"});
  CHECK(error_of([&] { layout_of(loop); }).code() == ErrorCode::git);
}
