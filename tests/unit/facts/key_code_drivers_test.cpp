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
