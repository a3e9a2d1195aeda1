#include "focus/words.hpp"

#include <doctest/doctest.h>

#include "focus/terms.hpp"

using namespace brief;

namespace {

std::string terms_of(std::string_view word) {
  std::vector<focus::WordTerm> terms;
  focus::terms_of_word(word, terms);
  std::string out;
  for (const focus::WordTerm& term : terms)
    out += (out.empty() ? "" : " ") + term.text + (term.whole ? "!" : "");
  return out;
}

}  // namespace

TEST_CASE("an identifier is its parts and its whole, in either spelling") {
  CHECK(terms_of("parseHTTPUrl") == "pars http url parsehttpurl!");
  CHECK(terms_of("parse_http_url") == "pars http url parsehttpurl!");
  CHECK(terms_of("__init__") == "init!");
  CHECK(terms_of("MAX_LINE") == "max line maxlin!");
  CHECK(terms_of("utf8") == "utf utf8!");
}

TEST_CASE("words that say nothing, digits and single letters are no terms") {
  CHECK(terms_of("the").empty());
  CHECK(terms_of("Fixes").empty());
  CHECK(terms_of("2024").empty());
  CHECK(terms_of("x").empty());
  CHECK(terms_of("").empty());
  CHECK(terms_of("_").empty());
}

TEST_CASE("forms of one word have one stem, and short words stay") {
  for (const char* word : {"render", "renders", "rendered", "rendering"})
    CHECK(focus::stem(word) == "render");
  CHECK(focus::stem("planning") == focus::stem("plans"));
  CHECK(focus::stem("queries") == focus::stem("query"));
  CHECK(focus::stem("classes") == "class");
  CHECK(focus::stem("class") == "class");
  CHECK(focus::stem("this") == "this");
  CHECK(focus::stem("cache") == focus::stem("cached"));
}

TEST_CASE("a script without spaces is found by its pairs, another with spaces by its words") {
  CHECK(terms_of("\xe7\xbc\x93\xe5\xad\x98\xe9\x94\x99") ==  // three ideographs
        "\xe7\xbc\x93\xe5\xad\x98 \xe5\xad\x98\xe9\x94\x99");
  CHECK(terms_of("\xd0\xba\xd1\x8d\xd1\x88") == "\xd0\xba\xd1\x8d\xd1\x88!");  // Cyrillic
}

TEST_CASE("broken UTF-8 and endless runs are bounded") {
  CHECK_FALSE(terms_of("\xe7\xbc\xff\xff").empty());
  std::size_t words = 0;
  focus::for_each_word(std::string(100000, 'a') + " b",
                       [&](std::string_view, std::size_t) { ++words; });
  CHECK(words == 1);
}

TEST_CASE("terms are counted over a text and over the names that its summary defines") {
  FileSummary summary;
  summary.text = "readFile";
  summary.lines = 2;
  Definition definition;
  definition.name = {0, 8};
  summary.definitions.push_back(definition);
  focus::TermCounter counter;
  const FileTerms terms = counter.of_file("readFile(path)\nread_file, reading", summary);
  const auto count = [](const TermCounts& counts, const char* term) {
    for (std::size_t i = 0; i < counts.terms.size(); ++i)
      if (counts.terms[i] == focus::term_hash(term)) return int{counts.counts[i]};
    return 0;
  };
  CHECK(count(terms.content, "read") == 3);
  CHECK(count(terms.content, "readfil") == 2);
  CHECK(count(terms.content, "path") == 1);
  CHECK(count(terms.names, "readfil") == 1);
  CHECK(count(terms.names, "path") == 0);
  CHECK(terms.content.total == 8);
  CHECK(terms.lines == 2);
  // The counter is as new: nothing of one text is in the next.
  CHECK(counter.count("path") == counter.count("path"));
  CHECK(counter.count("path").total == 1);
}

TEST_CASE("binary and minified files have no terms") {
  FileSummary summary;
  summary.minified = true;
  focus::TermCounter counter;
  CHECK(counter.of_file("words all over", summary).content.terms.empty());
}
