// Agents in linked worktrees of one repository that commit at once, through the hook.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "git/commits.hpp"

using namespace brief::test;

namespace {

constexpr int kWorktrees = 5;

// How long: BRIEF_STRESS_SECONDS, else long enough for some twenty commits.
std::chrono::seconds duration() {
  const char* asked = std::getenv("BRIEF_STRESS_SECONDS");
  return std::chrono::seconds(asked == nullptr ? 3 : std::atoi(asked));
}

struct Agent {
  std::string folder;
  int commits = 0;
  std::string trouble;
};

void put(const std::string& path, const std::string& text) {
  std::FILE* file = std::fopen(path.c_str(), "w");
  std::fputs(text.c_str(), file);
  std::fclose(file);
}

// Each commit is of another kind and changes what the brief says.
void work(const Commits& repo, Agent& agent, std::chrono::steady_clock::time_point end) {
  while (std::chrono::steady_clock::now() < end && agent.trouble.empty()) {
    const std::string number = std::to_string(++agent.commits);
    put(agent.folder + "/Makefile",
        "build:\n\tcc " + number + "\n\ntest: build\n\t./test" + number + "\n");
    put(agent.folder + "/src/part" + number + ".c", "int part" + number + "(void);\n");
    std::vector<std::string> commit = {"commit", "-q", "-m", number};
    RunResult result;
    if (agent.commits % 3 == 0) {
      commit.insert(commit.end(), {"--only", "Makefile"});
    } else {
      result = repo.git({"add", "-A"}, agent.folder);
      if (agent.commits % 3 == 1) commit.emplace_back("-a");
    }
    if (result.status == 0) result = repo.git(commit, agent.folder);
    if (result.status != 0) agent.trouble = result.err;
  }
}

}  // namespace

TEST_CASE("five worktrees that commit at once: nothing lost, nothing stale, no lock left") {
  const Commits repo("stage");
  std::vector<Agent> agents(kWorktrees);
  for (int i = 0; i < kWorktrees; ++i) {
    agents[static_cast<std::size_t>(i)].folder = repo.sandbox.root() + "/agent" + std::to_string(i);
    repo.sandbox.git("worktree add -q ../agent" + std::to_string(i) + " -b agent" +
                     std::to_string(i));
  }
  std::vector<std::thread> threads;
  const auto end = std::chrono::steady_clock::now() + duration();
  for (Agent& agent : agents) threads.emplace_back([&] { work(repo, agent, end); });
  for (std::thread& thread : threads) thread.join();
  int total = 0;
  for (int i = 0; i < kWorktrees; ++i) {
    const Agent& agent = agents[static_cast<std::size_t>(i)];
    CHECK(agent.trouble == "");
    CHECK(agent.commits > 0);
    const std::string branch = "agent" + std::to_string(i);
    CHECK(repo.sandbox.git("rev-list --count main.." + branch) ==
          std::to_string(agent.commits) + "\n");
    // Every commit, from the first, has its own brief.
    const int step = 1 + agent.commits / 25;
    for (int back = 0; back < agent.commits; back += step)
      CHECK(repo.fresh(branch + "~" + std::to_string(back)));
    CHECK(repo.git({"status", "--porcelain", "--untracked-files=no"}, agent.folder).out == "");
    total += agent.commits;
  }
  MESSAGE(total << " commits");
  CHECK(repo.no_locks());
  CHECK(repo.brief.run({"cache", "verify"}).status == 0);
  repo.sandbox.git("fsck --strict");
}
