// The head of a note's file: YAML between two lines of `---`. It is read by a YAML parser and
// edited as lines, so that what a person wrote there (comments, keys of their own) survives.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace brief::notes {

struct FrontMatter {
  bool present = false;
  std::string_view yaml;   ///< between the fences, with its last newline
  std::string_view body;   ///< all after the closing fence; the whole file where none is present
  std::uint32_t line = 1;  ///< of the body's first line, 1-based
  bool unclosed = false;   ///< a fence opened and never closed: everything is body
};

/// Views into `bytes` (canonical; a UTF-8 byte order mark is passed over).
FrontMatter split_front_matter(std::string_view bytes);

/// A top-level key and the lines that replace it ("kind: decision\n"); empty lines: it is removed.
using KeyLines = std::pair<std::string, std::string>;

/// `yaml` with the lines of each top-level key replaced, or appended where it is not there.
std::string with_keys(std::string_view yaml, const std::vector<KeyLines>& keys);

/// `text` as a YAML scalar on one line. REQUIRES: printable UTF-8 without line breaks.
std::string yaml_scalar(std::string_view text);

/// What base::display_path wrote, as raw bytes again; text that is not quoted stays as it is.
std::string raw_path(std::string_view shown);

}  // namespace brief::notes
