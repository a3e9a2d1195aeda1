#include "render/page.hpp"

#include <kainjow/mustache.hpp>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "render/render.hpp"
#include "render/view.hpp"

namespace brief::render {

std::string fill_page(std::string_view template_path,
                      const std::map<std::string, std::string>& values) {
  kainjow::mustache::data data;
  for (const auto& [name, value] : values)
    if (!value.empty()) data.set(name, value);
  kainjow::mustache::mustache page(template_text(template_path));
  const std::string text = page.render(data);
  if (!page.is_valid())
    throw Error(ErrorCode::internal, page.error_message(), std::string(template_path));
  return std::string(base::trim(text)) + "\n";
}

std::string without_form_line(std::string_view brief) {
  if (!read_form(brief)) return std::string(brief);
  return std::string(brief.substr(std::min(brief.find('\n'), brief.size() - 1) + 1));
}

}  // namespace brief::render
