#include "cli/view_commands.hpp"

#include "brief/session.hpp"
#include "brief/since.hpp"
#include "cli/focus_commands.hpp"
#include "cli/json_reports.hpp"
#include "cli/options.hpp"

namespace brief::cli {

int run_since(const Arguments& arguments) {
  SinceOptions options;
  fill(options, arguments);
  options.base = arguments.base;
  SinceReport report;
  {
    ProgressBar bar(shows_progress(arguments));
    options.on_progress = [&](std::size_t done, std::size_t total) { bar.update(done, total); };
    report = since(options);
  }
  print_product(arguments.json ? json_of(report)
                               : to_markdown(report, arguments.budget.value_or(kSinceBudget)));
  if (!arguments.quiet) print_notes(report.notes);
  return 0;
}

int run_session(const Arguments& arguments) {
  TreeOptions options = tree_options(arguments);
  SessionReport report;
  {
    ProgressBar bar(shows_progress(arguments));
    options.on_progress = [&](std::size_t done, std::size_t total) { bar.update(done, total); };
    report = session(options);
  }
  print_product(arguments.json ? json_of(report) : report.text);
  if (!arguments.quiet) print_notes(report.notes);
  return 0;
}

int run_prompt(const Arguments& arguments) {
  PromptOptions options;
  fill(options, arguments);
  options.task = task_text(arguments, arguments.task);
  std::string text;
  {
    ProgressBar bar(shows_progress(arguments));
    options.on_progress = [&](std::size_t done, std::size_t total) { bar.update(done, total); };
    text = prompt(options);
  }
  print_product(text);
  return 0;
}

}  // namespace brief::cli
