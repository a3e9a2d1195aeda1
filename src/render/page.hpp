// Pages that are put together from Markdown that is ready: templates/session.mustache and
// templates/prompt.mustache.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace brief::render {

/// The template with each value in its place. A value that is empty or missing leaves out the
/// section of its name. Ends with one newline. Throws Error{internal}.
std::string fill_page(std::string_view template_path,
                      const std::map<std::string, std::string>& values);

/// A brief without the line that says in what form it was written.
std::string without_form_line(std::string_view brief);

}  // namespace brief::render
