// TOML by toml++: tables and arrays become pointers as JSON would have them.
//
// Facts about toml++ 3.3: tables are ordered by key, not by place, so facts are sorted by place
// afterwards; a mistake leaves nothing of what was read before it, so the part above the mistake is
// read again; a dotted key nests one table per dot without bound and tables are destroyed by
// recursion, hence the bound on dots.
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_MAX_NESTED_VALUES 64
#define TOML_ENABLE_FORMATTERS 0

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#endif
#include <toml++/toml.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxTomlBytes = 2u << 20;
constexpr std::size_t kMaxDots = 100;  ///< of one key
constexpr int kMaxAttempts = 4;        ///< readings of a file with mistakes
constexpr std::size_t kMaxLeaves = 2 * kMaxFacts;

struct Leaf {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::string key;
  std::string value;
};

// Scalars as the file writes them; strings without quotes and escapes.
std::string text_of(const toml::node& node, std::string_view bytes,
                    const std::vector<std::size_t>& starts) {
  if (const auto* text = node.as_string()) return text->get();
  const toml::source_region& place = node.source();
  const auto offset = [&](const toml::source_position& at) {
    return at.line == 0 || at.line > starts.size() ? bytes.size()
                                                   : starts[at.line - 1] + at.column - 1;
  };
  const std::size_t begin = std::min(offset(place.begin), bytes.size());
  const std::size_t end = std::max(begin, std::min(offset(place.end), bytes.size()));
  return fold_space(bytes.substr(begin, end - begin));
}

class Collector {
 public:
  explicit Collector(std::string_view bytes) : bytes_(bytes) {
    starts_.push_back(0);
    for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
         at = bytes.find('\n', at + 1))
      starts_.push_back(at + 1);
  }

  void table(const toml::table& table, FactSink& sink) {
    for (const auto& [key, child] : table) {
      path_.push(key.str());
      node(child, sink);
      path_.pop();
    }
  }

  std::vector<Leaf> take() {
    std::sort(leaves_.begin(), leaves_.end(), [](const Leaf& a, const Leaf& b) {
      return std::tie(a.line, a.column, a.key) < std::tie(b.line, b.column, b.key);
    });
    return std::move(leaves_);
  }

 private:
  void node(const toml::node& node, FactSink& sink) {
    const toml::table* table = node.as_table();
    const toml::array* array = node.as_array();
    if (leaves_.size() >= kMaxLeaves) return sink.cut("too many values: the rest is left out", 0);
    if ((table != nullptr && table->empty()) || (array != nullptr && array->empty()))
      return leaf(node, {});
    if (table == nullptr && array == nullptr) return leaf(node, text_of(node, bytes_, starts_));
    if (path_.depth() >= kMaxFactDepth)
      return sink.cut("nested too deeply: left out", node.source().begin.line);
    if (table != nullptr) return this->table(*table, sink);
    std::size_t index = 0;
    for (const toml::node& child : *array) {
      path_.push(index++);
      this->node(child, sink);
      path_.pop();
    }
  }

  void leaf(const toml::node& node, std::string value) {
    const toml::source_region& place = node.source();
    leaves_.push_back({place.begin.line, place.begin.column, place.end.line,
                       std::string(path_.view()), std::move(value)});
  }

  std::string_view bytes_;
  std::vector<std::size_t> starts_;
  Pointer path_;
  std::vector<Leaf> leaves_;
};

// The part that can be parsed without harm.
std::string_view bounded(std::string_view bytes, FactSink& sink) {
  std::size_t dots = 0;
  std::size_t line_start = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '\n') line_start = i + 1;
    if (c == '\n' || c == ',' || c == '=' || c == '[' || c == '{') dots = 0;
    if (c == '.') ++dots;
    if (dots > kMaxDots || i >= kMaxTomlBytes) {
      sink.cut("too large: the rest is left out", LineCounter(bytes).at(i));
      return bytes.substr(0, line_start);
    }
  }
  return bytes;
}

// The text above `line`, 1-based; on a later attempt, above the last table that begins there.
std::string_view above(std::string_view bytes, std::size_t line, bool whole_table) {
  std::size_t start = 0;
  std::size_t table = 0;
  for (std::size_t row = 1; row < line; ++row) {
    if (bytes.substr(start, 1) == "[") table = start;
    const std::size_t end = bytes.find('\n', start);
    if (end == std::string_view::npos) break;
    start = end + 1;
  }
  return bytes.substr(0, whole_table ? table : start);
}

}  // namespace

void read_toml(std::string_view bytes, FactSink& sink) {
  bytes = bounded(bytes, sink);
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    const toml::parse_result parsed = toml::parse(bytes);
    if (parsed) {
      Collector collector(bytes);
      collector.table(parsed.table(), sink);
      for (const Leaf& leaf : collector.take())
        sink.fact(leaf.key, leaf.value, leaf.line, leaf.end_line);
      return;
    }
    const toml::source_region& place = parsed.error().source();
    if (attempt == 0) sink.diagnose(parsed.error().description(), place.begin.line);
    bytes = above(bytes, place.begin.line, attempt > 0);
  }
}

}  // namespace brief::parse
