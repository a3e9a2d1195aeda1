// Files that are made to cost a reader of code more than they should, for any language.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "brief/language.hpp"

namespace brief::test {

struct Hostile {
  std::string what;
  std::string bytes;
};

/// The golden sample of the language; empty where it has none.
inline std::string sample_of(const LanguageSpec& spec) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(BRIEF_SOURCE_DIR "/tests/golden/languages") / spec.name;
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, none)) {
    if (entry.path().stem() != "sample") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  return {};
}

/// The table for one language: what is open and never closed, deep, long, cut, and of another kind.
/// `size` is about that of each file in bytes; lines without end are ten times as long.
class HostileFiles {
 public:
  HostileFiles(const LanguageSpec& spec, std::size_t size)
      : spec_(spec), size_(size), sample_(sample_of(spec)) {
    add_plain();
    add_open();
    add_unclosed();
  }
  const std::vector<Hostile>& all() const { return out_; }

 private:
  static std::string repeated(std::string_view text, std::size_t size) {
    std::string out;
    while (out.size() < size) out.append(text);
    return out;
  }
  void add(std::string what, std::string bytes) {
    out_.push_back({std::move(what), std::move(bytes)});
  }

  void add_plain() {
    add("empty", "");
    add("a byte", "\xff");
    add("newlines", repeated("\n", size_));
    add("nothing but NUL", std::string(size_, '\0'));
    add("NUL behind code", sample_ + std::string(size_, '\0'));
    add("broken UTF-8", broken(sample_ + repeated("name ", size_)));
    add("one line", one_line(sample_));
    add("one word", repeated("a", 10 * size_));
    add("a staircase", staircase(size_ / 250));
    add("conditionals", repeated("#if X\n", size_ / 2) + repeated("#else\n", size_ / 2));
    add("here-documents", repeated("x <<EOF\n", size_));
    add("words for here-documents", repeated("x <<A y <<B z <<'C D'\n", size_));
    add("other languages", foreign().substr(0, size_));
    add("its own sample many times", repeated(sample_ + "\n", size_));
  }

  void add_open() {
    for (const char* piece :
         {"(",      "[",   "{",    "<",  "[{(", "{\n", "a.b(", "if(a){", "<div>", "begin ", "do\n",
          "f(x) {", "(a,", "a<b<", "=>", "${",  "\"",  "'",    "`",      "\\",    "<?"})
      add("open: " + std::string(piece), repeated(piece, size_));
  }

  // What the language's strings and comments open, once and again, never closed.
  void add_unclosed() {
    for (const Delimiters& pair : spec_.strings) {
      add_opened(std::string(pair.open));
      if (!pair.code.empty()) add_opened(std::string(pair.open) + "${");
    }
    for (const Delimiters& pair : spec_.block_comments) add_opened(std::string(pair.open));
    for (const std::string_view open : spec_.line_comments)
      add("comments", repeated(std::string(open) + "\n", size_));
  }
  void add_opened(const std::string& open) {
    add("never closed: " + open, sample_ + "\n" + open + repeated("text ", size_));
    add("opened again and again: " + open, repeated(open + " ", size_));
  }

  std::string staircase(std::size_t steps) const {
    std::string out;
    for (std::size_t i = 0; i < steps; ++i) out.append(i, ' ').append("if a:\n");
    return out;
  }
  std::string one_line(std::string text) const {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return repeated(text.empty() ? "a = 1; " : text, 10 * size_);
  }
  // Every third byte is no UTF-8.
  static std::string broken(std::string text) {
    for (std::size_t i = 0; i < text.size(); i += 3) text[i] = static_cast<char>(0x80 + i % 0x80);
    return text;
  }
  // The samples of all other languages, as if they were of this one.
  std::string foreign() const {
    std::string out;
    for (const LanguageSpec& other : languages())
      if (other.name != spec_.name) out += sample_of(other);
    return out;
  }

  const LanguageSpec& spec_;
  std::size_t size_;
  std::string sample_;
  std::vector<Hostile> out_;
};

}  // namespace brief::test
