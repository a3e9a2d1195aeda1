#include "parse/detect.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "brief/language.hpp"

using brief::parse::detect_language;
using brief::parse::language_at;

namespace {

std::string_view detected(std::string_view path, std::string_view head = "") {
  const brief::LanguageSpec* spec = language_at(detect_language(path, head));
  return spec == nullptr ? std::string_view("none") : spec->name;
}

}  // namespace

TEST_CASE("the extension decides, the longest first, wherever the file lies") {
  CHECK(detected("src/deep/a.py") == "python");
  CHECK(detected("a.d.ts") == "typescript");
  CHECK(detected("view.tsx") == "tsx");
  CHECK(detected("a.rs") == "rust");
  CHECK(detected("a.unknown") == "none");
  CHECK(detected("py") == "none");
  CHECK(detected("a.py/b") == "none");
}

TEST_CASE("a header is C++ only when its content says so") {
  CHECK(detected("a.h", "#ifndef A_H\nstruct a { int b; };\nint class_of(struct a *);\n") == "c");
  CHECK(detected("a.h", "") == "c");
  CHECK(detected("a.h", "#pragma once\nnamespace a {\n}\n") == "cpp");
  CHECK(detected("a.h", "class Foo : public Bar {\n") == "cpp");
  CHECK(detected("a.h", "template <typename T>\nT f(T);\n") == "cpp");
  CHECK(detected("a.h", "#include <vector>\n") == "cpp");
  CHECK(detected("a.h", "#include <stdint.h>\n/* a class of things; namespace */\n") == "c");
}

TEST_CASE("an interpreter or a mode line names the language of a file without extension") {
  CHECK(detected("run", "#!/usr/bin/env python3\n") == "python");
  CHECK(detected("run", "#!/usr/bin/python3.11 -u\n") == "python");
  CHECK(detected("run", "#!/usr/bin/env -S node --experimental\n") == "javascript");
  CHECK(detected("run", "#!/bin/unheard-of\n") == "none");
  CHECK(detected("run", "// -*- mode: c++; tab-width: 2 -*-\n") == "cpp");
  CHECK(detected("run", "# vim: set ft=python :\n") == "python");
  CHECK(detected("run", "text\ntext\ntext\n# vim: ft=python\n") == "none");
}

TEST_CASE("our own brief is never an input") {
  CHECK(detect_language("PROJECT_CONTEXT.md", "<!-- brief:1 compact -->\n") ==
        brief::parse::kBriefFile);
  CHECK(detected("PROJECT_CONTEXT.md", "<!-- brief:1 compact -->\n") == "none");
}

TEST_CASE("an attribute names a language in any case, by its title or by other names") {
  CHECK(language_at(brief::parse::language_by_linguist_name("c++"))->name == "cpp");
  CHECK(language_at(brief::parse::language_by_linguist_name("PYTHON"))->name == "python");
  CHECK(brief::parse::language_by_linguist_name("Klingon") == 0);
}

TEST_CASE("paths of one class are detected alike whatever their bytes") {
  using brief::parse::path_class;
  CHECK(path_class("a.py") == path_class("b/c.py"));
  CHECK(path_class("a.py") != path_class("a.c"));
  CHECK(path_class("a.c") != path_class("a.h"));
  CHECK(path_class("a") == path_class("b"));
  CHECK(path_class("SConstruct") != path_class("a"));
}

TEST_CASE("every row of the registry is whole") {
  std::string_view before;
  for (const brief::LanguageSpec& spec : brief::languages()) {
    CHECK(before < spec.name);
    before = spec.name;
    CHECK(spec.fingerprint.size() == 32);
    CHECK((spec.grammar == nullptr) == spec.package.empty());
    CHECK((spec.grammar == nullptr) != spec.reader.empty());
    if (spec.grammar == nullptr) continue;
    CHECK_FALSE(spec.version.empty());
    CHECK_FALSE(spec.licence.empty());
    CHECK_FALSE(spec.tags_query.empty());
    CHECK_FALSE(spec.extensions.empty());
  }
  CHECK(brief::parse::detection_fingerprint().known());
}
