#include "pipeline/hook_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/file.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"
#include "pipeline/below.hpp"
#include "pipeline/git_program.hpp"
#include "repo/config_file.hpp"

namespace brief::pipeline {
namespace {

using Kind = hooks::State::Kind;

constexpr char kMend[] = "; `brief hook install` mends it";

std::optional<std::string> read_hook_file(const std::string& path) {
  std::optional<std::string> bytes = base::read_file(path);
  if (!bytes && errno != ENOENT && errno != ENOTDIR)
    throw Error(ErrorCode::io, std::string("cannot read the hook: ") + std::strerror(errno), path,
                "is it a file that this user may read?");
  return bytes;
}

bool is_executable(const std::string& path) { return ::access(path.c_str(), X_OK) == 0; }

HookFolder look_into(const std::string& folder) {
  HookFolder found;
  found.folder = std::filesystem::path(folder).lexically_normal().string();
  while (found.folder.size() > 1 && found.folder.ends_with('/')) found.folder.pop_back();
  struct stat info {};
  if (found.folder.ends_with("/_") && ::stat((found.folder + "/h").c_str(), &info) == 0) {
    found.host = hooks::Host::husky;
    found.folder.resize(found.folder.size() - 2);
  }
  found.exists = ::stat(found.folder.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
  for (const std::string_view name : hooks::kHookNames) {
    const std::string path = found.folder + "/" + std::string(name);
    // Husky's sh reads the script; git wants to run the file itself.
    found.places.push_back({std::string(name), read_hook_file(path),
                            read_hook_file(path + std::string(hooks::kAside)),
                            read_hook_file(path + ".legacy"),
                            found.host == hooks::Host::husky || is_executable(path)});
  }
  return found;
}

// What keeps a hook that is installed from doing its work; empty: nothing.
std::string trouble_with(const hooks::Place& place, const hooks::State& state,
                         const repo::Environment& environment) {
  if (state.kind == Kind::displaced) return "was replaced by another tool";
  if (state.kind != Kind::installed) return {};
  const bool in_place = place.standing && hooks::read_hook(*place.standing);
  if (in_place && !place.executable) return "is not executable, so git passes over it";
  if (!state.program.empty() && !is_executable(state.program))
    return "runs " + base::display_path(state.program) + ", which is gone";
  if (state.program.empty() && find_program("brief", environment).empty())
    return "runs `brief`, which is not on the PATH";
  if (state.outdated) return "was written by another version of brief, or edited";
  return {};
}

bool holds_ours(const HookFolder& found) {
  return std::any_of(found.places.begin(), found.places.end(), [&](const hooks::Place& place) {
    return hooks::state_of(found.host, place).kind != Kind::absent;
  });
}

// Hooks of ours where git no longer looks, since core.hooksPath names another folder.
void look_elsewhere(const repo::Layout& layout, const HookFolder& found, HookFolderReport& report) {
  const std::string usual = layout.common_dir + "/hooks";
  if (!layout.hooks_configured || found.folder == usual || holds_ours(found)) return;
  if (holds_ours(look_into(usual)))
    report.troubles.push_back("git looks for hooks in " + base::display_path(found.folder) +
                              " (core.hooksPath), so those of brief in " +
                              base::display_path(usual) + " are not run" + kMend);
}

HookStatus status_of(const hooks::Place& place, const hooks::State& state, std::string path) {
  HookStatus status;
  status.name = place.name;
  status.path = std::move(path);
  status.state = state.kind == Kind::installed ? "installed"
                 : state.kind == Kind::absent  ? "absent"
                                               : "displaced";
  status.mode = state.mode == hooks::Mode::stage ? HookMode::stage : HookMode::check;
  status.chained = state.chained;
  return status;
}

}  // namespace

HookFolder look_at_hooks(const repo::Layout& layout) {
  HookFolder found = look_into(layout.hooks);
  found.in_worktree = is_below(found.folder, layout.root) &&
                      !is_below(found.folder, layout.git_dir) &&
                      !is_below(found.folder, layout.common_dir);
  return found;
}

HookFolderReport report_of(const repo::Layout& layout, const HookFolder& found,
                           const repo::Environment& environment) {
  HookFolderReport report;
  report.folder = found.folder;
  std::optional<hooks::Mode> mode;
  for (const hooks::Place& place : found.places) {
    const hooks::State state = hooks::state_of(found.host, place);
    const std::string path = found.folder + "/" + place.name;
    report.hooks.push_back(status_of(
        place, state, is_below(path, layout.root) ? path.substr(layout.root.size() + 1) : path));
    if (state.kind == Kind::installed && !mode) mode = state.mode;
    if (const std::string trouble = trouble_with(place, state, environment); !trouble.empty())
      report.troubles.push_back(base::display_path(report.hooks.back().path) + " " + trouble +
                                kMend);
  }
  look_elsewhere(layout, found, report);
  report.complete = mode.has_value() && report.troubles.empty();
  for (const HookStatus& status : report.hooks)
    if (mode && hooks::wants(*mode, status.name) && status.state != "installed")
      report.complete = false;
  report.merge_driver = !driver_command(layout).empty();
  return report;
}

bool runs_post_commit(const repo::Layout& layout) {
  const HookFolder found = look_at_hooks(layout);
  for (const hooks::Place& place : found.places) {
    if (place.name != "post-commit") continue;
    if (hooks::state_of(found.host, place).kind == Kind::installed) return true;
    return place.standing && place.executable &&
           place.standing->find("brief hook run post-commit") != std::string::npos;
  }
  return false;
}

std::string driver_command(const repo::Layout& layout) {
  repo::GitConfig config;
  for (const std::string& file : layout.config_files) config.add_file(file, {});
  return config.get("merge.brief.driver").value_or(std::string());
}

}  // namespace brief::pipeline
