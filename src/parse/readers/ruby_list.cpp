// Gemfiles and gemspecs by pattern: what the Ruby program computes is not seen.
#include <re2/re2.h>

#include <string>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxLine = 2000;

// The requirements behind a gem's name: `, "~> 1.0", ">= 1.0.1", require: false`.
std::string requirement(re2::StringPiece rest) {
  static const RE2 kRequirement(R"re(\s*,\s*["']([~<>=!]*\s*[\d][^"']*)["'])re");
  std::string out;
  for (std::string one; RE2::Consume(&rest, kRequirement, &one);)
    out += (out.empty() ? "" : ", ") + one;
  return out;
}

class RubyListReader {
 public:
  explicit RubyListReader(FactSink& sink) : sink_(sink) {}

  void line(std::string_view text, std::uint32_t number) {
    static const RE2 kGem(R"re(^gem[ (]\s*["']([^"']+)["'](.*))re");
    static const RE2 kDependency(
        R"re(^\w+\.add_(?:runtime_)?(development_)?dependency[ (]\s*["']([^"']+)["'](.*))re");
    static const RE2 kTop(R"re(^(source|ruby)[ (]\s*["']([^"']+)["'])re");
    static const RE2 kSpec(
        R"re(^\w+\.(name|summary|description|version|required_ruby_version|homepage|license)\s*=\s*["']([^"']*)["'])re");
    static const RE2 kExecutables(R"re(^\w+\.executables?\s*=\s*(.*))re");
    re2::StringPiece piece(text.data(), text.size());
    std::string a;
    std::string b;
    re2::StringPiece rest;
    if (RE2::PartialMatch(piece, kGem, &a, &rest))
      sink_.fact(pointer_of("gem", a), requirement(rest), number);
    else if (RE2::PartialMatch(piece, kDependency, &a, &b, &rest))
      sink_.fact(pointer_of(a.empty() ? "gem" : "development", b), requirement(rest), number);
    else if (RE2::PartialMatch(piece, kTop, &a, &b))
      sink_.fact("/" + a, b, number);
    else if (RE2::PartialMatch(piece, kSpec, &a, &b))
      sink_.fact(a == "required_ruby_version" ? "/ruby" : "/" + a, b, number);
    else if (RE2::PartialMatch(piece, kExecutables, &rest))
      executables(rest, number);
  }

 private:
  // ["a", "b"], "a", %w[a b]; not what a block computes.
  void executables(re2::StringPiece rest, std::uint32_t number) {
    static const RE2 kQuoted(R"re([\s\[,]*["']([\w.-]+)["'])re");
    static const RE2 kWords(R"re(^%w[\[(]([\w\s.-]*)[\])])re");
    std::string one;
    if (RE2::PartialMatch(rest, kWords, &one)) {
      const std::string words = fold_space(one);
      for (const std::string_view word : base::split(words, ' '))
        if (!word.empty()) sink_.fact(pointer_of("executable", executables_++), word, number);
      return;
    }
    while (RE2::Consume(&rest, kQuoted, &one))
      sink_.fact(pointer_of("executable", executables_++), one, number);
  }

  FactSink& sink_;
  std::size_t executables_ = 0;
};

}  // namespace

void read_ruby_list(std::string_view bytes, FactSink& sink) {
  RubyListReader reader(sink);
  const std::vector<std::string_view> lines = lines_of(bytes, sink);
  for (std::size_t row = 0; row < lines.size() && !sink.full(); ++row) {
    const std::string_view text = base::trim(lines[row]);
    const bool quotes = text.find_first_of("\"'%") != std::string_view::npos;
    if (quotes && text.front() != '#' && text.size() <= kMaxLine)
      reader.line(text, line_number(row));
  }
}

}  // namespace brief::parse
