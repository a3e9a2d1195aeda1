#include "cli/commands.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "base/text.hpp"
#include "brief/api.hpp"
#include "cli/change_text.hpp"
#include "cli/focus_commands.hpp"
#include "cli/github_report.hpp"
#include "cli/hook_commands.hpp"
#include "cli/json_reports.hpp"
#include "cli/note_commands.hpp"
#include "cli/options.hpp"
#include "cli/setup_commands.hpp"
#include "cli/terminal.hpp"
#include "cli/view_commands.hpp"

namespace brief::cli {
namespace {

RefreshOptions refresh_options(const Arguments& arguments) {
  RefreshOptions options;
  fill(options, arguments);
  if (!arguments.target.empty()) {
    const bool absolute = arguments.target.front() == '/' || arguments.directory.empty();
    options.start = absolute ? arguments.target : arguments.directory + "/" + arguments.target;
  }
  if (arguments.full || arguments.compact) options.full = arguments.full;
  options.budget = arguments.budget;
  options.output = arguments.output;
  options.to_stdout = arguments.to_stdout || arguments.has_task;
  options.dry_run = arguments.dry_run;
  options.upgrade = arguments.upgrade;
  options.force = arguments.force;
  return options;
}

void print_decisions(const RefreshReport& report) {
  for (const Decision& d : report.decisions)
    std::fprintf(stderr, "%s %s: %s\n", d.parsed ? "parsed " : "skipped",
                 base::display_path(d.path).c_str(), d.reason.c_str());
}

// The one line that ends a refresh for a person.
void print_outcome(const RefreshReport& report, double seconds) {
  const std::string output = base::display_path(report.output);
  if (report.created) {
    std::fprintf(stderr, "wrote %s (%zu files read, %.2f s); next: `brief show`, `brief check`\n",
                 output.c_str(), report.files, seconds);
  } else if (report.written) {
    std::fprintf(stderr, "updated %s\n", output.c_str());
  } else {
    std::fprintf(stderr, "%s is up to date\n", output.c_str());
  }
}

int run_refresh(const Arguments& arguments) {
  const auto start = std::chrono::steady_clock::now();
  RefreshOptions options = refresh_options(arguments);
  RefreshReport report;
  {
    ProgressBar bar(shows_progress(arguments));
    options.on_progress = [&](std::size_t done, std::size_t total) { bar.update(done, total); };
    report = refresh(options);
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  const bool prints_brief = options.to_stdout || (options.mode == TreeMode::commit &&
                                                  options.output.empty() && !options.dry_run);
  if (arguments.json) {
    print_product(json_of(report));
  } else if (prints_brief) {
    print_product(report.bytes);
    // A task is of one session: its lens is printed and never written.
    if (arguments.has_task)
      print_product("\n" + find_focus(arguments, arguments.task, options.start).text);
  } else if (options.dry_run) {
    print_product(text_of(report.changes, palette(arguments)));
  }
  if (arguments.quiet) return 0;
  if (!arguments.json) {
    if (arguments.explain) print_decisions(report);
    print_diagnostics(report.diagnostics, arguments.explain);
    if (!prints_brief && !options.dry_run) print_outcome(report, seconds.count());
  }
  print_notes(report.notes);
  return 0;
}

CheckReport check_with_progress(const Arguments& arguments) {
  RefreshOptions options = refresh_options(arguments);
  ProgressBar bar(shows_progress(arguments));
  options.on_progress = [&](std::size_t done, std::size_t total) { bar.update(done, total); };
  return check(options);
}

// The command that makes what was found stale fresh, with the flags that were asked with.
std::string mend_of(const Arguments& arguments, const std::string& output) {
  std::string command = "brief refresh";
  if (arguments.staged) command += " --staged";
  if (arguments.full) command += " --full";
  if (arguments.compact) command += " --compact";
  if (arguments.budget) command += " --budget " + std::to_string(*arguments.budget);
  if (!arguments.output.empty()) command += " --output " + base::display_path(arguments.output);
  if (arguments.staged) command += " && git add " + output;
  return "run `" + command + "`" + (arguments.revision.empty() ? "" : " and commit");
}

int run_check(const Arguments& arguments) {
  const bool github = arguments.format == "github" && !arguments.json;
  CheckReport report;
  try {
    report = check_with_progress(arguments);
  } catch (const Error& error) {
    if (github) print_product(github_annotation(error));
    throw;
  }
  if (arguments.json || arguments.format == "json") {
    print_product(json_of(report));
  } else if (github) {
    print_product(github_annotations(report));
    append_job_summary(report);
  } else {
    const std::string output = base::display_path(report.output);
    print_product(report.fresh ? output + " is fresh\n"
                               : output + " is stale; " + mend_of(arguments, output) + "\n" +
                                     text_of(report.changes, palette(arguments)));
  }
  if (!arguments.quiet) print_notes(report.notes);
  return report.fresh ? 0 : 1;
}

int run_show(const Arguments& arguments) {
  ShowOptions options;
  static_cast<TreeOptions&>(options) = tree_options(arguments);
  options.package = arguments.package;
  const ShowReport report = show(options);
  print_product(arguments.json ? to_json(report.brief, arguments.operands)
                               : to_markdown(report.brief, arguments.operands));
  if (!arguments.quiet) print_notes(report.notes);
  return 0;
}

int run_why(const Arguments& arguments) {
  const std::vector<Proof> proofs = why(tree_options(arguments), arguments.text);
  if (arguments.json) {
    print_product(json_of(proofs));
    return proofs.empty() ? 1 : 0;
  }
  std::string out;
  const Palette colours = palette(arguments);
  for (const Proof& proof : proofs) {
    out += proof.claim.text + colours.faint("  [" + proof.section + "]") + "\n";
    for (const Proof::Lines& lines : proof.lines) {
      std::string place = base::display_path(lines.evidence.path);
      if (lines.evidence.line != 0) place += ":" + std::to_string(lines.evidence.line);
      out += "  " + place + "\n";
      for (const std::string& line : lines.text) out += colours.faint("    | " + line) + "\n";
    }
  }
  print_product(out);
  if (proofs.empty()) std::fprintf(stderr, "no claim contains that text; see `brief show`\n");
  return proofs.empty() ? 1 : 0;
}

// Rows with all that belongs to them behind them: a member may be defined far from its type.
std::vector<std::size_t> nested_order(const std::vector<Definition>& rows) {
  std::vector<std::vector<std::size_t>> members(rows.size() + 1);  // the last: of the file
  for (std::size_t i = 0; i < rows.size(); ++i)
    members[rows[i].parent == kNoParent ? rows.size() : rows[i].parent].push_back(i);
  std::vector<std::size_t> order, open(members.back().rbegin(), members.back().rend());
  while (!open.empty()) {
    const std::size_t row = open.back();
    open.pop_back();
    order.push_back(row);
    open.insert(open.end(), members[row].rbegin(), members[row].rend());
  }
  return order;
}

std::string nested_outline(const OutlinedFile& file) {
  const FileSummary& summary = file.summary;
  std::string out = base::display_path(file.path) + "\n";
  if (!file.error.empty()) return out + "  (" + file.error + ")\n";
  std::vector<std::size_t> depth(summary.definitions.size());
  for (const std::size_t i : nested_order(summary.definitions)) {
    const Definition& d = summary.definitions[i];
    depth[i] = d.parent == kNoParent ? 0 : depth[d.parent] + 1;
    const std::string_view shown = summary.view(d.signature.size != 0 ? d.signature : d.name);
    out += std::string(2 + 2 * depth[i], ' ') + std::string(name_of(d.kind)) + " " +
           base::one_line(summary.view(d.name)) + "  " + std::to_string(d.line) + "-" +
           std::to_string(d.end_line) + "  " + base::one_line(shown, kMaxSignature) + "\n";
  }
  for (const SummaryDiagnostic& d : summary.diagnostics)
    std::fprintf(stderr, "%s:%u: %s\n", base::display_path(file.path).c_str(), d.line,
                 std::string(summary.view(d.message)).c_str());
  return out;
}

int run_outline(const Arguments& arguments) {
  std::vector<std::string> paths = arguments.operands;
  if (!arguments.directory.empty() && ::chdir(arguments.directory.c_str()) != 0)
    throw Error(ErrorCode::io, "cannot enter the folder", arguments.directory);
  const std::vector<OutlinedFile> files = outline(paths);
  if (arguments.json) {
    print_product(json_of(files));
    return 0;
  }
  std::string out;
  for (const OutlinedFile& file : files) out += nested_outline(file);
  print_product(out);
  return 0;
}

int print_status(const CacheStatus& status, const Arguments& arguments) {
  print_product(arguments.json
                    ? json_of(status)
                    : base::display_path(status.folder) + "\n" + std::to_string(status.records) +
                          " records, " + std::to_string(status.bytes) + " bytes, " +
                          std::to_string(status.worktrees) +
                          (status.worktrees == 1 ? " worktree\n" : " worktrees\n"));
  return 0;
}

int run_cache_clear(const Arguments& arguments) {
  const std::string folder = cache_clear(tree_options(arguments));
  const std::string cleared[] = {folder};
  print_product(arguments.json ? json_list("cleared", cleared)
                               : "cleared " + base::display_path(folder) + "\n");
  return 0;
}

int run_cache_verify(const Arguments& arguments) {
  const std::vector<std::string> findings = cache_verify(tree_options(arguments));
  std::string out;
  for (const std::string& finding : findings) out += base::one_line(finding, 600) + "\n";
  if (findings.empty()) out = "the cache is sound\n";
  print_product(arguments.json ? json_list("findings", findings) : out);
  return findings.empty() ? 0 : 1;
}

}  // namespace

int run(const Arguments& arguments) {
  switch (arguments.command) {
    case Command::refresh:
      return run_refresh(arguments);
    case Command::check:
      return run_check(arguments);
    case Command::show:
      return run_show(arguments);
    case Command::why:
      return run_why(arguments);
    case Command::outline:
      return run_outline(arguments);
    case Command::focus:
      return run_focus(arguments);
    case Command::cache_status:
      return print_status(cache_status(tree_options(arguments)), arguments);
    case Command::cache_prune:
      return print_status(cache_prune(tree_options(arguments)), arguments);
    case Command::cache_clear:
      return run_cache_clear(arguments);
    case Command::cache_verify:
      return run_cache_verify(arguments);
    case Command::hook_install:
      return run_hook_install(arguments);
    case Command::hook_uninstall:
      return run_hook_uninstall(arguments);
    case Command::hook_status:
      return run_hook_status(arguments);
    case Command::hook_run:
      return run_hook_run(arguments);
    case Command::merge_driver:
      return run_merge_driver(arguments);
    case Command::licenses:
      print_product(licenses_text());
      return 0;
    case Command::note_add:
      return run_note_add(arguments);
    case Command::note_list:
      return run_note_list(arguments);
    case Command::note_edit:
      return run_note_edit(arguments);
    case Command::note_resolve:
      return run_note_resolve(arguments);
    case Command::session:
      return run_session(arguments);
    case Command::prompt:
      return run_prompt(arguments);
    case Command::since:
      return run_since(arguments);
    case Command::init:
      return run_init(arguments);
    case Command::doctor:
      return run_doctor(arguments);
    case Command::completion:  // printed where the command line is declared
    case Command::none:
      break;
  }
  throw Error(ErrorCode::usage, "no command", {}, "see `brief --help`");
}

}  // namespace brief::cli
