// The brief before it is text: sections of claims, each with the lines that prove it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace brief {

/// Where a claim can be checked. Lines are 1-based; 0 = the path itself is the proof.
struct Evidence {
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t end_line = 0;
  bool operator==(const Evidence&) const = default;
};

/// One line of the brief. `text` is Markdown that is already safe: repository text inside it went
/// through base/text's escapes. Claims print in `order`, ties by text; when room is short those
/// with the lowest `rank` go first.
struct Claim {
  std::string text;
  std::vector<Evidence> evidence;  ///< never empty for a claim that is printed, Unknowns apart
  std::int64_t rank = 0;           ///< worth, higher stays longer
  std::string order;               ///< sort key within the section
  bool extra = false;  ///< beyond the compact form: printed by the full form and by show
  bool operator==(const Claim&) const = default;
};

/// Section ids in the order of the file; a promise to users (`brief show ID`).
inline constexpr std::string_view kSectionIds[] = {
    "identity", "commands", "stack", "traps",       "map",     "entry-points",
    "key-code", "data",     "risks", "conventions", "handoff", "unknowns"};

struct Section {
  std::string id;
  std::string title;
  std::vector<Claim> claims;  ///< in printing order
  std::uint32_t omitted = 0;  ///< claims left out: no room, or extra in a compact form
};

struct Brief {
  std::string name;  ///< from a manifest or the README's title; empty when nothing states one
  std::vector<Section> sections;
};

}  // namespace brief
