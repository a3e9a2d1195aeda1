#include "cli/github_report.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "base/text.hpp"

namespace brief::cli {
namespace {

constexpr std::size_t kMaxAnnotations = 10;
constexpr std::size_t kMaxSummaryLines = 100;
constexpr std::size_t kMaxText = 400;

// docs.github.com, "Workflow commands for GitHub Actions"; the escapes are those of its toolkit.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else if (property && c == ':') {
      out += "%3A";
    } else if (property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

std::string error_command(const std::string& file, std::uint32_t line, const std::string& title,
                          const std::string& message) {
  std::string out = "::error ";
  if (!file.empty()) out += "file=" + escaped(file, true) + ",";
  if (line != 0) out += "line=" + std::to_string(line) + ",";
  return out + "title=" + escaped(title, true) + "::" + escaped(message, false) + "\n";
}

std::string proof_of(const LineChange& change) {
  std::string out;
  for (const Evidence& e : change.evidence) {
    out += (out.empty() ? "" : ", ") + base::display_path(e.path);
    if (e.line != 0) out += ":" + std::to_string(e.line);
  }
  if (!change.changed_by.empty()) out += " (" + base::one_line(change.changed_by) + ")";
  return out;
}

std::string message_of(const LineChange& change) {
  std::string out;
  if (change.old_line != 0) out += "is: " + base::one_line(change.old_text, kMaxText) + "\n";
  if (change.new_line != 0)
    out += "should be: " + base::one_line(change.new_text, kMaxText) + "\n";
  else
    out += "should be gone\n";
  const std::string proof = proof_of(change);
  if (!proof.empty()) out += "proof: " + proof + "\n";
  return out + "run: brief refresh";
}

// In the summary a line of the brief is a code span: it can't be read as Markdown.
std::string row(const char* sign, std::uint32_t line, std::string_view text) {
  return std::string("- ") + sign + " " + std::to_string(line) + " " +
         (base::trim(text).empty() ? "(empty line)" : base::code_span(text, kMaxText)) + "\n";
}

std::string summary_of(const CheckReport& report) {
  const std::string output = base::code_span(base::display_path(report.output));
  if (report.fresh) return "### Brief\n\n" + output + " is fresh.\n";
  std::string out = "### Brief\n\n" + output + " is stale. Run `brief refresh` and commit it.\n\n";
  std::size_t shown = 0;
  for (const LineChange& change : report.changes) {
    if (shown++ == kMaxSummaryLines) {
      out += "- and " + std::to_string(report.changes.size() - kMaxSummaryLines) + " more\n";
      break;
    }
    if (change.old_line != 0) out += row("−", change.old_line, change.old_text);
    if (change.new_line != 0) out += row("+", change.new_line, change.new_text);
    const std::string proof = proof_of(change);
    if (!proof.empty()) out += "  proof: " + base::code_span(proof, kMaxText) + "\n";
  }
  return out;
}

}  // namespace

std::string github_annotations(const CheckReport& report) {
  if (report.fresh) return base::display_path(report.output) + " is fresh\n";
  std::string out;
  std::uint32_t line = 1;
  for (std::size_t i = 0; i < report.changes.size(); ++i) {
    const LineChange& change = report.changes[i];
    // A line that was added stands on none of the file: the one above takes the annotation.
    if (change.old_line != 0) line = change.old_line;
    std::string message = message_of(change);
    const std::size_t left = report.changes.size() - i - 1;
    const bool last = i + 1 == kMaxAnnotations && left != 0;
    if (last) message += "\nand " + std::to_string(left) + " more lines";
    out += error_command(report.output, line, "The brief is stale", message);
    if (last) break;
  }
  return out;
}

std::string github_annotation(const Error& error) {
  std::string message = base::one_line(error.what(), 600);
  if (!error.hint().empty()) message += "\n" + base::one_line(error.hint(), 600);
  return error_command(error.path(), 0, "The brief could not be checked", message);
}

void append_job_summary(const CheckReport& report) {
  const char* path = std::getenv("GITHUB_STEP_SUMMARY");
  if (path == nullptr || *path == '\0') return;
  std::ofstream file(path, std::ios::app | std::ios::binary);
  file << summary_of(report);
  if (!file.flush())
    throw Error(ErrorCode::io, "cannot append to the job's summary", path,
                "GITHUB_STEP_SUMMARY names it");
}

}  // namespace brief::cli
