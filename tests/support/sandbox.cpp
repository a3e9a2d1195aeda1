#include "support/sandbox.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace brief::test {

namespace fs = std::filesystem;

Sandbox::Sandbox() {
  std::string name = (fs::temp_directory_path() / "brief-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a sandbox");
  root_ = fs::canonical(name).string();
  fs::create_directories(root_ + "/home");
  fs::create_directories(repo());
}

Sandbox::~Sandbox() {
  std::error_code ignored;
  // Tests take rights away from files and folders; give them back so that all of it can go.
  for (auto it = fs::recursive_directory_iterator(
           root_, fs::directory_options::skip_permission_denied, ignored);
       !ignored && it != fs::recursive_directory_iterator(); it.increment(ignored)) {
    std::error_code no_matter;
    if (it->is_directory(no_matter) && !it->is_symlink(no_matter))
      fs::permissions(it->path(), fs::perms::owner_all, fs::perm_options::add, no_matter);
  }
  fs::remove_all(root_, ignored);
}

void Sandbox::write(std::string_view relative, std::string_view bytes) const {
  const fs::path file = path(relative);
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << bytes;
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

std::string Sandbox::read(std::string_view relative) const {
  std::ifstream in(path(relative), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool Sandbox::exists(std::string_view relative) const {
  return fs::exists(fs::symlink_status(path(relative)));
}

void Sandbox::remove(std::string_view relative) const { fs::remove_all(path(relative)); }

namespace {

void drain(int out, int err, RunResult& result) {
  pollfd ends[] = {{out, POLLIN, 0}, {err, POLLIN, 0}};
  std::string* texts[] = {&result.out, &result.err};
  for (int open = 2; open > 0;) {
    if (::poll(ends, 2, -1) < 0) continue;
    for (int i = 0; i < 2; ++i) {
      if (ends[i].fd < 0 || ends[i].revents == 0) continue;
      char buffer[65536];
      const ssize_t got = ::read(ends[i].fd, buffer, sizeof buffer);
      if (got > 0) {
        texts[i]->append(buffer, static_cast<std::size_t>(got));
      } else {
        ::close(ends[i].fd);
        ends[i].fd = -1;
        --open;
      }
    }
  }
}

}  // namespace

RunResult Sandbox::run(const std::vector<std::string>& argv, const std::string& folder) const {
  std::map<std::string, std::string> variables = {{"HOME", root_ + "/home"},
                                                  {"LC_ALL", "C"},
                                                  {"GIT_CONFIG_NOSYSTEM", "1"},
                                                  {"GIT_AUTHOR_DATE", "2024-01-01T00:00:00Z"},
                                                  {"TMPDIR", root_},
                                                  {"GIT_COMMITTER_DATE", "2024-01-01T00:00:00Z"}};
  const char* search = std::getenv("PATH");
  variables["PATH"] = search == nullptr ? "/usr/bin:/bin" : search;
  for (const auto& [name, value] : environment) variables[name] = value;

  std::vector<std::string> assignments;
  for (const auto& [name, value] : variables) assignments.push_back(name + "=" + value);
  std::vector<char*> envp;
  for (std::string& assignment : assignments) envp.push_back(assignment.data());
  envp.push_back(nullptr);
  std::vector<std::string> words = argv;
  std::vector<char*> args;
  for (std::string& word : words) args.push_back(word.data());
  args.push_back(nullptr);
  const std::string start = folder.empty() ? repo() : folder;

  int out[2];
  int err[2];
  if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(err, O_CLOEXEC) != 0)
    throw std::runtime_error("pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    const int null = ::open("/dev/null", O_RDONLY);
    ::dup2(null, 0);
    ::dup2(out[1], 1);
    ::dup2(err[1], 2);
    if (::chdir(start.c_str()) != 0) ::_exit(127);
    ::execvpe(args[0], args.data(), envp.data());
    ::_exit(127);
  }
  ::close(out[1]);
  ::close(err[1]);
  RunResult result;
  drain(out[0], err[0], result);
  int status = 0;
  ::waitpid(child, &status, 0);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

std::string Sandbox::git_args(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), "git");
  const RunResult result = run(arguments);
  INFO("git ", arguments[1], ": ", result.err);
  REQUIRE(result.status == 0);
  return result.out;
}

std::string Sandbox::git(std::string_view arguments) const {
  std::vector<std::string> words;
  while (!arguments.empty()) {
    const std::size_t space = arguments.find(' ');
    if (space != 0) words.emplace_back(arguments.substr(0, space));
    arguments.remove_prefix(space == std::string_view::npos ? arguments.size() : space + 1);
  }
  return git_args(std::move(words));
}

void Sandbox::init() const {
  git("init -q -b main");
  git("config user.name Tester");
  git("config user.email tester@example.org");
}

void Sandbox::commit_all(std::string_view message) const {
  git("add -A");
  git_args({"commit", "-q", "--allow-empty", "-m", std::string(message)});
}

}  // namespace brief::test
