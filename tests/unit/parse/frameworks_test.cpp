#include "parse/frameworks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "brief/language.hpp"
#include "parse/query_check.hpp"
#include "unit/parse/extracted.hpp"

using brief::Fact;
using brief::FileSummary;
using brief::test::as_text;
using brief::test::extracted;
using brief::test::find;

namespace {

std::string rows_of(const FileSummary& summary) {
  std::string out;
  for (const Fact& fact : summary.facts)
    out += std::string(summary.view(fact.key)) + " " + std::string(summary.view(fact.value)) +
           " @" + std::to_string(fact.line) + "\n";
  return out;
}

constexpr const char* kFactory = R"(from flask import Flask

def create_app():
    app = Flask(__name__)

    @app.route("/x", methods=["POST"])
    @login_required
    def save():
        return 1

    return app
)";

}  // namespace

TEST_CASE("a route inside of a function is a row with its attributes in the order written") {
  CHECK(rows_of(extracted("python", kFactory)) ==
        "/binding python/routers @1\n"
        "/binding/target flask @1\n"
        "/binding/name Flask @1\n"
        "/binding/member Flask @1\n"
        "/router python/routers @4\n"
        "/router/name app @4\n"
        "/route python/routers @6\n"
        "/route/default GET @6\n"
        "/route/on app @6\n"
        "/route/path \"/x\" @6\n"
        "/route/methods [\"POST\"] @6\n"
        "/route/guard login_required @7\n"
        "/route/handler save @8\n");
}

TEST_CASE("bodies that are parsed for a framework's sake bring no definition") {
  const std::string marked =
      "import express from 'express'\n"
      "export function start() {\n  const inner = () => 1\n  app.get('/x', inner)\n}\n"
      "export const after = 1\n";
  const FileSummary summary = extracted("javascript", marked);
  CHECK(find(summary, "start") != nullptr);
  CHECK(find(summary, "after") != nullptr);
  CHECK(find(summary, "inner") == nullptr);
  CHECK(rows_of(summary).find("/route/path '/x' @4") != std::string::npos);
}

TEST_CASE("a file without marks has no rows, whatever it imports") {
  const FileSummary summary =
      extracted("javascript", "import express from 'express'\nexport const x = express.json\n");
  CHECK(rows_of(summary).empty());
}

TEST_CASE("a long value is cut and a huge file is not asked") {
  const std::string path(1000, 'p');
  const FileSummary cut = extracted("javascript", "app.get('/" + path + "', f)\n");
  bool found = false;
  for (const Fact& fact : cut.facts)
    if (cut.view(fact.key) == "/route/path") {
      found = true;
      CHECK(fact.value.size <= 200);
    }
  CHECK(found);
  std::string huge = "app.get('/x', f)\n";
  while (huge.size() <= brief::parse::kMaxMarkedBytes) huge += "let a = 1\n";
  CHECK(rows_of(extracted("javascript", huge)).empty());
}

TEST_CASE("the head of a chain of calls is found however many calls hang on it") {
  const std::string chain =
      "Route::get('/x', f)->name('a')->where('b', 'c')->middleware('auth');\n";
  const std::string rows = rows_of(extracted("php", "<?php\n" + chain));
  CHECK(rows ==
        "/route php/laravel @2\n"
        "/route/method get @2\n"
        "/route/path '/x' @2\n"
        "/route/handler f @2\n"
        "/route/guard 'auth' @2\n");
}

TEST_CASE(
    "the build refuses a pattern that begins with no kind of node, which would never be asked") {
  const auto all = brief::languages();
  const auto rust =
      std::find_if(all.begin(), all.end(), [](const auto& spec) { return spec.name == "rust"; });
  REQUIRE(rust != all.end());
  const auto refused = [&](const char* query) {
    try {
      brief::parse::check_framework_query(*rust, {.name = "x", .marks = "x", .query = query});
    } catch (const std::runtime_error& error) {
      return std::string(error.what()).find("never asked") != std::string::npos;
    }
    return false;
  };
  CHECK(refused("((_ (function_item) @route))"));
  CHECK(refused("([(source_file (function_item) @route) (_ (mod_item) @route)])"));
  CHECK_FALSE(refused("((source_file (_) @route))"));
}

TEST_CASE("a handler's own attribute is a route, at the top of a file and in a module") {
  const std::string rows = rows_of(extracted("rust",
                                             "#[get(\"/a\")]\nfn first() {}\n"
                                             "mod inner {\n  #[post(\"/b\")]\n  #[cached]\n"
                                             "  fn second() {}\n}\n"));
  CHECK(rows.find("/route/path \"/a\" @1\n/route/handler first @2\n") != std::string::npos);
  CHECK(rows.find("/route/path \"/b\" @4\n/route/handler second @6\n") != std::string::npos);
}

TEST_CASE("the version that a manifest written as code asks for is a row") {
  CHECK(rows_of(extracted("elixir",
                          "defmodule A.MixProject do\n  use Mix.Project\n\n  def project do\n"
                          "    [app: :a, elixir: \"~> 1.14\"]\n  end\nend\n"))
            .find("/requirement/elixir \"~> 1.14\" @5\n") != std::string::npos);
}
