#include "parse/readers/sink.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "base/text.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxNameBytes = 256;
constexpr std::size_t kMaxReaderDiagnostics = 8;

}  // namespace

void Pointer::push(std::string_view token) {
  marks_.push_back(path_.size());
  path_ += '/';
  // What is longer than the bound is never stored, so it need not be whole.
  for (const char c : token.substr(0, kMaxPointerBytes + 1)) {
    if (c == '~')
      path_ += "~0";
    else if (c == '/')
      path_ += "~1";
    else
      path_ += c;
  }
}

void Pointer::pop() {
  path_.resize(marks_.back());
  marks_.pop_back();
}

std::string pointer_of(std::string_view first, std::string_view second) {
  Pointer pointer;
  pointer.push(first);
  pointer.push(second);
  return std::string(pointer.view());
}

std::string pointer_of(std::string_view first, std::size_t index) {
  return pointer_of(first, std::to_string(index));
}

std::uint32_t LineCounter::at(std::size_t offset) {
  offset = std::min(offset, bytes_.size());
  if (offset < offset_) {
    offset_ = 0;
    line_ = 1;
  }
  const auto begin = bytes_.begin();
  line_ +=
      static_cast<std::uint32_t>(std::count(begin + static_cast<std::ptrdiff_t>(offset_),
                                            begin + static_cast<std::ptrdiff_t>(offset), '\n'));
  offset_ = offset;
  return line_;
}

void FactSink::fact(std::string_view key, std::string_view value, std::uint32_t line,
                    std::uint32_t end_line) {
  if (full_) return;
  if (summary_.facts.size() >= kMaxFacts || stored_ >= kMaxFactArena) {
    full_ = true;
    cut("too many values: the rest is left out", line);
    return;
  }
  if (key.size() > kMaxPointerBytes) {
    cut("a key is too long and left out", line);
    return;
  }
  if (value.size() > kMaxFactBytes) {
    value = cut_utf8(value, kMaxFactBytes);
    cut("a long value is cut", line);
  }
  Fact row;
  row.key = store(key);
  row.value = store(value);
  row.line = line;
  row.end_line = std::max(line, end_line);
  stored_ += key.size() + value.size();
  summary_.facts.push_back(row);
}

std::uint32_t FactSink::define(const NewDefinition& definition) {
  if (summary_.definitions.size() >= kMaxFacts) {
    cut("too many definitions: the rest is left out", definition.line);
    return kNoParent;
  }
  const std::string_view name = cut_utf8(definition.name, kMaxNameBytes);
  Definition row;
  row.name = store(name);
  row.name_hash = base::name_hash(name);
  row.signature = store_line(definition.signature, kMaxSignature);
  row.doc = store_line(definition.doc, kMaxDoc);
  row.line = definition.line;
  row.end_line = std::max(definition.line, definition.end_line);
  row.parent = definition.parent;
  row.kind = definition.kind;
  row.exported = true;
  summary_.definitions.push_back(row);
  return static_cast<std::uint32_t>(summary_.definitions.size() - 1);
}

void FactSink::end_definition(std::uint32_t row, std::uint32_t end_line) {
  if (row == kNoParent) return;
  Definition& definition = summary_.definitions[row];
  definition.end_line = std::max(definition.line, end_line);
}

void FactSink::sort_facts() {
  std::stable_sort(summary_.facts.begin(), summary_.facts.end(),
                   [](const Fact& a, const Fact& b) { return a.line < b.line; });
}

void FactSink::document(std::string_view text, std::uint32_t line) {
  summary_.doc = store_line(text, kMaxDoc);
  summary_.doc_line = line;
}

void FactSink::diagnose(std::string_view message, std::uint32_t line) {
  if (summary_.diagnostics.size() >= kMaxReaderDiagnostics) return;
  summary_.diagnostics.push_back({store_line(message, kMaxDoc), line});
}

void FactSink::cut(std::string_view message, std::uint32_t line) {
  summary_.truncated = true;
  if (cut_) return;
  cut_ = true;
  diagnose(message, line);
}

Str FactSink::store(std::string_view text) {
  if (text.empty()) return {};
  const Str piece{static_cast<std::uint32_t>(summary_.text.size()),
                  static_cast<std::uint32_t>(text.size())};
  summary_.text.append(text);
  return piece;
}

Str FactSink::store_line(std::string_view text, std::size_t limit) {
  // Four bounds' worth of bytes is room enough for white space that folds away.
  return store(cut_utf8(fold_space(cut_utf8(text, 4 * limit)), limit));
}

std::vector<std::string_view> lines_of(std::string_view bytes, FactSink& sink) {
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    if (lines.size() == kMaxReaderLines) {
      sink.cut("too many lines: the rest is left out", line_number(lines.size()));
      break;
    }
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    lines.push_back(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return lines;
}

std::string_view cut_utf8(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0) == 0x80) --limit;
  return text.substr(0, limit);
}

std::string fold_space(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace brief::parse
