// Which command stands above others, where types or files part them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "facts/framework_rows.hpp"

namespace brief::facts {

/// "BugReport" -> "bug-report", "print_config" -> "print-config".
std::string dashed(std::string_view name);

/// The last part of an expression that is no call: "self.app.run" -> "run"; empty: a function
/// without a name.
std::string named(std::string_view expression);

/// A command may lead to a type that holds more of them (`Migration(MigrationArgs)`), or be a group
/// to which other files add theirs. A name that two commands bear says nothing.
class CommandGroups {
 public:
  /// `name` and `handler` as the row's command has them; the handler of the program is empty.
  void know(const FrameworkRow& row, const std::string& name, const std::string& handler);

  /// The command that leads to those of the type `within`, or of the group `parent` where there is
  /// no such type; empty: none that is known.
  std::string above(const std::string& within, const std::string& parent) const;

 private:
  using Names = std::map<std::string, std::string>;

  Names taken_by_;    ///< type -> command
  Names held_by_;     ///< type of commands -> type that holds it
  Names handled_by_;  ///< handler -> command
};

}  // namespace brief::facts
