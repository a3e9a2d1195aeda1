// The brief as a file: form line, sections within the budget, keep blocks where they stood.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brief/claims.hpp"

namespace brief::render {

/// The version of what a brief says; another one is never rewritten without --upgrade.
inline constexpr unsigned kContentVersion = 1;

/// What the first line records: `<!-- brief:1 full budget=5000 -->`.
struct Form {
  unsigned version = kContentVersion;
  bool full = false;
  std::optional<unsigned> budget;  ///< unset: 2,000 tokens compact, 5,000 full
  bool operator==(const Form&) const = default;
};

/// The form of a file that `brief` wrote; nullopt: not ours.
std::optional<Form> read_form(std::string_view bytes);

/// Human text between the marks, and the heading it stood under.
struct KeepBlock {
  std::string section;  ///< id; empty: before the first heading
  std::string bytes;    ///< from mark to mark, byte for byte, with a final newline
};

/// The keep blocks of a standing brief (bytes as in the tree, CR LF allowed: blocks keep theirs).
/// Throws Error{brief_file} on an unclosed or nested mark, with its line.
std::vector<KeepBlock> read_keep_blocks(std::string_view bytes, const std::string& path);

struct RenderedLine {
  std::uint32_t line = 0;  ///< 1-based
  std::vector<Evidence> evidence;
};

struct Rendered {
  std::string bytes;
  std::vector<RenderedLine> lines;  ///< the lines that are claims
  Brief brief;                      ///< what was printed, with `omitted` counted
};

/// Deterministic. Never more lines than the form allows (100 compact, 220 full) nor tokens by
/// `count_tokens` than the budget, keep blocks apart; extra claims go first (all of them where the
/// form is compact), then those of the lowest rank.
Rendered render(const Brief& brief, const Form& form, const std::vector<KeepBlock>& keep);

/// An upper estimate of the tokens o200k makes of `text`; how it was measured stands beside it.
std::size_t count_tokens(std::string_view text);

/// `bytes` with everything from keep mark to keep mark removed: what is ours of a standing brief.
std::string without_keep_blocks(std::string_view bytes);

}  // namespace brief::render
