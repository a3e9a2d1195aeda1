#include "cli/hook_commands.hpp"

#include <cstdio>

#include "base/program.hpp"
#include "base/text.hpp"
#include "brief/hooks.hpp"
#include "cli/change_text.hpp"
#include "cli/json_reports.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"

namespace brief::cli {
namespace {

HookMode mode_of(const Arguments& arguments) {
  return arguments.mode == "stage" ? HookMode::stage : HookMode::check;
}

std::string text_of(const HookFolderReport& report) {
  std::string out;
  for (const HookStatus& hook : report.hooks) {
    if (hook.state == "absent") continue;
    out += base::display_path(hook.path) + ": " + hook.state;
    if (hook.state == "installed") out += hook.mode == HookMode::stage ? ", stage" : ", check";
    if (hook.chained) out += ", runs after the hook that stood there";
    out += "\n";
  }
  if (report.merge_driver) out += "merge driver: configured\n";
  if (!out.empty()) return out;
  const std::string folder = base::display_path(report.folder);
  return report.changed ? "took the hooks and the merge driver of brief out of " + folder + "\n"
                        : "no hooks of brief in " + folder + "\n";
}

void print(const HookFolderReport& report, const Arguments& arguments) {
  print_product(arguments.json ? json_of(report) : text_of(report));
  if (arguments.json || arguments.quiet) return;
  print_notes(report.troubles);
  print_notes(report.notes);
}

}  // namespace

int run_hook_install(const Arguments& arguments) {
  print(install_hooks(tree_options(arguments), mode_of(arguments), base::program_path()),
        arguments);
  return 0;
}

int run_hook_uninstall(const Arguments& arguments) {
  print(uninstall_hooks(tree_options(arguments)), arguments);
  return 0;
}

int run_hook_status(const Arguments& arguments) {
  const HookFolderReport report = hook_status(tree_options(arguments));
  print(report, arguments);
  return report.complete ? 0 : 1;
}

int run_hook_run(const Arguments& arguments) {
  const HookRunReport report =
      run_hook(tree_options(arguments), arguments.hook, mode_of(arguments));
  if (!arguments.quiet)
    for (const std::string& note : report.notes)
      std::fprintf(stderr, "brief: %s\n", base::one_line(note, 600).c_str());
  if (!report.blocks) return 0;
  if (!report.changes.empty())
    std::fprintf(stderr, "brief: %s is stale in what is to be committed\n%s",
                 base::display_path(report.output).c_str(),
                 text_of(report.changes, Palette(false)).c_str());
  std::fprintf(stderr, "brief: %s\n", base::one_line(report.advice, 600).c_str());
  return 1;
}

int run_merge_driver(const Arguments& arguments) {
  const std::vector<std::string>& files = arguments.operands;
  return merge_briefs(files[0], files[1], files[2], files.size() > 3 ? files[3] : files[1]) ? 0 : 1;
}

}  // namespace brief::cli
