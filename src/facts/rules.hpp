// The manifest rules (grammars/manifests/*/*.yaml) as they are used; grammars/manifests/README.md
// describes the files.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "brief/embedded.hpp"
#include "facts/pattern.hpp"

namespace brief::facts {

/// The files of grammars/ that are compiled in; generated at build time.
std::span<const EmbeddedFile> embedded_files();

/// What a table of names says of one of them.
struct NamedThing {
  std::string title;
  std::string tag;
  std::int64_t rank = 0;
};

/// Names of libraries, frameworks or tools: exact ones, and prefixes (written `name*`).
struct NameTable {
  std::map<std::string, NamedThing, std::less<>> exact;
  std::vector<std::pair<std::string, NamedThing>> prefixes;

  const NamedThing* find(std::string_view name) const;
};

struct ManifestRule {
  std::string kind;
  std::vector<PointerPattern> pointers;  ///< empty: the file's existence is the finding
  std::optional<Regex> when;             ///< must be found in the value
  std::optional<Regex> unless;           ///< must not
  std::string title;                     ///< templates over the captures, {value}, {folder}
  std::string value;
  std::string tag;
  std::string names;            ///< name of a table; {key} must stand in it
  bool lower = false;           ///< {key} is folded: lower case, '_' and '.' as '-'
  std::uint32_t last_line = 0;  ///< the fact must begin on or before this line; 0: anywhere
  std::int64_t rank = 0;
};

struct ManifestRules {
  std::string name;                ///< "python/pyproject": path without ".yaml"
  std::vector<std::string> files;  ///< path rules
  bool root_only = false;
  std::vector<ManifestRule> rules;
};

struct RuleBook {
  std::vector<ManifestRules> manifests;
  std::map<std::string, NameTable, std::less<>> names;
};

/// Read once. Throws Error{internal} when a rule file is wrong: its own tests would have said so.
const RuleBook& rule_book();

}  // namespace brief::facts
