// Build tool: a generated parser with its table of states written compactly. tree-sitter's
// generator gives a state with many entries a row as wide as the grammar has symbols; as groups of
// symbols with one action, the form of its other states, such rows take a third of that. Looking
// one up takes longer, so this is for large grammars of less common languages.
// usage: brief_compact_tables PARSER_C OUTPUT
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "codegen/tool.hpp"

namespace brief::codegen {
namespace {

constexpr std::size_t kWide = 2;  // the runtime wants the first states as wide rows

struct Group {
  std::string value;
  std::vector<std::string> symbols;
};

std::size_t find(const std::string& text, std::string_view what, std::size_t from = 0) {
  const std::size_t at = text.find(what, from);
  if (at == std::string::npos)
    throw std::runtime_error("no parser as it is known here: '" + std::string(what) +
                             "' is missing");
  return at;
}

std::size_t number_behind(const std::string& text, std::string_view what) {
  return std::stoul(text.substr(find(text, what) + what.size()));
}

// `[symbol] = ACTIONS(1),` lines of one row, by action in order of first use.
std::vector<Group> groups_of(std::string_view row) {
  std::vector<Group> groups;
  for (std::size_t at = row.find("    ["); at != std::string_view::npos;
       at = row.find("    [", at)) {
    const std::size_t symbol = at + 5;
    const std::size_t middle = row.find("] = ", symbol);
    const std::size_t end = row.find(",\n", symbol);
    if (middle == std::string_view::npos || end == std::string_view::npos || middle > end)
      throw std::runtime_error("a row of the table has another form than is known here");
    const std::string value(row.substr(middle + 4, end - middle - 4));
    std::size_t g = groups.size();
    while (g > 0 && groups[g - 1].value != value) --g;
    if (g == 0) groups.push_back({value, {}});
    (g == 0 ? groups.back() : groups[g - 1])
        .symbols.emplace_back(row.substr(symbol, middle - symbol));
    at = end;
  }
  return groups;
}

// Rows of the wide table, each with its braces cut.
std::vector<std::string_view> rows_of(std::string_view table) {
  std::vector<std::string_view> rows;
  for (std::size_t at = table.find("\n  ["); at != std::string_view::npos;) {
    const std::size_t next = table.find("\n  [", at + 1);
    const std::string_view row =
        table.substr(at, next == std::string_view::npos ? next : next - at);
    rows.push_back(row.substr(row.find("= {") + 3));
    at = next;
  }
  return rows;
}

struct Compact {
  std::string rows;
  std::string map;
  std::size_t size = 0;  // in numbers
};

Compact compact(const std::vector<std::string_view>& rows) {
  Compact out;
  for (std::size_t state = kWide; state < rows.size(); ++state) {
    const std::vector<Group> groups = groups_of(rows[state]);
    out.map +=
        "  [SMALL_STATE(" + std::to_string(state) + ")] = " + std::to_string(out.size) + ",\n";
    out.rows += "  [" + std::to_string(out.size) + "] = " + std::to_string(groups.size()) + ",\n";
    out.size += 1;
    for (const Group& group : groups) {
      out.rows += "    " + group.value + ", " + std::to_string(group.symbols.size()) + ",";
      for (const std::string& symbol : group.symbols) out.rows += " " + symbol + ",";
      out.rows += "\n";
      out.size += 2 + group.symbols.size();
    }
  }
  return out;
}

// The numbers in brackets of `[12] = …` and behind `[SMALL_STATE(7)] = ` move up by `by`.
std::string moved(std::string_view text, std::string_view before, std::string_view behind,
                  std::size_t by) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = text.find(before); at != std::string_view::npos;
       at = text.find(before, done)) {
    std::size_t begin = at + before.size();
    if (!behind.empty()) begin = text.find(behind, begin) + behind.size();
    const std::size_t end = text.find_first_not_of("0123456789", begin);
    out.append(text.substr(done, begin - done));
    out += std::to_string(std::stoul(std::string(text.substr(begin, end - begin))) + by);
    done = end;
  }
  out.append(text.substr(done));
  return out;
}

std::string compacted(const std::string& text) {
  constexpr std::string_view kCount = "#define LARGE_STATE_COUNT ";
  const std::size_t wide = number_behind(text, kCount);
  if (wide <= kWide) return text;
  const std::size_t table = find(text, "ts_parse_table[LARGE_STATE_COUNT][SYMBOL_COUNT] = {");
  const std::size_t table_end = find(text, "\n};", table);
  const std::vector<std::string_view> rows =
      rows_of(std::string_view(text).substr(table, table_end + 1 - table));
  if (rows.size() != wide) throw std::runtime_error("rows of the table are missing");
  const Compact wides = compact(rows);
  const std::size_t small = find(text, "ts_small_parse_table[] = {\n", table_end);
  const std::size_t small_begin = find(text, "\n", small);
  const std::size_t small_end = find(text, "};", small_begin);
  const std::size_t map = find(text, "ts_small_parse_table_map[] = {\n", small_end);
  const std::size_t map_begin = find(text, "\n", map) + 1;
  const std::size_t map_end = find(text, "};", map_begin);
  const std::size_t kept = static_cast<std::size_t>(rows[kWide].data() - text.data());
  const std::size_t count = find(text, kCount);
  std::string out = text.substr(0, count) + std::string(kCount) + std::to_string(kWide);
  const std::size_t behind_count = find(text, "\n", count);
  out += text.substr(behind_count, text.rfind("\n  [", kept) - behind_count);
  out += text.substr(table_end, small_begin - table_end) + "\n" + wides.rows;
  out.pop_back();  // the newline before the next row
  out += moved(std::string_view(text).substr(small_begin, small_end - small_begin), "\n  [", "",
               wides.size);
  out += text.substr(small_end, map_begin - small_end) + wides.map;
  out += moved(std::string_view(text).substr(map_begin, map_end - map_begin), "[SMALL_STATE(",
               ")] = ", wides.size);
  return out + text.substr(map_end);
}

}  // namespace
}  // namespace brief::codegen

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: brief_compact_tables PARSER_C OUTPUT\n";
    return 2;
  }
  try {
    const std::string out = brief::codegen::compacted(brief::codegen::read_bytes(argv[1]));
    std::ofstream file(argv[2], std::ios::binary);
    file << out;
    if (!file.flush()) throw std::runtime_error(std::string(argv[2]) + ": cannot be written");
  } catch (const std::exception& error) {
    std::cerr << "brief_compact_tables: " << argv[1] << ": " << error.what() << "\n";
    return 1;
  }
}
