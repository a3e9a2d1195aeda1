#include "parse/heredocs.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using brief::parse::Heredocs;
using brief::parse::LexTraits;
using brief::parse::Span;

namespace {

// What stands behind the text that the mark at the beginning of `bytes` opens.
std::string behind(const std::string& bytes, LexTraits traits) {
  Heredocs heredocs(traits);
  heredocs.open(bytes, 0);
  if (!heredocs.pending()) return "no mark";
  std::vector<Span> texts;
  return bytes.substr(heredocs.skip(bytes, bytes.find('\n') + 1, texts));
}

LexTraits shell() {
  LexTraits traits;
  traits.spaced_heredocs = true;
  return traits;
}

}  // namespace

TEST_CASE("a shell's text ends at the line that is the word and nothing else") {
  CHECK(behind("<<EOF\na\n EOF\nEOF \nEOF # no\nEOF\nafter", shell()) == "\nafter");
  CHECK(behind("<< EOF\nEOF2\nEOF\nafter", shell()) == "\nafter");
}

TEST_CASE("tabs may stand before a shell's word behind a dash, blanks may not") {
  CHECK(behind("<<-EOF\n  EOF\n\tEOF\nafter", shell()) == "\nafter");
  CHECK(behind("<<EOF\n\tEOF\nEOF\nafter", shell()) == "\nafter");
}

TEST_CASE("a shell's word may be quoted, as a whole or in pieces") {
  CHECK(behind("<<\"End Of \\\"File\\\"\"\nEnd Of\nEnd Of \"File\"\nafter", shell()) == "\nafter");
  CHECK(behind("<<'A B'\nA\nA B\nafter", shell()) == "\nafter");
  CHECK(behind("<<E\\O'F'; cat\nE\nEOF\nafter", shell()) == "\nafter");
}

TEST_CASE("a shell's word that is quoted and empty is an empty line") {
  CHECK(behind("<<''\na\n\nafter", shell()) == "\nafter");
  CHECK(behind("<< ; a\n\nafter", shell()) == "no mark");
}

TEST_CASE("a shift and a quote that is left open begin no text") {
  CHECK(behind("<<2\n2\nafter", shell()) == "no mark");
  CHECK(behind("<<\"EOF\nEOF\nafter", shell()) == "no mark");
}

TEST_CASE("elsewhere blanks may stand before the word, and code behind it") {
  LexTraits traits;
  traits.heredocs = true;
  CHECK(behind("<<~EOF\n  a\n  EOF\nafter", traits) == "\nafter");
  CHECK(behind("<<~EOF\n  EOFX\n  EOF.strip\nafter", traits) == ".strip\nafter");
}
