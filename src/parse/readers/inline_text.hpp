// Text without its inline markup: Markdown with the HTML that people put into it, reStructuredText.
#pragma once

#include <string_view>

#include "parse/readers/prose.hpp"

namespace brief::parse {

/// Linear in the text, of which the first 4 KB count.
PlainText plain_markdown(std::string_view text);
PlainText plain_rst(std::string_view text);

/// The value of `name="…"` in a tag's text; empty when there is none.
std::string_view html_attribute(std::string_view tag, std::string_view name);

}  // namespace brief::parse
