#include "cli/focus_commands.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

#include "brief/error.hpp"
#include "cli/json_reports.hpp"
#include "cli/options.hpp"

namespace brief::cli {

std::string task_text(const Arguments& arguments, const std::string& typed) {
  if (typed == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  if (typed.empty() || typed.front() != '@') return typed;
  std::string path = typed.substr(1);
  if (!path.empty() && path.front() != '/' && !arguments.directory.empty())
    path = arguments.directory + "/" + path;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorCode::io, "cannot read the task", path, "`-` reads standard input");
  return {std::istreambuf_iterator<char>(file), {}};
}

FocusReport find_focus(const Arguments& arguments, const std::string& typed,
                       const std::string& start) {
  FocusOptions options;
  fill(options, arguments);
  if (!start.empty()) options.start = start;
  options.task = task_text(arguments, typed);
  options.folder = arguments.folder;
  if (arguments.command == Command::focus)
    options.budget = arguments.budget.value_or(kFocusBudget);
  else  // of refresh, whose flags are the brief's
    options.explain = false;
  options.without = arguments.without;
  ProgressBar bar(shows_progress(arguments));
  options.on_progress = [&](std::size_t done, std::size_t total) { bar.update(done, total); };
  return focus_on(options);
}

int run_focus(const Arguments& arguments) {
  const FocusReport report = find_focus(arguments, arguments.text);
  print_product(arguments.json ? json_of(report) : report.text);
  if (!arguments.quiet) print_notes(report.notes);
  return 0;
}

}  // namespace brief::cli
