// The first line of a brief, which says by what version and in what form it was written.
#pragma once

#include <cstddef>
#include <string>

#include "render/render.hpp"

namespace brief::render {

/// The smallest budget that a form may ask for: the form line and a title always fit.
inline constexpr unsigned kMinBudget = 50;

/// `<!-- brief:1 compact -->` or `<!-- brief:1 full budget=5000 -->`, no newline.
std::string form_line(const Form& form);

/// What a brief of this form may not exceed, keep blocks apart.
std::size_t max_lines(const Form& form);
std::size_t max_tokens(const Form& form);

}  // namespace brief::render
