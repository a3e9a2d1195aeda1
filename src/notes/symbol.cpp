#include "notes/symbol.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace brief::notes {
namespace {

constexpr std::size_t kMaxTyped = 256;

// "a::b.c" -> a, b, c. Colons and dots at the ends are part of a name ("operator.", "::x").
std::vector<std::string_view> parts_of(std::string_view symbol) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t i = 1; i + 1 < symbol.size(); ++i) {
    const bool colons = symbol.substr(i, 2) == "::";
    if (!colons && symbol[i] != '.') continue;
    if (i == begin) continue;
    parts.push_back(symbol.substr(begin, i - begin));
    begin = i + (colons ? 2 : 1);
    i = begin;
  }
  parts.push_back(symbol.substr(begin));
  return parts;
}

// Names that hold a separator themselves (`impl a::B`) are compared by their parts too.
bool ends_with_parts(const std::vector<std::string_view>& all,
                     const std::vector<std::string_view>& typed) {
  return typed.size() <= all.size() && std::equal(typed.rbegin(), typed.rend(), all.rbegin());
}

// "at most a third of it is wrong"
bool is_near(std::size_t distance, std::size_t size) { return distance * 3 <= size + 2; }

}  // namespace

std::string qualified_name(const FileSummary& summary, std::uint32_t row) {
  std::string name(summary.view(summary.definitions[row].name));
  for (std::uint32_t up = summary.definitions[row].parent; up != kNoParent;
       up = summary.definitions[up].parent)
    name = std::string(summary.view(summary.definitions[up].name)) + "." + name;
  return name;
}

std::vector<std::uint32_t> definitions_called(const FileSummary& summary, std::string_view symbol) {
  std::vector<std::uint32_t> rows;
  const std::vector<std::string_view> typed = parts_of(symbol);
  for (std::uint32_t row = 0; row < summary.definitions.size(); ++row) {
    const std::string_view name = summary.view(summary.definitions[row].name);
    if (!name.ends_with(typed.back()) && name != symbol) continue;
    const std::string whole = qualified_name(summary, row);
    if (name == symbol || ends_with_parts(parts_of(whole), typed)) rows.push_back(row);
  }
  return rows;
}

std::string nearest_symbol(const FileSummary& summary, std::string_view symbol) {
  symbol = symbol.substr(0, kMaxTyped);
  std::string best;
  std::size_t distance = kMaxTyped;
  for (std::uint32_t row = 0; row < summary.definitions.size(); ++row) {
    const std::string whole = qualified_name(summary, row);
    const std::string_view name = summary.view(summary.definitions[row].name);
    const std::size_t d =
        std::min(base::edit_distance(base::to_lower(symbol), base::to_lower(name)),
                 base::edit_distance(base::to_lower(symbol), base::to_lower(whole)));
    if (d >= distance || !is_near(d, symbol.size())) continue;
    distance = d;
    best = whole;
  }
  return best;
}

std::string nearest_path(const Index& index, std::string_view path) {
  path = path.substr(0, kMaxTyped);
  const std::string tail = "/" + std::string(path);
  std::string best;
  std::size_t distance = kMaxTyped;
  const std::string folded = base::to_lower(path);
  for (const IndexedFile& file : index.files)
    if (file.path.size() == path.size() && base::to_lower(file.path) == folded) return file.path;
  for (const IndexedFile& file : index.files) {
    if (file.path.ends_with(tail)) return file.path;
    const std::size_t longer = std::max(file.path.size(), path.size());
    const std::size_t shorter = std::min(file.path.size(), path.size());
    if (longer - shorter >= distance || !is_near(longer - shorter, path.size())) continue;
    const std::size_t d = base::edit_distance(path, file.path);
    if (d >= distance || !is_near(d, path.size())) continue;
    distance = d;
    best = file.path;
  }
  return best;
}

}  // namespace brief::notes
