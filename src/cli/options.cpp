#include "cli/options.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <thread>

#include "brief/error.hpp"

extern char** environ;

namespace brief::cli {
namespace {

std::map<std::string, std::string> process_environment() {
  std::map<std::string, std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos)
      variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

unsigned job_count(const Arguments& arguments) {
  if (arguments.jobs != 0) return arguments.jobs;
  if (const char* asked = std::getenv("BRIEF_JOBS"); asked != nullptr && *asked != '\0') {
    unsigned jobs = 0;
    const std::string_view text = asked;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), jobs);
    if (failure != std::errc() || end != text.data() + text.size() || jobs == 0 || jobs > 256)
      throw Error(ErrorCode::usage, "BRIEF_JOBS is no number from 1 to 256: " + std::string(text));
    return jobs;
  }
  return std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace

void fill(TreeOptions& options, const Arguments& arguments) {
  options.start = arguments.directory.empty() ? "." : arguments.directory;
  options.environment = process_environment();
  options.mode = arguments.staged              ? TreeMode::git_index
                 : !arguments.revision.empty() ? TreeMode::commit
                                               : TreeMode::worktree;
  options.revision = arguments.revision;
  options.no_cache = arguments.no_cache;
  options.jobs = job_count(arguments);
  options.explain = arguments.explain;
}

TreeOptions tree_options(const Arguments& arguments) {
  TreeOptions options;
  fill(options, arguments);
  return options;
}

bool shows_progress(const Arguments& arguments) {
  return !arguments.quiet && ::isatty(STDERR_FILENO) != 0 && std::getenv("CI") == nullptr;
}

Palette palette(const Arguments& arguments) {
  const char* no_color = std::getenv("NO_COLOR");
  const bool plain = arguments.no_color || (no_color != nullptr && *no_color != '\0');
  return Palette(!plain && ::isatty(STDOUT_FILENO) != 0);
}

}  // namespace brief::cli
