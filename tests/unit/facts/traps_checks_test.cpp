#include "facts/traps_checks.hpp"

#include <doctest/doctest.h>

#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::IndexBuilder;
using brief::test::kForm;

namespace {

std::vector<Claim> checks_of(const Index& index) {
  const facts::Context context(index);
  return facts::check_claims(context);
}

}  // namespace

TEST_CASE("a hook of the repository's own that writes files is told with command and files") {
  IndexBuilder builder;
  builder.file(".pre-commit-config.yaml", &kForm)
      .fact("/repos/0/hooks/0/name", "generate README from index", 4)
      .fact("/repos/0/hooks/0/entry", "make readme", 5)
      .fact("/repos/0/hooks/0/files", "^docs/index", 6)
      .fact("/repos/0/hooks/1/name", "check generated files", 8)
      .fact("/repos/0/hooks/1/entry", "make check", 9)
      .fact("/repos/0/hooks/1/files", "^src/", 10)
      .fact("/repos/0/hooks/2/name", "generate all", 12)
      .fact("/repos/0/hooks/2/entry", "make all", 13);
  const std::vector<Claim> claims = checks_of(builder.build());
  REQUIRE(claims.size() == 1);  // one checks, one runs whatever is touched
  CHECK(claims[0].text ==
        "commit hook “generate README from index” runs `make readme` for files like `^docs/index` "
        "(`.pre-commit-config.yaml`)");
  CHECK(claims[0].evidence == std::vector<Evidence>{{".pre-commit-config.yaml", 4, 4}});
}

TEST_CASE(
    "what CI checks by an action is one line; a diff that decides what to commit is no check") {
  IndexBuilder builder;
  builder.file(".github/workflows/ci.yml", &kForm)
      .fact("/on/pull_request", "", 2)
      .fact("/jobs/a/steps/0/uses", "crate-ci/typos@v1", 9)
      .fact("/jobs/a/steps/1/run", "git diff --exit-code", 12);
  builder.file(".github/workflows/check-deps.yml", &kForm)
      .fact("/on", "push", 2)
      .fact("/jobs/a/steps/1/run", "git diff --exit-code || git commit -am x", 12);
  const std::vector<Claim> claims = checks_of(builder.build());
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].text ==
        "CI checks by actions of its own: spelling (typos) (`.github/workflows/ci.yml`), that no "
        "step "
        "changes a committed file (`git diff --exit-code`) (`.github/workflows/ci.yml`)");
  CHECK(claims[0].evidence.size() == 2);
}

TEST_CASE("a check of a schedule, or one that a commit hook runs too, is none that only CI runs") {
  IndexBuilder builder;
  builder.file(".github/workflows/nightly.yml", &kForm)
      .fact("/on/schedule/0/cron", "0 0 * * *", 2)
      .fact("/on/push/tags/0", "v*", 3)
      .fact("/jobs/a/steps/0/uses", "github/codeql-action/analyze@v3", 9);
  builder.file(".github/workflows/ci.yml", &kForm)
      .fact("/on/push/branches/0", "main", 2)
      .fact("/jobs/a/steps/0/uses", "zizmorcore/zizmor-action@v1", 9);
  auto& hooks = builder.file(".pre-commit-config.yaml", &kForm);
  REQUIRE(checks_of(builder.build()).size() == 1);
  CHECK(checks_of(builder.build())[0].text ==
        "CI checks by actions of its own: zizmor (`.github/workflows/ci.yml`)");
  hooks.fact("/repos/0/hooks/0/id", "zizmor", 3);
  CHECK(checks_of(builder.build()).empty());
}

TEST_CASE("a diff behind a formatter checks the format, behind another command what that writes") {
  IndexBuilder builder;
  builder.file(".github/workflows/ci.yml", &kForm)
      .fact("/on/pull_request", "", 2)
      .fact("/jobs/a/steps/0/run", "find . | xargs clang-format-21 -i\ngit diff --exit-code\n", 9)
      .fact("/jobs/a/steps/1/run", "make tables.def\ngit diff --exit-code\n", 12)
      .fact(
          "/jobs/a/steps/2/run",
          "make docs X=$Y\ndirty=$(git diff)\nif [[ ! -z  $dirty ]]; then echo $dirty; exit 1; fi",
          15)
      .fact("/jobs/a/steps/3/run", "make fmt\ngit diff --exit-code\n", 19);
  const std::vector<Claim> claims = checks_of(builder.build());
  REQUIRE(claims.size() == 3);
  CHECK(claims[0].text ==
        "CI runs `make tables.def` and fails when that changes a committed file "
        "(`.github/workflows/ci.yml`)");
  CHECK(claims[0].evidence == std::vector<Evidence>{{".github/workflows/ci.yml", 12, 12}});
  CHECK(claims[1].text.starts_with("CI runs `make docs` and"));
  CHECK(claims[2].text ==
        "CI checks by actions of its own: that clang-format changes nothing "
        "(`.github/workflows/ci.yml`)");
}

TEST_CASE("flags by which CI turns warnings into errors are told once, those of a linter are not") {
  IndexBuilder builder;
  builder.file(".github/workflows/ci.yml", &kForm)
      .fact("/on/pull_request", "", 2)
      .fact("/env/RUSTFLAGS", "-Dwarnings", 3)
      .fact("/jobs/a/steps/0/run", "make REDIS_CFLAGS='-Werror' TLS=yes", 9)
      .fact("/jobs/a/steps/1/run", "cargo clippy -- -D warnings", 12);
  const std::vector<Claim> claims = checks_of(builder.build());
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].text ==
        "CI turns warnings into errors: `RUSTFLAGS: -Dwarnings` (`.github/workflows/ci.yml`)");

  IndexBuilder flags;
  flags.file(".github/workflows/nightly.yml", &kForm)
      .fact("/on/schedule/0/cron", "0 0 * * *", 2)
      .fact("/env/RUSTFLAGS", "-Dwarnings", 3);
  flags.file(".github/workflows/ci.yml", &kForm)
      .fact("/on/pull_request", "", 2)
      .fact("/jobs/a/steps/0/run", "make REDIS_CFLAGS='-Werror' TLS=yes", 9);
  flags.file("pom.xml", &kForm)
      .fact("/project/build/plugins/plugin/0/configuration/failOnWarning", "true", 4);
  CHECK(checks_of(flags.build()).size() == 2);
}

TEST_CASE("a project of the build that bears another name than its folder is a trap") {
  IndexBuilder builder;
  builder.file("server/a.al", &brief::test::kAlpha);
  builder.file("lib/api/b.al", &brief::test::kAlpha);
  builder.file("settings.gradle", &kForm)
      .fact("/include/0", ":server", 1)
      .fact("/project-name/:server", "daemon", 2)
      .fact("/project-folder/:api", "lib/api", 3)
      .fact("/project-name/:gone", "x", 4);
  const std::vector<Claim> claims = checks_of(builder.build());
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].text ==
        "projects of the build bear other names than their folders: `daemon` lies in `server/`, "
        "`:api` lies in `lib/api/` (`settings.gradle`)");
}

TEST_CASE("committed files that CI compares must be identical; other comparisons are none") {
  IndexBuilder builder;
  builder.file("README.md", &kForm);
  builder.file("lib/README.md", &kForm);
  builder.file(".github/workflows/ci.yml", &kForm)
      .fact("/jobs/a/steps/0/run", "diff README.md lib/README.md", 9)
      .fact("/jobs/a/steps/1/run", "./run > out.txt\ndiff README.md out.txt", 12);
  builder.file("build.gradle.kts", &kForm).fact("/plugin/binary-compatibility-validator", "", 3);
  const std::vector<Claim> claims = checks_of(builder.build());
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].text ==
        "`README.md` and `lib/README.md` must be identical: CI compares them "
        "(`.github/workflows/ci.yml`)");
  CHECK(claims[1].text ==
        "a change of the public API needs `./gradlew apiDump`: the build compares it with the "
        "dumps in `api/` (`build.gradle.kts`)");
}

TEST_CASE("what CI asks of a change beside its code is a trap, each demand once") {
  IndexBuilder builder;
  builder.file(".github/dco.yml", &kForm).fact("/require/members", "false", 2);
  builder.file(".github/workflows/checks.yml", &kForm)
      .fact("/on/pull_request", "", 2)
      .fact("/jobs/a/steps/0/run",
            "if [[ $(git diff --name-only FETCH_HEAD | grep CHANGELOG) ]]; then exit 0; fi", 9)
      .fact("/jobs/b/steps/0/uses", "tim-actions/dco@v1", 12)
      .fact("/jobs/c/steps/0/run",
            "RULE=\"^(build|feat|fix|docs)(!)?: .+$\"\nfor c in $(git log --format=%s); do\n"
            "[[ $c =~ $RULE ]] || exit 1; done",
            15);
  builder.file(".github/workflows/release.yml", &kForm)
      .fact("/on/release", "", 2)
      .fact("/jobs/a/steps/0/run", "towncrier check", 9);
  std::vector<std::string> texts;
  for (const Claim& claim : checks_of(builder.build())) texts.push_back(claim.text);
  CHECK(texts == std::vector<std::string>{
                     "every commit must be signed off (`git commit -s`): the DCO app checks it "
                     "(`.github/dco.yml`)",
                     "CI asks for a changelog entry in every pull request "
                     "(`.github/workflows/checks.yml`)",
                     "commit messages must be conventional commits "
                     "(`.github/workflows/checks.yml`)"});
}

TEST_CASE("what only makes a changelog or a release asks nothing of a change") {
  IndexBuilder builder;
  builder.file(".github/workflows/draft.yml", &kForm)
      .fact("/on/push", "", 2)
      .fact("/jobs/a/steps/0/run",
            "git diff --name-only HEAD~1 | grep CHANGELOG.md >> $GITHUB_OUTPUT", 9)
      .fact("/jobs/a/steps/1/run", "git log --format=%s | grep -E '^(feat|fix): ' > notes.md", 10)
      .fact("/jobs/a/steps/3/run", "pnpm changeset status --output status.json", 12)
      .fact("/jobs/a/steps/2/with/script", "core.info(body + 'release notes')", 11);
  CHECK(checks_of(builder.build()).empty());
}
