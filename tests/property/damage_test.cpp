// Losing or damaging the cache costs time, never truth.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <thread>

#include "support/fixture.hpp"
#include "support/program.hpp"

using namespace brief::test;

namespace {

namespace fs = std::filesystem;

std::string read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// A project with a brief and a warm cache, and the edit that each damaged run has to tell of.
struct Warm {
  Sandbox sandbox;
  Program brief{sandbox};
  std::string right;  // the brief after the edit
  fs::path cache = sandbox.path(".git/brief");
  fs::path saved = sandbox.root() + "/saved";

  explicit Warm(std::uint32_t seed) {
    write_fixture(sandbox);
    RandomEditor editor(sandbox, seed);
    for (int i = 0; i < 4; ++i) {
      editor.step();
      brief.ok({"refresh"});
    }
    const std::string before = sandbox.read("PROJECT_CONTEXT.md");
    fs::copy(cache, saved, fs::copy_options::recursive);
    sandbox.write("web/project.ts",
                  "/** Projects. */\nexport function project(point: number, damaged: string): "
                  "number {\n  return point;\n}\n");
    right = brief.from_scratch();
    REQUIRE(right != before);
  }

  void restore() const {
    fs::remove_all(cache);
    fs::copy(saved, cache, fs::copy_options::recursive);
  }

  std::vector<fs::path> files() const {
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(saved))
      if (entry.is_regular_file()) out.push_back(fs::relative(entry.path(), saved));
    std::sort(out.begin(), out.end());
    return out;
  }

  // The brief is right with the cache as it stands now, and the cache is sound afterwards.
  void check_right(const std::string& what) const {
    INFO(what);
    REQUIRE(brief.ok({"refresh", "--stdout"}) == right);
    REQUIRE(brief.ok({"refresh", "--stdout"}) == right);
  }
};

}  // namespace

TEST_CASE("a cache file cut anywhere: the brief is right") {
  const Warm warm(21);
  std::size_t cuts = 0;
  for (const fs::path& file : warm.files()) {
    const std::string bytes = read_bytes(warm.saved / file);
    const std::size_t step = std::max<std::size_t>(97, bytes.size() / 97 / 12 * 97);
    for (std::size_t size = 0; size < bytes.size(); size += step, ++cuts) {
      warm.restore();
      write_bytes(warm.cache / file, bytes.substr(0, size));
      warm.check_right(file.string() + " cut at " + std::to_string(size));
    }
  }
  CHECK(cuts >= 20);
}

TEST_CASE("bits flipped, noise, a future version, files swapped: the brief is right") {
  const Warm warm(22);
  const Warm other(23);
  std::mt19937 random(9);
  std::size_t told = 0;
  for (const fs::path& file : warm.files()) {
    const std::string bytes = read_bytes(warm.saved / file);
    if (bytes.empty()) continue;
    for (int i = 0; i < 12; ++i) {
      std::string bad = bytes;
      const std::size_t at =
          i < 6 ? static_cast<std::size_t>(i) * 4 % bad.size() : random() % bad.size();
      bad[at] = static_cast<char>(bad[at] ^ (1 << random() % 8));
      warm.restore();
      write_bytes(warm.cache / file, bad);
      told += warm.brief.run({"cache", "verify"}).status == 1 ? 1 : 0;
      warm.check_right(file.string() + " flipped at " + std::to_string(at));
    }
    std::string noise(bytes.size(), '\0');
    for (char& c : noise) c = static_cast<char>(random());
    warm.restore();
    write_bytes(warm.cache / file, noise);
    warm.check_right(file.string() + " is noise");
  }
  CHECK(told >= 12);
  // Another repository's cache, whole and file by file.
  fs::remove_all(warm.cache);
  fs::copy(other.saved, warm.cache, fs::copy_options::recursive);
  warm.check_right("another repository's cache");
  const std::vector<fs::path> mine = warm.files();
  const std::vector<fs::path> theirs = other.files();
  for (std::size_t i = 0; i < std::min(mine.size(), theirs.size()); ++i) {
    warm.restore();
    write_bytes(warm.cache / mine[i], read_bytes(other.saved / theirs[i]));
    warm.check_right(mine[i].string() + " is another repository's");
  }
}

TEST_CASE("where the cache's folder can't be made, the user's cache folder serves") {
  const Warm warm(24);
  fs::remove_all(warm.cache);
  write_bytes(warm.cache, "a plain file where the folder should be");
  CHECK(warm.brief.refreshed() == warm.right);
  CHECK(warm.brief.json({"refresh"})["parsed"].empty());
  CHECK(read_bytes(warm.cache) == "a plain file where the folder should be");
}

TEST_CASE("a refresh killed at any moment leaves the old brief or the new one, and a sound cache") {
  const Warm warm(25);
  warm.restore();
  warm.brief.ok({"refresh"});
  std::string old = warm.sandbox.read("PROJECT_CONTEXT.md");
  std::mt19937 random(3);
  for (int round = 0; round < 25; ++round) {
    warm.sandbox.write("web/project.ts", "export function project(round" + std::to_string(round) +
                                             ": number): number {\n  return 1;\n}\n");
    const std::string fresh = warm.brief.from_scratch();
    REQUIRE(fresh != old);
    const std::string delay = "0.0" + std::to_string(10 + random() % 40);
    warm.sandbox.run({"timeout", "-s", "KILL", delay, BRIEF_BINARY, "refresh"});
    const std::string stands = warm.sandbox.read("PROJECT_CONTEXT.md");
    REQUIRE((stands == old || stands == fresh));
    REQUIRE(warm.brief.refreshed() == fresh);
    old = fresh;
  }
  CHECK(warm.brief.run({"cache", "verify"}).status == 0);
  for (const auto& entry : fs::directory_iterator(warm.sandbox.repo()))
    CHECK(entry.path().filename().string().find("PROJECT_CONTEXT.md.") == std::string::npos);
}

TEST_CASE("refreshes in two worktrees and a show beside them never give a wrong brief") {
  Sandbox sandbox;
  write_fixture(sandbox);
  const Program brief(sandbox);
  const std::string second = sandbox.root() + "/second";
  sandbox.git_args({"worktree", "add", "-q", second, "-b", "second"});
  std::vector<std::thread> workers;
  std::atomic<int> wrong{0};
  std::atomic<int> rounds{0};
  const auto work = [&](const std::string& folder, const std::string& name) {
    for (int i = 0; i < 12; ++i) {
      write_bytes(folder + "/web/project.ts", "export function project(" + name +
                                                  std::to_string(i) + ": number) { return 1; }\n");
      const RunResult cached = brief.run({"refresh", "--stdout"}, folder);
      const RunResult scratch = brief.run({"refresh", "--stdout", "--no-cache"}, folder);
      const bool tells = cached.out.find(name + std::to_string(i)) != std::string::npos;
      if (cached.status != 0 || cached.out != scratch.out || !tells) ++wrong;
      ++rounds;
    }
  };
  workers.emplace_back(work, sandbox.repo(), "first");
  workers.emplace_back(work, second, "second");
  workers.emplace_back([&] {
    for (int i = 0; i < 12; ++i)
      if (brief.run({"show"}).status != 0) ++wrong;
  });
  for (std::thread& worker : workers) worker.join();
  CHECK(wrong == 0);
  CHECK(rounds == 24);
  CHECK(brief.run({"cache", "verify"}).status == 0);
}
