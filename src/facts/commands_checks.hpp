// Scripts of the repository that CI runs to check something of its own.
#pragma once

#include <string>
#include <vector>

#include "facts/commands_classify.hpp"

namespace brief::facts {

/// Commands that share a line.
struct CheckLine {
  std::string code;  ///< code spans, joined by commas; empty: none is worth it
  std::vector<Evidence> evidence;
};

/// The first four that everyday CI runs, of `candidates` in their order.
CheckLine checks_of_ci(const std::vector<const Candidate*>& candidates);

}  // namespace brief::facts
