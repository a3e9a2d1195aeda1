// What framework queries found in a file, row by row (parse/frameworks.hpp writes them as facts),
// and whether the framework is used there at all: queries are asked of every file of a language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/context.hpp"
#include "facts/pattern.hpp"

namespace brief::facts {

struct RowAttribute {
  std::string_view name;   ///< "path"
  std::string_view value;  ///< source text, or the query's constant
  std::uint32_t line = 0;
};

/// A framework that is written as a query says.
struct Speaker {
  std::string title;
  std::vector<std::string> imports;  ///< targets; a final `*` stands for any rest
  std::vector<std::string> uses;     ///< titles of findings of kind "uses"
  std::vector<std::string> files;    ///< path rules
  std::vector<std::string> names;    ///< that the code of the file refers to
  bool handler_first = false;        ///< what answers stands before its middleware
};

/// Views live as long as the index.
struct FrameworkRow {
  std::string_view kind;   ///< "route"
  std::string_view query;  ///< "language/file"
  std::uint32_t line = 0;
  std::uint32_t end_line = 0;
  std::vector<RowAttribute> attributes;
  const Speaker* speaker = nullptr;  ///< never null: the first framework that is used there

  /// The first attribute of a name; nullptr when there is none.
  const RowAttribute* find(std::string_view name) const;
  std::string_view text(std::string_view name) const;
  std::vector<std::string_view> all(std::string_view name) const;
  /// Line where it is written: a call at the end of a chain spans all that stands before it.
  std::uint32_t place() const;
  /// Does the row's span lie in the other's, and is it another row?
  bool inside(const FrameworkRow& other) const;
};

/// The rules of grammars/*/frameworks/*.yaml and grammars/routes.yaml.
struct FrameworkBook {
  std::vector<std::pair<std::string, Speaker>> speakers;  ///< by name of the query
  std::vector<std::string> slashes;    ///< queries of frameworks to which "/a/" is not "/a"
  std::vector<std::string> elsewhere;  ///< queries whose guards may stand in a configuration
  Regex auth{""};                      ///< names that let only known callers pass
  Regex unless{""};                    ///< names that do not, though they look like it
  Regex weak{""};                      ///< expressions that let the others pass too
  Regex partly{""};                    ///< guards that spare some of the paths or methods
  Regex admin{""};                     ///< paths of routes that administer
  Regex enters{""};                    ///< paths by which callers make themselves known
  Regex routers{""};                   ///< receivers that are routers though nothing says so

  std::vector<std::pair<std::string, Regex>> operations;  ///< title, names that tell of it

  bool is_query(std::string_view name) const;
  bool keeps_last_slash(std::string_view query) const;
  bool guards_elsewhere(std::string_view query) const;
};

/// Made once. What is wrong in a rule file fails the build.
const FrameworkBook& framework_book();

/// The rows of a file whose query's framework is used there, in the order of the file. Several
/// sections ask: they are read once and live as long as the context.
/// REQUIRES: `file` is of the context's index.
const std::vector<FrameworkRow>& framework_rows(const Context& context, const IndexedFile& file);

}  // namespace brief::facts
