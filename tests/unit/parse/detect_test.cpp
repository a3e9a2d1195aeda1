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
  CHECK(detected("a.h", "int distance(const Piece& a,\n             const Piece& b);\n") == "cpp");
  CHECK(detected("a.h", "struct A {\n  int size() const;\n};\n") == "cpp");
  CHECK(detected("a.h", "struct A {\n  virtual ~A();\n};\n") == "cpp");
  CHECK(detected("a.h", "/* of\n   virtual memory (pages), operator [ and const x & y */\n") ==
        "c");
  CHECK(detected("a.h", "/* -*- unheard-of -*- */\nint f(int a, const int b);\n") == "c");
  CHECK(detected("a.h", "#include <stdint.h>\n/* a class of things; namespace */\n") == "c");
}

TEST_CASE("an interpreter names the language of a file without extension") {
  CHECK(detected("run", "#!/usr/bin/env python3\n") == "python");
  CHECK(detected("run", "#!/usr/bin/python3.11 -u\n") == "python");
  CHECK(detected("run", "#!/usr/bin/env -S node --experimental\n") == "javascript");
  CHECK(detected("run", "#!/bin/unheard-of\n") == "none");
  CHECK(detected("run", "# !/usr/bin/env python3\n") == "none");
}

TEST_CASE("a mode line for an editor names the language, whatever the extension") {
  CHECK(detected("run", "// -*- mode: c++; tab-width: 2 -*-\n") == "cpp");
  CHECK(detected("run", "// -*- Mode: C++ -*-\n") == "cpp");
  CHECK(detected("run", "/* -*- tab-width: 2; mode: C -*- */\n") == "c");
  CHECK(detected("a.h", "#pragma once // -*- C++ -*-\n") == "cpp");
  CHECK(detected("run", "#!/bin/sh\n# -*- python -*-\n") == "python");
  CHECK(detected("run", "# vim: set ft=python :\n") == "python");
  CHECK(detected("run", "# vi:ft=python\n") == "python");
  CHECK(detected("run", "/* ex: sw=2 filetype=cpp */\n") == "cpp");
  CHECK(detected("a.js", "// vim: ft=typescript\n") == "typescript");
}

TEST_CASE("a mode line is looked for where the editors do, and a setting is no mode") {
  CHECK(detected("run", "1\n2\n3\n4\n# vim: ft=python\n") == "python");
  CHECK(detected("run", "1\n2\n3\n4\n5\n# vim: ft=python\n7\n8\n9\n10\n11\n") == "none");
  CHECK(detected("run", "1\n2\n3\n4\n5\n6\n7\n# vim: ft=python\n9\n10\n11\n12\n") == "python");
  CHECK(detected("run", "1\n2\n# -*- python -*-\n") == "none");
  CHECK(detected("a.c", "/* -*- coding: utf-8 -*- */\n") == "c");
  CHECK(detected("a.c", "/* -*- indent-tabs-mode: nil -*- */\n") == "c");
  CHECK(detected("a.py", "x = 'vim: ft'\ny = 'provi: ft=rust'\n") == "python");
}

TEST_CASE("a Qt translation and a video are no program, whatever the extension") {
  CHECK(detected("a.ts", "<?xml version=\"1.0\"?>\n<!DOCTYPE TS>\n<TS version=\"2.1\">") == "none");
  CHECK(detected("a.ts", "\xef\xbb\xbf<!DOCTYPE TS>\n<TS></TS>\n") == "none");
  const std::string packet = "G" + std::string(187, '\0');
  CHECK(detected("a.ts", packet + packet) == "none");
  CHECK(detected("a.ts", "Generated = 1;\n" + std::string(400, ' ') + "x();\n") == "typescript");
  CHECK(detected("a.ts", "const a = <T>(x: T) => x;\n") == "typescript");
  CHECK(detected("a.tsx", "<?xml version=\"1.0\"?>\n<tileset name=\"a\">\n") == "none");
  CHECK(detected("a.tsx", "export const A = () => <b/>;\n") == "tsx");
}

TEST_CASE("a .m is Objective-C by its marks, and nothing that is known without them") {
  CHECK(detected("a.m", "#import <Foundation/Foundation.h>\nint main() { return 0; }\n") == "objc");
  CHECK(detected("a.m", "#include \"a.h\"\n@implementation A\n- (void)b {}\n@end\n") == "objc");
  for (const char* other :
       {"function y = f(x)\n% text\ny = x + 1;\nend\n", "% a script\nx = 1:10;\nplot(x);\n",
        "## Copyright\n1;\nfunction f()\nendfunction\n", "(* ::Package:: *)\nf[x_] := x^2\n",
        ":- module hello.\n:- interface.\n", ": main ( -- )\n  \"hi\" notify\n;\n", ""}) {
    CHECK(detected("a.m", other) == "none");
    CHECK(brief::parse::is_undecided("a.m", other));
  }
}

TEST_CASE("a .pl is Perl by its marks, and no Prolog") {
  for (const char* perl :
       {"use strict;\nmy $x = 1;\n", "print \"a\\n\";\nforeach $x (@ARGV) { print $x; }\n",
        "$count = 3;\n", "#!/usr/bin/env perl\nprint 1;\n", "package A::B;\n1;\n"})
    CHECK(detected("a.pl", perl) == "perl");
  for (const char* prolog :
       {":- module(foo, [bar/1]).\nbar(X) :- member(X, [1,2]).\n", "parent(tom, bob).\n",
        "#!/usr/bin/env swipl\nmain :- true.\n", "% use of facts\nuses(a, b).\n"})
    CHECK(detected("a.pl", prolog) == "none");
  CHECK(detected("a.t", "use Test::More;\nok(1);\n") == "perl");
  CHECK(detected("a.t", "% turing\nvar x : int\nput x\n") == "none");
}

TEST_CASE("a header is Objective-C by its own words, also beside those of C++") {
  CHECK(detected("a.h", "#import <UIKit/UIKit.h>\n@interface A : NSObject\n@end\n") == "objc");
  CHECK(detected("a.h", "@class A;\nnamespace b { int c; }\n@protocol D\n@end\n") == "objc");
  CHECK(detected("a.h", "/* see @interface and #import */\nint a;\n") == "c");
  CHECK(detected("a.mm", "#include <vector>\n@implementation A\n@end\n") == "objc");
}

TEST_CASE("languages that lend their extension to others leave those alone") {
  CHECK(detected("a.ml", "structure S = struct val x = 1 end\n") == "none");
  CHECK(detected("a.ml", "module S = struct let x = 1 end\n") == "ocaml");
  CHECK(detected("a.sc", "SynthDef(\\x, { |freq| Out.ar(0, SinOsc.ar(freq)) }).add;\n") == "none");
  CHECK(detected("a.sc", "object A { val f = (x: Int) => x }\n") == "scala");
  CHECK(detected("a.module", "<?php\nfunction a_menu() {}\n") == "php");
  CHECK(detected("a.module", "module x { }\n") == "none");
  CHECK(detected("a.cgi", "#!/usr/bin/python\nprint(1)\n") == "python");
}

TEST_CASE("what other tools write under an extension is left to them") {
  CHECK(detected("a.rs", "#pragma version(1)\n#pragma rs java_package_name(a)\n") == "none");
  CHECK(detected("a.hh", "<?hh // strict\n") == "none");
  CHECK(detected("a.md", ";; Machine description\n(define_insn \"a\")\n") == "none");
  CHECK(detected("a.md", "# Title\n") == "markdown");
  for (const char* path : {"a.v", "a.d", "a.o.d"})
    CHECK(detected(path, "a.o: a.c a.h\n") == "none");
}

TEST_CASE("an extension that many languages have is taken with marks only") {
  using brief::parse::is_undecided;
  CHECK(detected("a.inc", "#include <stdio.h>\nstatic int a;\n") == "c");
  CHECK(detected("a.inc", "namespace a {\nint b();\n}\n") == "cpp");
  CHECK(detected("a.inc", "program text; begin end.\n") == "none");
  CHECK(detected("a.inc", "#!/bin/unheard-of\n#include <stdio.h>\n") == "none");
  CHECK(detected("a.inc", "// -*- unheard-of -*-\n#include <stdio.h>\n") == "none");
  CHECK(is_undecided("a.inc", "program text; begin end.\n"));
  CHECK(is_undecided("a.ts", "<?xml version=\"1.0\"?>\n"));
  CHECK_FALSE(is_undecided("a.inc", "#include <stdio.h>\n"));
  CHECK_FALSE(is_undecided("a.unknown", "text\n"));
}

TEST_CASE("our own brief is never an input") {
  CHECK(detect_language("PROJECT_CONTEXT.md", "<!-- brief:1 compact -->\n") ==
        brief::parse::kBriefFile);
  CHECK(detected("PROJECT_CONTEXT.md", "<!-- brief:1 compact -->\n") == "none");
}

TEST_CASE("an attribute names a language in any case, by its title or by other names") {
  CHECK(language_at(brief::parse::language_by_linguist_name("c++"))->name == "cpp");
  CHECK(language_at(brief::parse::language_by_linguist_name("PYTHON"))->name == "python");
  CHECK(language_at(brief::parse::language_by_linguist_name("JSON-with-Comments"))->name == "json");
  CHECK(brief::parse::language_by_linguist_name("Klingon") == 0);
}

TEST_CASE("paths of one class are detected alike whatever their bytes") {
  using brief::parse::path_class;
  CHECK(path_class("a.py") == path_class("b/c.py"));
  CHECK(path_class("a.py") != path_class("a.c"));
  CHECK(path_class("a.c") != path_class("a.h"));
  CHECK(path_class("a") == path_class("b"));
  CHECK(path_class("a.inc") != path_class("a.h"));
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
