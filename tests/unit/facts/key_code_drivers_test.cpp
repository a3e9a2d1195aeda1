#include "facts/key_code_drivers.hpp"

#include <doctest/doctest.h>

#include "facts/sections.hpp"
#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::IndexBuilder;
using brief::test::kAlpha;

namespace {

Section key_code_of(const Index& index) { return facts::key_code(facts::Context(index)); }

}  // namespace

TEST_CASE("what a file adds to a type that the project does not define is no work of its own") {
  IndexBuilder builder;
  builder.file("number.al", &kAlpha)
      .define(DefinitionKind::enum_, "Number", "enum Number", 1, 9)
      .define(DefinitionKind::implementation, "Number", "impl Show for Number", 10, 60)
      .define(DefinitionKind::implementation, "usize", "impl From<Number> for usize", 61, 99);
  builder.file("a.al", &kAlpha);
  builder.file("b.al", &kAlpha);
  for (const char* to : {"a.al", "b.al"}) builder.uses("number.al", to);
  CHECK(test::texts(key_code_of(builder.build())) ==
        std::vector<std::string>{"`number.al`: `Number`"});
}

TEST_CASE("what a type takes is no part of the name of its member") {
  IndexBuilder builder;
  builder.file("sink.al", &kAlpha)
      .define(DefinitionKind::function, "log", "void sink<Mutex>::log(int)", 10, 90)
      .define(DefinitionKind::function, "go", "void >::go(int)", 91, 170);
  for (const char* path : {"a.al", "b.al"}) {
    builder.file(path, &kAlpha);
    builder.uses("sink.al", path);
  }
  CHECK(test::texts(key_code_of(builder.build())) ==
        std::vector<std::string>{"`sink.al`: `sink::log`, `go`"});
}

TEST_CASE("a type that a file only opens again to put another in is told by that one") {
  const auto told = [](std::uint32_t inner_end) {
    IndexBuilder builder;
    builder.file("web.al", &kAlpha).define(DefinitionKind::class_, "Web", "class Web", 2, 90);
    builder.file("web/action.al", &kAlpha)
        .define(DefinitionKind::class_, "Web", "class Web", 2, 30)
        .define(DefinitionKind::class_, "Action", "class Action", 3, inner_end)
        .inside(0);
    builder.ranked("web.al", 0, 9).ranked("web/action.al", 0, 9).ranked("web/action.al", 1, 3);
    return test::texts(key_code_of(builder.build())).back();
  };
  CHECK(told(29).find("class Action") != std::string::npos);
  CHECK(told(29).find("class Web") == std::string::npos);
  CHECK(told(12).find("class Web") != std::string::npos);  // it holds more than that
}

TEST_CASE("a file that opens a type to put one other in is named by that one") {
  IndexBuilder builder;
  builder.file("loop.al", &kAlpha)
      .define(DefinitionKind::class_, "Web", "class Web", 1, 60)
      .define(DefinitionKind::class_, "Loop", "class Loop", 2, 59)
      .inside(0);
  for (const char* path : {"a.al", "b.al"}) {
    builder.file(path, &kAlpha);
    builder.uses("loop.al", path);
  }
  CHECK(test::texts(key_code_of(builder.build())) ==
        std::vector<std::string>{"`loop.al`: class `Loop`"});
}
