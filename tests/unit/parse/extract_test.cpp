#include "parse/extract.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "parse/detect.hpp"
#include "unit/parse/extracted.hpp"

namespace fs = std::filesystem;
using brief::FileSummary;
using brief::LanguageSpec;
using brief::ReferenceKind;
using brief::test::as_text;
using brief::test::extracted;
using brief::test::find;
using brief::test::language;
using brief::test::uses;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> samples() {
  std::set<fs::path> out;
  for (const auto& folder : fs::directory_iterator(BRIEF_SOURCE_DIR "/tests/golden/languages"))
    for (const auto& file : fs::directory_iterator(folder.path()))
      if (file.path().stem() == "sample") out.insert(file.path());
  return {out.begin(), out.end()};
}

FileSummary summary_of(const fs::path& sample) {
  const std::string bytes = read(sample);
  const auto number = brief::parse::detect_language(sample.string(), bytes);
  REQUIRE(brief::parse::language_at(number) != nullptr);
  return brief::parse::Extractor().extract(brief::parse::language_at(number), bytes);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out.append(text);
  return out;
}

}  // namespace

TEST_CASE("the outline of every language's sample is the one that was read by eye") {
  std::set<std::string> seen;
  for (const fs::path& sample : samples()) {
    CAPTURE(sample.string());
    const FileSummary summary = summary_of(sample);
    const std::string name = sample.parent_path().filename().string();
    CHECK(summary.view(summary.language) == name);
    CHECK(as_text(summary) == read(sample.parent_path() / "expected.txt"));
    seen.insert(name);
  }
  for (const LanguageSpec& spec : brief::languages())
    if (spec.grammar != nullptr) CHECK_MESSAGE(seen.contains(std::string(spec.name)), spec.name);
}

TEST_CASE("a sample whose first definition is renamed has another outline") {
  for (const fs::path& sample : samples()) {
    CAPTURE(sample.string());
    std::string bytes = read(sample);
    const FileSummary before = summary_of(sample);
    REQUIRE_FALSE(before.definitions.empty());
    const std::string name(before.view(before.definitions.front().name));
    for (std::size_t at = bytes.find(name); at < bytes.size(); at = bytes.find(name, at + 7))
      bytes.replace(at, name.size(), "RENAMED");
    const FileSummary after = extracted(std::string(before.view(before.language)), bytes);
    CHECK(as_text(after) != as_text(before));
    CHECK(find(after, "RENAMED") != nullptr);
  }
}

TEST_CASE("what an extractor read before does not show in the next summary") {
  const std::string routes =
      "from flask import Flask\napp = Flask(__name__)\n@app.route('/x')\ndef x(): pass\n";
  for (const fs::path& sample : samples()) {
    CAPTURE(sample.string());
    const FileSummary alone = summary_of(sample);
    const brief::LanguageSpec* language = nullptr;
    const brief::LanguageSpec* python = nullptr;
    for (const LanguageSpec& spec : brief::languages()) {
      if (spec.name == alone.view(alone.language)) language = &spec;
      if (spec.name == "python") python = &spec;
    }
    brief::parse::Extractor used;
    REQUIRE_FALSE(used.extract(python, routes).facts.empty());
    CHECK(as_text(used.extract(language, read(sample))) == as_text(alone));
  }
}

TEST_CASE("parents come before their members and spans lie within the file") {
  for (const fs::path& sample : samples()) {
    const FileSummary s = summary_of(sample);
    for (std::uint32_t i = 0; i < s.definitions.size(); ++i) {
      const brief::Definition& row = s.definitions[i];
      CHECK((row.parent == brief::kNoParent || row.parent < i));
      CHECK(row.line >= 1);
      CHECK(row.line <= row.end_line);
      CHECK(row.end_line <= s.lines);
      CHECK(s.view(row.signature).size() <= brief::kMaxSignature);
      CHECK(s.view(row.signature).find('\n') == std::string_view::npos);
    }
  }
}

TEST_CASE("a summary depends on the bytes and the language alone, not on what was read before") {
  std::vector<std::string> fresh;
  for (const fs::path& sample : samples()) fresh.push_back(as_text(summary_of(sample)));
  brief::parse::Extractor used;
  for (int round = 0; round < 2; ++round) {
    std::size_t i = 0;
    for (const fs::path& sample : samples()) {
      const std::string bytes = read(sample);
      const auto* spec =
          brief::parse::language_at(brief::parse::detect_language(sample.string(), bytes));
      CHECK(as_text(used.extract(spec, bytes)) == fresh[i++]);
      used.extract(spec, repeated("((((", 5000));
    }
  }
}

TEST_CASE("threads that begin at once see the same summaries") {
  const std::vector<fs::path> all = samples();
  std::vector<std::string> texts(8);
  std::vector<std::thread> threads;
  for (std::string& text : texts)
    threads.emplace_back([&text, &all] {
      for (const fs::path& sample : all) text += as_text(summary_of(sample));
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : texts) CHECK(text == texts[0]);
  CHECK_FALSE(texts[0].empty());
}

TEST_CASE("bounds leave a diagnostic and do not hang, whatever the bytes and the language") {
  const std::vector<std::string> hostile = {
      repeated("(", 100000),     repeated("[{(", 40000),
      repeated("{\n", 100000),   "int a = " + repeated("1+", 500000) + "1;",
      std::string(100000, '\0'), repeated("<div>", 30000),
      repeated("a.b(", 30000),   repeated("if(a){", 20000),
  };
  for (const LanguageSpec& spec : brief::languages()) {
    if (spec.grammar == nullptr) continue;
    // Where code stands in islands all else is text, and no trouble.
    const brief::Strings& traits = spec.lexer_traits;
    const bool islands = std::find(traits.begin(), traits.end(), "islands") != traits.end();
    for (std::size_t i = 0; i < hostile.size(); ++i) {
      CAPTURE(spec.name);
      CAPTURE(i);
      const FileSummary summary = extracted(spec.name, (islands ? "<?php\n" : "") + hostile[i]);
      CHECK_FALSE(summary.diagnostics.empty());
      CHECK_FALSE(summary.hung);
    }
  }
}

TEST_CASE("every cut of every sample is read without harm, also as another language") {
  brief::parse::Extractor extractor;
  for (const fs::path& sample : samples()) {
    const std::string bytes = read(sample);
    for (const LanguageSpec& spec : brief::languages()) {
      if (spec.grammar == nullptr) continue;
      for (std::size_t size = 0; size <= bytes.size(); size += 211)
        CHECK_FALSE(extractor.extract(&spec, std::string_view(bytes).substr(0, size)).hung);
    }
  }
}

TEST_CASE("a file with a syntax error keeps what was found and says where the trouble is") {
  const FileSummary s =
      extracted("python", "def good():\n    pass\n\nclass (((\n\ndef after():\n  x\n");
  CHECK(find(s, "good") != nullptr);
  REQUIRE(s.diagnostics.size() == 1);
  CHECK(s.diagnostics[0].line >= 1);
}

TEST_CASE("binary and minified content is named and not looked into") {
  const FileSummary binary = extracted("c", std::string("int f(void) {}\0", 15));
  CHECK(binary.binary);
  CHECK(binary.definitions.empty());
  std::string line = "var a=1;";
  while (line.size() < 40000) line += "function f(){return a}";
  const FileSummary minified = extracted("javascript", line);
  CHECK(minified.minified);
  CHECK(minified.definitions.empty());
  CHECK_FALSE(minified.diagnostics.empty());
  CHECK_FALSE(extracted("javascript", "function f() {}\n").minified);
}

TEST_CASE("the generated mark is found with its line and its generator, and only in comments") {
  const FileSummary go = extracted(
      "go", "// Code generated by protoc-gen-go. DO NOT EDIT.\n// source: a.proto\npackage a\n");
  CHECK(go.generated_line == 1);
  CHECK(go.view(go.generated_by) == "protoc-gen-go");
  const FileSummary facebook =
      extracted("javascript", "/**\n * @generated SignedSource<<1>>\n */\n");
  CHECK(facebook.generated_line == 2);
  const FileSummary two = extracted(
      "python", "# This file is automatically generated by gen.py.\n# Do not modify it.\nx = 1\n");
  CHECK(two.generated_line == 1);
  CHECK(two.view(two.generated_by) == "gen.py");
  CHECK(extracted("python", "MARK = 'Code generated by x. DO NOT EDIT.'\n").generated_line == 0);
  CHECK(extracted("c", "/* A generated table is no file. */\nint a;\n").generated_line == 0);
  brief::parse::Extractor extractor;
  CHECK(extractor.extract(nullptr, "# Generated by tool. DO NOT EDIT.\n").generated_line == 1);
  CHECK(extractor.extract(nullptr, "text\nDO NOT EDIT\n").generated_line == 0);
}

TEST_CASE("without a language lines are counted and nothing else is found") {
  brief::parse::Extractor extractor;
  CHECK(extractor.extract(nullptr, "").lines == 0);
  CHECK(extractor.extract(nullptr, "a").lines == 1);
  CHECK(extractor.extract(nullptr, "a\n").lines == 1);
  CHECK(extractor.extract(nullptr, "a\nb").lines == 2);
  CHECK(extractor.extract(nullptr, "int f() {}\n").definitions.empty());
}

TEST_CASE("references are counted by name and use, outside comments, strings and definitions") {
  const FileSummary s = extracted("c",
                                  "/* helper() */\n"
                                  "static int helper(int a) { return a; }\n"
                                  "const char *text = \"helper()\";\n"
                                  "struct Node *run(struct Node *n) {\n"
                                  "  helper(1); helper(2);\n"
                                  "  n->next = n->next;\n"
                                  "  return n;\n"
                                  "}\n");
  CHECK(uses(s, "helper", ReferenceKind::call) == 2);
  CHECK(uses(s, "next", ReferenceKind::member) == 2);
  CHECK(uses(s, "Node", ReferenceKind::type) == 2);
  CHECK(uses(s, "run", ReferenceKind::call) == 0);
  CHECK(uses(s, "return", ReferenceKind::value) == 0);
  for (std::size_t i = 1; i < s.references.size(); ++i)
    CHECK(s.references[i - 1].name_hash <= s.references[i].name_hash);
}

TEST_CASE("what is left out of the parse loses no definition around it") {
  const std::string body = "{ if (x) { y(\"}\"); /* } */ } for (;;) { z('}'); } return; }";
  const FileSummary c =
      extracted("c", "void a(void) " + body + "\n#ifdef X\nint b(int p) {\n#else\n" +
                         "int b(long p) {\n#endif\n return 1 + 2 + 3 + 4; }\n" +
                         "struct s { int f; };\nvoid c(void) " + body + "\n");
  for (const char* name : {"a", "b", "s", "c"}) CHECK_MESSAGE(find(c, name) != nullptr, name);
  const FileSummary js = extracted(
      "javascript",
      "function a() { return `${b({c: '}'})} }`; }\nclass K { m() { /[}/]/.test(x); "
      "if (a) { b() } } n() {} }\n(function () { function inner() { return 1111111; } })();\n");
  for (const char* name : {"a", "K", "m", "n", "inner"})
    CHECK_MESSAGE(find(js, name) != nullptr, name);
  const FileSummary rust =
      extracted("rust",
                "fn a<'x>(s: &'x str) -> char { let q = '{'; let r = r#\"}\"#; q }\nstruct S;\n"
                "impl S { fn m(&self) { while true { break; } } fn n(&self) {} }\n");
  for (const char* name : {"a", "S", "m", "n"}) CHECK_MESSAGE(find(rust, name) != nullptr, name);
  const FileSummary cpp =
      extracted("cpp",
                "struct __attribute__((packed)) P { int f() { return 1111111111; } };\n"
                "A::A() : x{1}, y(2) { call(111111111111); }\n"
                "const char* t = R\"x(} { )x\";\nclass B : public C<f(1)> { void m() {} };\n");
  for (const char* name : {"P", "f", "A", "B", "m"})
    CHECK_MESSAGE(find(cpp, name) != nullptr, name);
}

TEST_CASE("an import of a module beside its members, or of all of it, is kept") {
  CHECK(as_text(extracted("typescript",
                          "import React, { useState } from 'react';\nimport * as ns from './ns';\n"
                          "import E, * as all from './e';\nimport D from './d';\n"
                          "import { a, b } from './ab';\n")) ==
        "import react @1\nimport react name useState @1\nimport ./ns wildcard @2\n"
        "import ./e wildcard @3\nimport ./d @4\nimport ./ab name a @5\nimport ./ab name b @5\n");
}

TEST_CASE("a name in __all__ is exported whatever it begins with") {
  const FileSummary summary = extracted(
      "python",
      "__all__ = ['_a']\n__all__ += ['_b']\ndef _a(): pass\ndef _b(): pass\ndef _c(): pass\n");
  CHECK(find(summary, "_a")->exported);
  CHECK(find(summary, "_b")->exported);
  CHECK_FALSE(find(summary, "_c")->exported);
}

TEST_CASE("private members of a class are not exported, nor what they hold") {
  const FileSummary summary = extracted(
      "cpp",
      "class A : public B {\n  int hidden();\n public:\n  A();\n  operator bool() const;\n"
      "  class In {\n   public:\n    void in();\n  };\n  void open();\n private:\n"
      "  struct Own { int of_own(); };\n  void secret();\n};\n"
      "struct S { void s(); private: int t(); };\nvoid outside() {}\n");
  for (const char* name : {"A", "operator bool", "In", "in", "open", "S", "s", "outside"}) {
    REQUIRE_MESSAGE(find(summary, name) != nullptr, name);
    CHECK_MESSAGE(find(summary, name)->exported, name);
  }
  for (const char* name : {"hidden", "Own", "of_own", "secret", "t"}) {
    REQUIRE_MESSAGE(find(summary, name) != nullptr, name);
    CHECK_MESSAGE(!find(summary, name)->exported, name);
  }
}
