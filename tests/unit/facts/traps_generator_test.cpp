#include "facts/traps_generator.hpp"

#include <doctest/doctest.h>

using brief::facts::generator_phrase;

TEST_CASE("a generator that a header names is a name, without what the sentence goes on with") {
  CHECK(generator_phrase("protoc-gen-go") == " by `protoc-gen-go`");
  CHECK(generator_phrase("pip-compile with Python 3.14") == " by `pip-compile`");
  CHECK(generator_phrase("sbt-github-actions using the") == " by `sbt-github-actions`");
  CHECK(generator_phrase("dist: https://example.org") == " by `dist`");
  CHECK(generator_phrase("[DocToc]") == " by `DocToc`");
  CHECK(generator_phrase("doc/changes/build.sh !!!") == " by `doc/changes/build.sh`");
  CHECK(generator_phrase("``the `icons-generator` package``") == " by `icons-generator`");
  CHECK(generator_phrase("stringer -type=Kind") == " by `stringer -type=Kind`");
  CHECK(generator_phrase("@hey-api/openapi-ts") == " by `@hey-api/openapi-ts`");
}

TEST_CASE("releases of one generator are one generator") {
  CHECK(generator_phrase("Django 1.11.6") == generator_phrase("Django 4.2"));
  CHECK(generator_phrase("ent v0.12.0") == " by `ent`");
}

TEST_CASE("words are no code, and a tool without a name is none") {
  CHECK(generator_phrase("the protocol buffer compiler") == " by the protocol buffer compiler");
  CHECK(generator_phrase("a tool").empty());
  CHECK(generator_phrase("the code generator").empty());
  CHECK(generator_phrase("hand, by one of us who had the time").empty());
  CHECK(generator_phrase("").empty());
}
