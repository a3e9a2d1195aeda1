// Which folders carry the code: weights over the folder tree, cut into the few worth a line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/map_purpose.hpp"

namespace brief::facts {

/// A folder that gets a line in the Map.
struct MapFolder {
  std::string path;                    ///< "" is the root
  std::uint64_t weight = 0;            ///< of its files and of inner folders without a line
  std::vector<std::uint32_t> central;  ///< rows of those files, heaviest first, few
  std::vector<std::uint32_t> direct;   ///< rows of the files directly inside
  bool package = false;                ///< a manifest in it names a package
};

/// Does a row count as code of the project: its own, in a programming language?
bool is_project_code(const IndexedFile& file);

/// The weight of every code file of the project: its rank above the least times the root of its
/// size in definitions (small helpers gather rank by being used; a comment changes nothing), or
/// that size when nothing refers to anything. Others, and the rows of `built` (sorted; build rules
/// write them), weigh nothing.
std::vector<std::uint64_t> code_weights(const Index& index,
                                        const std::vector<std::uint32_t>& built);

/// At most `most` folders and behind them at most `more`, heaviest first. A folder gets a line when
/// it is a package, or when its share of the weight that no inner line carries is large enough; one
/// that says what it is for needs less. Ties by path.
std::vector<MapFolder> map_folders(const Index& index, const Purposes& purposes,
                                   const std::vector<std::uint64_t>& weights,
                                   const std::vector<std::string>& packages, std::size_t most,
                                   std::size_t more);

}  // namespace brief::facts
