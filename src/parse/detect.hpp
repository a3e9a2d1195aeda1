// Which language a file is in, from its path and its first bytes. Attributes are the caller's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "brief/language.hpp"
#include "brief/tree.hpp"

namespace brief::parse {

/// How many leading canonical bytes `detect_language` looks at.
inline constexpr std::size_t kHeadBytes = 32768;

/// A file that `brief` itself wrote (its first line is our mark): never an input.
inline constexpr std::uint16_t kBriefFile = 0xffff;

/// Row of languages() + 1; 0 = none known; kBriefFile. By our own mark, whole name, modeline,
/// longest extension, shebang, in this order. Where several languages have the extension, a shebang
/// decides, then marks in the content (LanguageSpec); 0 rather than a guess.
std::uint16_t detect_language(std::string_view path, std::string_view head);

/// Its extension is that of a language, but nothing in it tells that it is in one that is known.
bool is_undecided(std::string_view path, std::string_view head);

/// Row of languages() + 1 by the name in a `linguist-language` attribute, any case; 0 = unknown.
std::uint16_t language_by_linguist_name(std::string_view name);

/// nullptr for 0 and kBriefFile.
const LanguageSpec* language_at(std::uint16_t number);

/// Hash of what of a path `detect_language` looks at: equal for two paths that it treats alike.
std::uint64_t path_class(std::string_view path);

/// Changes whenever the answer of `detect_language` may change.
ContentId detection_fingerprint();

}  // namespace brief::parse
