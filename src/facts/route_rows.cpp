#include "facts/route_rows.hpp"

#include "base/text.hpp"
#include "facts/route_text.hpp"

namespace brief::facts {

bool is_path(std::string_view text) {
  return !text.empty() && std::string_view("\"'`").find(text[0]) != std::string_view::npos;
}

std::vector<std::string> guards_of(const FrameworkRow& row) {
  std::vector<std::string> out;
  for (const RowAttribute& attribute : row.attributes) {
    if (attribute.name == "guard" || attribute.name == "parameter")
      for (std::string& name : auth_names(attribute.value)) out.push_back(std::move(name));
    // Mounted where a condition holds only: nobody may call it public.
    if (attribute.name == "condition") out.push_back("if " + base::one_line(attribute.value));
  }
  return out;
}

std::vector<std::string> methods_of_row(const FrameworkRow& row, std::string& pattern) {
  std::vector<std::string> out;
  for (const char* name : {"method", "methods", "default"}) {
    if (!out.empty()) break;
    for (const std::string_view text : row.all(name))
      for (std::string& method : methods_of(text)) out.push_back(std::move(method));
  }
  if (const std::string_view set = row.text("set"); !set.empty()) out.emplace_back(set);
  const auto told = paths_of(row.text("pattern"));
  if (told.empty()) return out;
  pattern = told.front();
  const std::size_t gap = pattern.find(' ');
  if (gap == std::string::npos) return out;
  out = methods_of(pattern.substr(0, gap));
  pattern.erase(0, gap + 1);
  return out;
}

// The last argument answers, those before it stand guard.
std::string answers_of(const FrameworkRow& row, std::vector<std::string>& guards) {
  const std::vector<std::string_view> arguments = row.all("argument");
  std::string handler = name_in(row.text("handler"));
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::size_t place = row.speaker->handler_first ? 0 : arguments.size() - 1;
    const bool answers = i == place && row.find("handler") == nullptr;
    if (answers && arguments[i].substr(0, 1) != "[")
      handler = name_in(arguments[i]);
    else
      for (std::string& name : auth_names(arguments[i])) guards.push_back(std::move(name));
  }
  return handler;
}

// Rows of kind "scope", or resources, that a row stands in, outermost first.
std::vector<std::size_t> scopes_of(const RouterFile& file, const FrameworkRow& row) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < file.rows.size(); ++i) {
    const FrameworkRow& around = file.rows[i];
    const bool holds = around.kind == "scope" || (around.kind == "resource" && &around < &row);
    if (holds && row.inside(around)) out.push_back(i);
  }
  return out;
}

}  // namespace brief::facts
