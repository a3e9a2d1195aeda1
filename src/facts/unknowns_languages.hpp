// Code in languages that have no grammar here: it is in no section but Unknowns.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "facts/context.hpp"

namespace brief::facts {

struct UnreadLanguage {
  std::uint64_t lines = 0;
  const IndexedFile* first = nullptr;
};

struct UnreadCode {
  std::uint64_t all_lines = 0;  ///< of the project's code, read and unread
  std::uint64_t unread_lines = 0;
  std::map<std::string, UnreadLanguage> by_title;

  /// What can be read is the lesser part: what is central to it is not central to the project.
  bool prevails() const { return unread_lines * 2 > all_lines; }
};

/// Vendored and generated files are left out.
UnreadCode unread_code(const Context& context);

}  // namespace brief::facts
