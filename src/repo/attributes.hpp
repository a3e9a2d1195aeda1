// gitattributes(5), read from the described tree alone: never from info/attributes or a person's
// own file, which would let a setting of the machine reach the brief.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "repo/path_pattern.hpp"

namespace brief::repo {

/// What the attributes say about one path, as far as a brief depends on it.
struct PathAttributes {
  bool generated = false;     ///< linguist-generated
  bool vendored = false;      ///< linguist-vendored
  bool filtered = false;      ///< a filter driver or a working-tree-encoding stands before the blob
  std::string_view language;  ///< linguist-language; lives as long as the Attributes
};

class Attributes {
 public:
  /// Adds the file that stands in `folder` ("" or "a/b/"). REQUIRES: the root's comes first, as
  /// macros may stand there only.
  void add_file(const std::string& folder, std::string_view bytes);

 private:
  friend class AttributeReader;
  enum class State : std::uint8_t { set, unset, unspecified, value };
  struct Assignment {
    std::uint32_t attribute = 0;
    State state = State::set;
    std::string value;
  };
  struct Rule {
    PathPattern pattern;
    std::vector<Assignment> assignments;
  };
  struct File {
    std::string base;
    std::vector<Rule> rules;
  };

  void add_line(File& file, std::string_view line);
  bool parse_assignments(std::string_view text, std::vector<Assignment>& out);

  std::map<std::string, std::uint32_t, std::less<>> names_;  ///< macros too
  std::map<std::uint32_t, std::vector<Assignment>> macros_;
  std::map<std::string, File, std::less<>> files_;  ///< by folder
};

/// Answers for one path after the other; quickest when neighbours come together.
class AttributeReader {
 public:
  explicit AttributeReader(const Attributes& attributes) : attributes_(attributes) {}
  PathAttributes of(std::string_view path);

 private:
  void enter(std::string_view folder);
  void apply(const std::vector<Attributes::Assignment>& assignments);
  bool is_true(std::uint32_t attribute) const;

  const Attributes& attributes_;
  std::string folder_ = "\n";                          ///< no folder yet
  std::vector<const Attributes::File*> in_force_;      ///< deepest first
  std::vector<const Attributes::Assignment*> values_;  ///< by attribute; nullptr: not met
};

}  // namespace brief::repo
