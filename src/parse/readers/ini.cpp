// INI as configparser reads it: `key = value` or `key: value`, continued by indented lines.
// Row i of a value stands on line `line + i`, so comments and blank lines inside it stay as empty
// rows.
#include <string>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

bool indented(std::string_view line) {
  return !line.empty() && (line.front() == ' ' || line.front() == '\t');
}

bool comment(std::string_view text) { return text.starts_with('#') || text.starts_with(';'); }

class IniReader {
 public:
  explicit IniReader(FactSink& sink) : sink_(sink) { path_.push(std::string_view()); }

  void line(std::string_view raw, std::size_t row) {
    const std::string_view text = base::trim(raw);
    if (text.empty() || comment(text)) return pad();
    if (open_ && indented(raw)) return extend(text, row);
    flush();
    if (text.front() == '[' && text.find(']') != std::string_view::npos)
      return section(text.substr(1, text.find(']') - 1));
    const std::size_t sign = text.find_first_of("=:");
    std::string_view name = base::trim(text.substr(0, sign));
    // Environment templates are meant for a shell to read.
    if (name.starts_with("export ")) name = base::trim(name.substr(7));
    path_.push(name);
    key_ = path_.view();
    path_.pop();
    value_.clear();
    first_ = last_ = row;
    open_ = true;
    if (sign != std::string_view::npos) value_ = base::trim(text.substr(sign + 1));
    empty_ = value_.empty();
  }

  void flush() {
    if (open_) sink_.fact(key_, base::trim(value_), line_number(first_), line_number(last_));
    open_ = false;
  }

 private:
  void section(std::string_view name) {
    path_.pop();
    path_.push(base::trim(name));
  }

  void pad() {
    if (open_ && !empty_ && value_.size() <= kMaxFactBytes) value_ += '\n';
  }

  void extend(std::string_view text, std::size_t row) {
    if (empty_)
      first_ = row;
    else if (value_.size() <= kMaxFactBytes)
      value_ += '\n';
    if (value_.size() <= kMaxFactBytes) value_ += text;
    empty_ = false;
    last_ = row;
  }

  FactSink& sink_;
  Pointer path_;
  std::string key_;
  std::string value_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  bool open_ = false;
  bool empty_ = true;
};

}  // namespace

void read_ini(std::string_view bytes, FactSink& sink) {
  IniReader reader(sink);
  const std::vector<std::string_view> lines = lines_of(bytes, sink);
  for (std::size_t row = 0; row < lines.size() && !sink.full(); ++row) reader.line(lines[row], row);
  reader.flush();
}

}  // namespace brief::parse
