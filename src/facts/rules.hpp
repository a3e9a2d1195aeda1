// The manifest rules (grammars/manifests/*/*.yaml) as they are used; grammars/manifests/README.md
// describes the files.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/pattern.hpp"

namespace brief::facts {

/// What a table of names says of one of them.
struct NamedThing {
  std::string title;
  std::string tag;
  std::int64_t rank = 0;
  std::string import;  ///< what a file of the project must import; empty: nothing
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
  std::optional<Regex> path;             ///< must be found in the file's path
  std::optional<Regex> when;             ///< must be found in the value
  std::optional<Regex> unless;           ///< must not
  /// Captures taken from other facts of the file: name -> pointer, filled from the captures; all of
  /// them must be there.
  std::vector<std::pair<std::string, PointerPattern>> with;
  std::string title;  ///< templates over the captures, {value}, {folder}, {file}
  std::string value;
  std::string tag;
  std::string names;                ///< name of a table; {key} must stand in it
  bool lower = false;               ///< {key} is folded: lower case, '_' and '.' as '-'
  std::string needs;                ///< a file that stands in the folder of the manifest
  std::string inner;                ///< name of a file that stands in a folder below it
  std::vector<std::string> absent;  ///< files of which none stands there
  std::vector<std::string> lacks;   ///< pointers that the manifest must not have
  std::uint32_t last_line = 0;      ///< the fact must begin on or before this line; 0: anywhere
  std::int64_t rank = 0;
};

/// Things that a manifest declares one by one ("resources" in a rule file).
struct ResourceRule {
  std::string title;
  std::vector<std::vector<std::string>> items;  ///< segments of pointers; `*` any, `{env}`
  std::string name;  ///< key in the item; empty: its own value; "@": the last segment of its key
  std::vector<std::pair<std::string, std::string>> details;  ///< label, key in the item
  std::vector<std::pair<std::string, std::string>> absent;   ///< key, text when the item lacks it
  std::string code;     ///< key whose value a definition bears as its name
  std::string handler;  ///< name of the definition that answers
  std::string section = "data";
  std::vector<std::string> implemented;  ///< names by which code answers it: "Register{}Server"
  bool extra = false;                    ///< worth a line of `show` only
  std::string many;       ///< title of more than a few with members in one folder; they are extra
  bool members = false;   ///< an item is a line of its own, with the names of its parts
  bool settings = false;  ///< values that the code's settings are compared with; not printed
  std::optional<Regex>
      told;  ///< a command of documents and scripts that gives a setting its {name}
};

struct ManifestRules {
  std::string name;                ///< "folder/file": path without ".yaml"
  std::vector<std::string> files;  ///< path rules
  bool root_only = false;
  bool in_tests = false;  ///< files among tests are read too
  std::vector<ManifestRule> rules;
  std::vector<ResourceRule> resources;
};

struct RuleBook {
  std::vector<ManifestRules> manifests;
  std::map<std::string, NameTable, std::less<>> names;
};

/// Made once. What is wrong in a rule file fails the build.
const RuleBook& rule_book();

}  // namespace brief::facts
