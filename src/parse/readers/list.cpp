// Files of one item a line: requirements.txt, CODEOWNERS, Procfile, .nvmrc, .tool-versions.
// A comment begins at '#', at the start of a line or after white space; a line that ends in '\'
// goes on in the next.
#include <string>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

std::string_view without_comment(std::string_view line) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1))
    if (at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t') return line.substr(0, at);
  return line;
}

}  // namespace

void read_list(std::string_view bytes, FactSink& sink) {
  const std::vector<std::string_view> lines = lines_of(bytes, sink);
  std::size_t count = 0;
  for (std::size_t row = 0; row < lines.size() && !sink.full(); ++row) {
    const std::size_t first = row;
    std::string_view part = base::trim(without_comment(lines[row]));
    std::string item;
    while (part.ends_with('\\') && row + 1 < lines.size()) {
      if (item.size() <= kMaxFactBytes)
        item += std::string(base::trim(part.substr(0, part.size() - 1))) + ' ';
      part = base::trim(without_comment(lines[++row]));
    }
    item += part;
    const std::string_view value = base::trim(item);
    if (value.empty()) continue;
    sink.fact("/" + std::to_string(count++), value, line_number(first), line_number(row));
  }
}

}  // namespace brief::parse
