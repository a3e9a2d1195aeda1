// The lens: what `focus` found, cut to a budget and printed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "brief/focus.hpp"

namespace brief::render {

/// Signatures that are shown of one file's symbols: of its first ones.
inline constexpr std::size_t kMaxSignatures = 3;

/// Cuts `report` to what fits into `budget` tokens by count_tokens() and fills in its text. What is
/// worth most is placed first: ten paths, a reason for each, the commands, tests, symbols (fewer
/// the further down the file), neighbours, further files, signatures. Never over the budget; where
/// not even a path fits, nothing is left. Texts of `report` are plain: they are escaped here, and
/// `subject`, which is the task's first line, opens nothing either.
void fit_lens(FocusReport& report, std::string_view subject, unsigned budget);

}  // namespace brief::render
