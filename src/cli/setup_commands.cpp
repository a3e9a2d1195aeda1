#include "cli/setup_commands.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "brief/setup.hpp"
#include "cli/json_reports.hpp"
#include "cli/options.hpp"
#include "cli/unified_diff.hpp"

namespace brief::cli {
namespace {

// The whole of a brief would bury the edits that a person has to judge.
bool is_brief(const SetupPlan& plan, const SetupEdit& edit) { return edit.path == plan.output; }

std::string diff_of(const SetupPlan& plan, const Palette& colours) {
  std::string out;
  for (const SetupEdit& edit : plan.edits)
    if (!is_brief(plan, edit))
      out += unified_diff(edit.path, edit.before, edit.after, edit.existed, !edit.removes, colours);
  return out;
}

bool asks(const Arguments& arguments) {
  return !arguments.yes && ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0 &&
         std::getenv("CI") == nullptr;
}

bool answered_yes(const char* question) {
  std::fprintf(stderr, "%s [y/N] ", question);
  std::fflush(stderr);
  char line[16] = {};
  if (std::fgets(line, sizeof line, stdin) == nullptr) return false;
  return line[0] == 'y' || line[0] == 'Y';
}

// Another tool's file is replaced only where someone said so.
bool may_replace(const SetupPlan& plan, const Arguments& arguments) {
  if (!plan.replaces_brief_context || arguments.yes) return true;
  const std::string output = base::display_path(plan.output);
  if (!asks(arguments))
    throw Error(ErrorCode::brief_file, "Brief Context wrote the file at the brief's place", output,
                "`brief init --yes` replaces it (`brief init --undo` brings it back)");
  return answered_yes((output + " was written by Brief Context. Replace it?").c_str());
}

void print_plan(const SetupPlan& plan, const Arguments& arguments) {
  if (!arguments.json) print_product(diff_of(plan, palette(arguments)));
  if (arguments.quiet) return;
  const std::string output = base::display_path(plan.output);
  if (plan.writes_brief)
    std::fprintf(stderr, "and %s, written by `brief refresh`\n", output.c_str());
  for (const SetupEdit& edit : plan.edits)
    if (is_brief(plan, edit))
      std::fprintf(stderr, "and %s %s\n", output.c_str(),
                   edit.removes ? "goes away" : "is what it was before");
}

}  // namespace

int run_init(const Arguments& arguments) {
  InitOptions options;
  fill(options, arguments);
  options.agents = arguments.agents;
  options.undo = arguments.undo;
  const InitReport report = init(options, [&](const SetupPlan& plan) {
    print_plan(plan, arguments);
    if (arguments.dry_run) return false;
    if (!may_replace(plan, arguments)) return false;
    return !asks(arguments) || answered_yes(arguments.undo ? "Put this back?" : "Write this?");
  });
  if (arguments.json) print_product(json_of(report));
  if (arguments.quiet) return 0;
  print_notes(report.plan.notes);
  print_notes(report.notes);
  if (report.plan.empty())
    std::fprintf(stderr, "nothing to do\n");
  else if (!report.applied)
    std::fprintf(stderr, "nothing was written\n");
  else if (!arguments.undo)
    std::fprintf(stderr,
                 "done; commit these files. Next: `brief hook install` keeps the brief fresh, "
                 "`brief init --undo` takes all of it back\n");
  return 0;
}

int run_doctor(const Arguments& arguments) {
  const DoctorReport report = doctor(tree_options(arguments));
  if (arguments.json) {
    print_product(json_of(report));
    return report.findings.empty() ? 0 : 1;
  }
  const Palette colours = palette(arguments);
  std::string out;
  for (const std::string& line : report.sound)
    out += colours.added("ok") + "    " + base::one_line(line, 400) + "\n";
  for (const Finding& finding : report.findings)
    out += colours.removed("wrong") + " " + base::one_line(finding.what) + ": " +
           base::one_line(finding.text, 400) + "\n      " + base::one_line(finding.mend, 400) +
           "\n";
  print_product(out);
  return report.findings.empty() ? 0 : 1;
}

}  // namespace brief::cli
