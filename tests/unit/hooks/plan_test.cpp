#include "hooks/plan.hpp"

#include <doctest/doctest.h>

#include <map>

#include "brief/error.hpp"

using namespace brief::hooks;
using Kind = Step::Kind;

namespace {

// A folder of hooks in memory that carries plans out.
struct Folder {
  std::map<std::string, std::string> files;

  std::optional<std::string> at(const std::string& name) const {
    const auto found = files.find(name);
    return found == files.end() ? std::nullopt : std::optional(found->second);
  }
  std::vector<Place> places() const {
    std::vector<Place> all;
    for (const std::string_view view : kHookNames) {
      const std::string name(view);
      all.push_back({name, at(name), at(name + ".before-brief"), at(name + ".legacy")});
    }
    return all;
  }
  std::size_t carry_out(const std::vector<Step>& steps) {
    for (const Step& step : steps) {
      if (step.kind == Kind::keep_aside) files[step.to] = files.at(step.from);
      if (step.kind == Kind::write) files[step.to] = step.bytes;
      if (step.kind == Kind::rename) {
        files[step.to] = files.at(step.from);
        files.erase(step.from);
      }
      if (step.kind == Kind::remove) files.erase(step.to);
    }
    return steps.size();
  }
  std::size_t install(Host host = Host::git, Mode mode = Mode::check) {
    return carry_out(plan_install(host, places(), mode, "/bin/brief", false));
  }
  std::size_t uninstall(Host host = Host::git) { return carry_out(plan_uninstall(host, places())); }
  State state(std::size_t hook = 0, Host host = Host::git) const {
    return state_of(host, places()[hook]);
  }
};

}  // namespace

TEST_CASE("install twice is once, uninstall leaves what was there") {
  for (const Host host : {Host::git, Host::husky})
    for (const Mode mode : {Mode::check, Mode::stage}) {
      const Folder before{{{"pre-commit", "#!/bin/sh\nmake lint"}, {"pre-push", "x"}}};
      Folder folder = before;
      CHECK(folder.install(host, mode) > 0);
      CHECK(folder.install(host, mode) == 0);
      CHECK(folder.state(0, host).kind == State::Kind::installed);
      CHECK(folder.state(0, host).mode == mode);
      CHECK(folder.state(0, host).chained);
      CHECK_FALSE(folder.state(1, host).chained);
      CHECK(folder.files.contains("post-commit") == (mode == Mode::stage));
      CHECK(folder.uninstall(host) > 0);
      CHECK(folder.files == before.files);
      CHECK(folder.uninstall(host) == 0);
    }
}

TEST_CASE("a hook that stands there is kept before ours takes its place") {
  Folder folder{{{"pre-commit", "theirs"}}};
  const std::vector<Step> steps =
      plan_install(Host::git, folder.places(), Mode::check, "/bin/brief", false);
  REQUIRE(steps.size() >= 2);
  CHECK(steps[0] == Step{Kind::keep_aside, "pre-commit", "pre-commit.before-brief", ""});
  CHECK(steps[1].kind == Kind::write);
  CHECK(steps[1].to == "pre-commit");
}

TEST_CASE("changing the mode drops the hook that is not needed") {
  Folder folder{{{"post-commit", "theirs"}}};
  folder.install(Host::git, Mode::stage);
  CHECK(folder.state(2).chained);
  folder.install(Host::git, Mode::check);
  CHECK(folder.at("post-commit") == "theirs");
  CHECK(folder.state(2).kind == State::Kind::absent);
}

TEST_CASE("a tool that moved ours to .legacy runs it: there it is kept and taken away") {
  Folder folder{{{"pre-commit", "framework"}}};
  folder.install();
  folder.files["pre-commit.legacy"] = folder.files["pre-commit"];
  folder.files["pre-commit"] = "framework";
  CHECK(folder.state().kind == State::Kind::installed);
  CHECK(folder.install() == 0);
  folder.uninstall();
  CHECK(folder.files == std::map<std::string, std::string>{{"pre-commit", "framework"}});

  Folder other{{{"pre-commit", "older"}}};
  other.install();
  other.files["pre-commit.legacy"] = other.files["pre-commit"];
  other.files["pre-commit"] = "framework";
  other.uninstall();
  CHECK(other.files == std::map<std::string, std::string>{{"pre-commit", "framework"},
                                                          {"pre-commit.legacy", "older"}});
}

TEST_CASE("a hook that another tool replaced is displaced, and installing mends it") {
  Folder folder{{{"pre-commit", "theirs"}}};
  folder.install();
  folder.files["pre-commit"] = "theirs";
  CHECK(folder.state().kind == State::Kind::displaced);
  folder.install();
  CHECK(folder.state().kind == State::Kind::installed);
  folder.uninstall();
  CHECK(folder.files == std::map<std::string, std::string>{{"pre-commit", "theirs"}});
}

TEST_CASE("two foreign hooks in one place: nothing is lost, a person decides") {
  Folder folder{{{"pre-commit", "new"}, {"pre-commit.before-brief", "old"}}};
  const auto before = folder.files;
  CHECK_THROWS_AS(folder.install(), brief::Error);
  CHECK(folder.uninstall() == 0);
  CHECK(folder.files == before);
}
