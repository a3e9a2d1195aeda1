// brief hook install, uninstall, status: looks into the folder of hooks, asks hooks/ for a plan,
// carries it out.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/file.hpp"
#include "brief/error.hpp"
#include "hooks/driver.hpp"
#include "pipeline/below.hpp"
#include "pipeline/hook_folder.hpp"
#include "repo/publish.hpp"
#include "repo/stat_data.hpp"

namespace brief {
namespace pipeline {
namespace {

[[noreturn]] void fail(const std::string& what, const std::string& path) {
  throw Error(ErrorCode::io, what + ": " + std::strerror(errno), path,
              "may this user write there?");
}

void carry_out(const hooks::Step& step, const std::string& folder) {
  using Kind = hooks::Step::Kind;
  const std::string from = folder + "/" + step.from;
  const std::string to = folder + "/" + step.to;
  switch (step.kind) {
    case Kind::keep_aside:  // a link: the hook is in its place until the next step replaces it
      if (::link(from.c_str(), to.c_str()) != 0) fail("cannot keep the hook aside", from);
      break;
    case Kind::write: {
      base::replace_file(to, step.bytes, base::Durability::process_crash);
      struct stat info {};
      if (::stat(to.c_str(), &info) != 0 ||
          ::chmod(to.c_str(), (info.st_mode | (info.st_mode & 0444) >> 2) & 07777) != 0)
        fail("cannot make the hook executable", to);
      break;
    }
    case Kind::rename:
      if (::rename(from.c_str(), to.c_str()) != 0) fail("cannot put the hook back", to);
      break;
    case Kind::remove:
      if (::unlink(to.c_str()) != 0) fail("cannot remove the hook", to);
      break;
  }
}

// The shared configuration of all worktrees, edited under git's own lock.
template <typename Edit>
bool edit_config(const repo::Layout& layout, const Edit& edit) {
  const std::string path = layout.common_dir + "/config";
  constexpr int kTries = 5;
  for (int i = 0; i < kTries; ++i) {
    const StatData seen = repo::stat_of(path.c_str());
    const std::optional<std::string> old = base::read_file(path);
    if (!old) return false;
    const std::string next = edit(*old);
    if (next == *old) return false;
    if (repo::publish_locked(path, next, seen)) return true;
  }
  throw Error(ErrorCode::io, "the configuration changes all the time", path, "try again");
}

// A driver that a person configured, wherever, stays.
bool install_driver(const repo::Layout& layout, const std::string& program) {
  return edit_config(layout, [&](const std::string& config) {
    if (!driver_command(layout).empty() && !hooks::has_driver(config)) return config;
    return hooks::with_driver(config, program);
  });
}

void add_notes(HookFolderReport& report, const repo::Layout& layout, const HookFolder& found) {
  if (layout.hooks_configured && !found.in_worktree && !is_below(found.folder, layout.common_dir))
    report.notes.push_back("core.hooksPath names " + found.folder +
                           ": every repository that uses it runs these hooks (where there is no "
                           "brief they let the commit pass)");
  for (const hooks::Place& place : found.places)
    if (place.standing && place.standing->find("call_lefthook") != std::string::npos) {
      report.notes.push_back(
          "lefthook writes its hooks anew when its configuration changes: to stay, let it run "
          "`brief hook run pre-commit` (docs/hooks.md)");
      break;
    }
}

repo::Layout open(const TreeOptions& options) {
  return repo::open_layout(options.start, options.environment);
}

HookFolderReport report_now(const repo::Layout& layout, const TreeOptions& options) {
  return report_of(layout, look_at_hooks(layout), options.environment);
}

}  // namespace
}  // namespace pipeline

HookFolderReport install_hooks(const TreeOptions& options, HookMode mode,
                               const std::string& program) {
  const repo::Layout layout = pipeline::open(options);
  if (layout.root.empty())
    throw Error(ErrorCode::usage, "a bare repository has no commits of its own to look at",
                layout.git_dir, "install the hooks where people commit");
  const pipeline::HookFolder found = pipeline::look_at_hooks(layout);
  const std::vector<hooks::Step> steps = hooks::plan_install(
      found.host, found.places, mode == HookMode::stage ? hooks::Mode::stage : hooks::Mode::check,
      found.in_worktree ? std::string() : program, !found.exists);
  if (!base::make_folders(found.folder)) pipeline::fail("cannot make the folder", found.folder);
  for (const hooks::Step& step : steps) pipeline::carry_out(step, found.folder);
  const bool driver = pipeline::install_driver(layout, program);
  HookFolderReport report = pipeline::report_now(layout, options);
  pipeline::add_notes(report, layout, found);
  report.changed = !steps.empty() || driver;
  return report;
}

HookFolderReport uninstall_hooks(const TreeOptions& options) {
  const repo::Layout layout = pipeline::open(options);
  const pipeline::HookFolder found = pipeline::look_at_hooks(layout);
  bool made_folder = false;
  for (const hooks::Place& place : found.places)
    if (const auto hook = place.standing ? hooks::read_hook(*place.standing) : std::nullopt)
      made_folder = made_folder || hook->made_folder;
  const std::vector<hooks::Step> steps = hooks::plan_uninstall(found.host, found.places);
  for (const hooks::Step& step : steps) pipeline::carry_out(step, found.folder);
  if (made_folder) ::rmdir(found.folder.c_str());  // stays when others use it
  const bool driver = pipeline::edit_config(
      layout, [](const std::string& config) { return hooks::without_driver(config); });
  HookFolderReport report = pipeline::report_now(layout, options);
  report.changed = !steps.empty() || driver;
  return report;
}

HookFolderReport hook_status(const TreeOptions& options) {
  const repo::Layout layout = pipeline::open(options);
  return pipeline::report_now(layout, options);
}

}  // namespace brief
