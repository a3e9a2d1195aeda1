// The definitions that the rest of the repository leans on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "facts/context.hpp"

namespace brief::facts {

/// A definition chosen for Key code: where its body stands and, in languages that declare apart,
/// where it is declared.
struct KeyDefinition {
  std::uint32_t file = 0;  ///< row of Index::files
  std::uint32_t definition = 0;
  std::uint32_t declared_in = kNoRow;  ///< another file that declares it
  std::uint32_t declaration = 0;
  std::uint32_t users = 0;
  std::uint32_t test_users = 0;
  bool extra = false;  ///< one of those behind the limit
};

/// The best definitions by rank, at most `limit`, spread over files: few of one file, few values
/// and macros among the functions and types. Best first. Behind them, marked as extra, the next
/// best, until there are `limit` + `more` in all; they leave the choice of the first as it is.
std::vector<KeyDefinition> key_definitions(const Context& context, std::size_t limit,
                                           std::size_t more = 0);

}  // namespace brief::facts
