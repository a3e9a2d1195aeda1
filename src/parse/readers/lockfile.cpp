// Lock files: megabytes of which facts need the first-level scalars alone (the format's version,
// the language's minimum). JSON, YAML and TOML lock files all have them near the top, in a form
// that a look at single lines understands. One that is a term of its language is all there is to
// read where the manifest is code: its packages are facts.
#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxLockBytes = 64u << 10;

std::string_view unquoted(std::string_view text) {
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
      text.back() == text.front())
    return text.substr(1, text.size() - 2);
  return text;
}

// `key = value` or `key: value` at the margin, above the first table.
void read_margin(std::string_view bytes, FactSink& sink) {
  const std::vector<std::string_view> lines = lines_of(bytes, sink);
  for (std::size_t row = 0; row < lines.size() && !sink.full(); ++row) {
    const std::string_view line = lines[row];
    if (line.starts_with('[')) return;
    if (line.empty() || line.front() == ' ' || line.front() == '\t' || line.front() == '#')
      continue;
    const std::size_t sign = line.find_first_of(":=");
    if (sign == std::string_view::npos) continue;
    const std::string_view key = unquoted(base::trim(line.substr(0, sign)));
    const std::string_view value = unquoted(base::trim(line.substr(sign + 1)));
    const bool scalar =
        !value.empty() && std::string_view("[{|>&").find(value.front()) == std::string_view::npos;
    if (key.empty() || !scalar) continue;
    Pointer path;
    path.push(key);
    sink.fact(path.view(), value, line_number(row));
  }
}

// `  "name": {:hex, :name, "1.2.3", …},`: a package with its version.
void read_terms(std::string_view bytes, FactSink& sink) {
  const std::vector<std::string_view> lines = lines_of(bytes, sink);
  for (std::size_t row = 0; row < lines.size() && !sink.full(); ++row) {
    const std::string_view line = base::trim(lines[row]);
    const std::size_t sign = line.find("\": {:hex, :");
    if (!line.starts_with('"') || sign == std::string_view::npos) continue;
    const std::size_t open = line.find('"', sign + 1);
    const std::size_t close = open == line.npos ? line.npos : line.find('"', open + 1);
    if (close == std::string_view::npos) continue;
    Pointer path;
    path.push("package");
    path.push(line.substr(1, sign - 1));
    sink.fact(path.view(), line.substr(open + 1, close - open - 1), line_number(row));
  }
}

}  // namespace

void read_lockfile(std::string_view bytes, FactSink& sink) {
  bytes = bytes.substr(0, kMaxLockBytes);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return;
  if (bytes[first] == '{')
    read_json_top(bytes, sink);
  else if (bytes.substr(first).starts_with("%{"))
    read_terms(bytes, sink);
  else
    read_margin(bytes, sink);
}

}  // namespace brief::parse
