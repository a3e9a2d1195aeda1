#include "cli/view_commands.hpp"

#include "brief/since.hpp"
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

}  // namespace brief::cli
