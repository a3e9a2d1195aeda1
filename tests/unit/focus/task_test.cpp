#include "focus/task.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/hash.hpp"
#include "focus/words.hpp"

using namespace brief;

namespace {

const focus::TaskTerm* term(const focus::Task& task, const char* stem) {
  for (const focus::TaskTerm& t : task.terms)
    if (t.hash == focus::term_hash(stem)) return &t;
  return nullptr;
}

std::string places_of(const char* text) {
  std::string out;
  for (const focus::TaskPlace& place : focus::parse_task(text).places)
    out += place.path + ":" + std::to_string(place.line) + " ";
  return out;
}

std::string scope_of(const char* text) {
  std::string out;
  for (const std::string& word : focus::parse_task(text).scope) out += word + " ";
  return out;
}

}  // namespace

TEST_CASE("a word of the subject weighs more than one of the body, and code is told from prose") {
  const focus::Task task =
      focus::parse_task("Crash in parser\n\nThe lexer calls `peek` and next_token().");
  REQUIRE(term(task, "parser"));
  REQUIRE(term(task, "lexer"));
  CHECK(term(task, "parser")->weight > term(task, "lexer")->weight);
  CHECK(term(task, "peek")->code);
  CHECK(term(task, "nexttoken")->code);
  CHECK_FALSE(term(task, "lexer")->code);
  CHECK(term(task, "token"));
  CHECK_FALSE(term(task, "token")->whole);
  CHECK(term(task, "the") == nullptr);
}

TEST_CASE("a stack trace names its places in the forms of several languages") {
  CHECK(places_of("File \"/usr/lib/app/views.py\", line 12, in get") ==
        "/usr/lib/app/views.py:12 ");
  CHECK(places_of("at Object.run (src/lib/run.js:12:3)").find("src/lib/run.js:12 ") !=
        std::string::npos);
  CHECK(places_of("panicked at src/main.rs:7:5").find("src/main.rs:7 ") != std::string::npos);
  CHECK(places_of("see C:\\app\\src\\a.cc.").find("/app/src/a.cc:0 ") != std::string::npos);
  CHECK(places_of("version 3.12 is fine; it works, too").empty());
}

TEST_CASE("the scope of a subject is read in its usual forms and in no sentence") {
  CHECK(scope_of("fix(parser): x") == "parser ");
  CHECK(scope_of("feat(core, web-ui)!: x") == "core web ui ");
  CHECK(scope_of("net/http: x") == "net http ");
  CHECK(scope_of("fix: x").empty());
  CHECK(scope_of("When it (the server) fails: stop").empty());
  CHECK(scope_of("no colon").empty());
}

TEST_CASE("who signed a change and addresses of pages are no words of the task") {
  const focus::Task task = focus::parse_task(
      "Fix widget\n\nSee https://example.org/gadget?x=1 there\nSigned-off-by: Jane Smith "
      "<j@x.org>\n");
  CHECK(term(task, "widget"));
  CHECK(term(task, "gadget") == nullptr);
  CHECK(term(task, "smith") == nullptr);
}

TEST_CASE("three words in a row are a phrase in any case, and their order counts") {
  const focus::Task task = focus::parse_task("error: Cannot open socket here");
  const auto hash = [](const char* a, const char* b, const char* c) {
    return focus::phrase_hash(base::hash64(a), base::hash64(b), base::hash64(c));
  };
  const auto has = [&](std::uint64_t h) {
    return std::binary_search(task.phrases.begin(), task.phrases.end(), h);
  };
  CHECK(has(hash("cannot", "open", "socket")));
  CHECK_FALSE(has(hash("open", "cannot", "socket")));
  CHECK(task.phrases.size() == task.phrase_texts.size());
}

TEST_CASE("any bytes are a task, and of a huge one only the first are looked at") {
  for (const std::string& text :
       {std::string(), std::string("\n \n"), std::string("\0\x01\x02\xff", 4),
        std::string(1u << 20, 'x'), std::string(1u << 20, ':'), std::string(1u << 20, '(')})
    CHECK(focus::parse_task(text).terms.size() <= 1);
  std::string many;
  for (int i = 0; i < 200000; ++i)
    many += "word" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + " ";
  const focus::Task task = focus::parse_task(many);
  CHECK(task.terms.size() == focus::kMaxTaskTerms);
  CHECK(task.places.size() <= focus::kMaxTaskPlaces);
}
