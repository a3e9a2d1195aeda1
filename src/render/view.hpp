// What a brief says, ready to be printed: the one source of its Markdown and its JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "brief/claims.hpp"

namespace brief::render {

struct ViewSection {
  std::string id;
  std::string title;
  std::vector<Claim> claims;  ///< texts went through `safe_claim`; none is empty
  std::uint32_t omitted = 0;
  bool asked = false;  ///< printed even when it has no claim
};

struct View {
  std::string form;     ///< first line; empty: none
  std::string title;    ///< Markdown; empty: none
  bool reader = false;  ///< the line that says what the file is
  std::string name;     ///< plain text
  std::vector<ViewSection> sections;
  bool says_more = false;  ///< name the sections of which claims were left out
};

/// A file of templates/, as it was compiled in.
std::string template_text(std::string_view path);

/// The heading of a section; `id` itself where it is not one of kSectionIds.
std::string section_title(std::string_view id);

/// `text` as exactly one line that opens no heading, list, fence, quote, comment or link
/// definition, and holds no mark of ours. Text that came through base/text's escapes stays as it
/// is; this is the second wall.
std::string safe_claim(std::string_view text);

/// The sections named by `ids` (all where empty) in the order of kSectionIds. Throws Error{usage}
/// on an id that is none.
View view_of(const Brief& brief, const std::vector<std::string>& ids);

/// The Markdown of a view; ends with one newline.
std::string markdown_of(const View& view);

}  // namespace brief::render
