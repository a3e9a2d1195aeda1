// From summaries to the index: imports resolved to files, references to definitions, and the rank
// that follows from them.
#pragma once

#include <vector>

#include "brief/index.hpp"

namespace brief::graph {

/// Links the files (sorted by path). A function of its input alone: no thread count, no hash order
/// and no floating point reaches the result. Cost: about linear in the references.
Index link(std::vector<IndexedFile> files, unsigned jobs);

}  // namespace brief::graph
