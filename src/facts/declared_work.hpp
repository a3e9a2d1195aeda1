// What code declares beside routes: commands of a command line, options, scheduled jobs, tasks in
// the background and consumers of queues.
#pragma once

#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// Claims for the section "entry-points", one for each file (or the folder of many) and sort of
/// work; what is beyond a few lean lines is `extra`. Rows of kind "command", "arguments", "job",
/// "task" and "consumer" (docs/detectors.md) say it.
std::vector<Claim> work_claims(const Context& context);

}  // namespace brief::facts
