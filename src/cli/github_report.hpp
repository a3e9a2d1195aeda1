// `brief check` as GitHub Actions shows it: workflow commands that annotate the lines of the brief,
// and Markdown for the job's summary.
#pragma once

#include <string>

#include "brief/api.hpp"
#include "brief/error.hpp"

namespace brief::cli {

/// One `::error` a stale line, for stdout; GitHub shows ten of a step, so the tenth tells of the
/// rest. A fresh brief is one plain line. Text of the repository can't begin a command of its own.
std::string github_annotations(const CheckReport& report);
/// Why it cannot be told.
std::string github_annotation(const Error& error);

/// Appends the summary to the file that GITHUB_STEP_SUMMARY names, where it names one. Throws
/// Error{io}.
void append_job_summary(const CheckReport& report);

}  // namespace brief::cli
