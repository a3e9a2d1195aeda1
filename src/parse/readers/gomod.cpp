// go.mod and go.work (https://go.dev/ref/mod#go-mod-file-grammar): directives alone or in blocks.
// A requirement marked `// indirect` is no choice of the project: /indirect/PATH.
#include <string>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (words.size() < 8) {
    text = base::trim(text);
    if (text.empty()) break;
    const bool quoted = text.front() == '"' || text.front() == '`';
    const std::size_t end = quoted ? text.find(text.front(), 1) : text.find_first_of(" \t");
    words.push_back(
        text.substr(quoted ? 1 : 0, quoted && end != std::string_view::npos ? end - 1 : end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return words;
}

class GoModReader {
 public:
  explicit GoModReader(FactSink& sink) : sink_(sink) {}

  void line(std::string_view text, std::uint32_t number) {
    const std::size_t slashes = text.find("//");
    const std::string_view note = slashes == std::string_view::npos
                                      ? std::string_view()
                                      : base::trim(text.substr(slashes + 2));
    text = base::trim(text.substr(0, slashes));
    if (text.empty()) return;
    if (!block_.empty()) {
      if (text == ")")
        block_ = {};
      else
        directive(block_, words_of(text), note, number);
      return;
    }
    const std::string_view name = text.substr(0, text.find_first_of(" \t("));
    const std::string_view rest = base::trim(text.substr(name.size()));
    if (rest == "(")
      block_ = name;
    else
      directive(name, words_of(rest), note, number);
  }

 private:
  void directive(std::string_view name, const std::vector<std::string_view>& words,
                 std::string_view note, std::uint32_t number) {
    if (words.empty()) return;
    const std::string_view second = words.size() > 1 ? words[1] : std::string_view();
    if (name == "module" || name == "go" || name == "toolchain")
      sink_.fact("/" + std::string(name), words[0], number);
    else if (name == "require")
      sink_.fact(pointer_of(note.starts_with("indirect") ? "indirect" : name, words[0]), second,
                 number);
    else if (name == "tool" || name == "exclude")
      sink_.fact(pointer_of(name, words[0]), second, number);
    else if (name == "use")
      sink_.fact(pointer_of(name, uses_++), words[0], number);
    else if (name == "replace")
      replace(words, number);
  }

  // old [version] => new [version]
  void replace(const std::vector<std::string_view>& words, std::uint32_t number) {
    std::string target;
    bool behind = false;
    for (const std::string_view word : words) {
      if (behind) target += (target.empty() ? "" : " ") + std::string(word);
      behind = behind || word == "=>";
    }
    sink_.fact(pointer_of("replace", words[0]), target, number);
  }

  FactSink& sink_;
  std::string_view block_;
  std::size_t uses_ = 0;
};

}  // namespace

void read_gomod(std::string_view bytes, FactSink& sink) {
  GoModReader reader(sink);
  const std::vector<std::string_view> lines = lines_of(bytes, sink);
  for (std::size_t row = 0; row < lines.size() && !sink.full(); ++row)
    reader.line(lines[row], line_number(row));
}

}  // namespace brief::parse
