// Methods where scripts put them: in objects, on prototypes, on what is exported.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/parse/extracted.hpp"

namespace {

std::string outline_of(std::string_view bytes, std::string_view language = "javascript") {
  const brief::FileSummary s = brief::test::extracted(language, bytes);
  std::string out;
  for (const brief::Definition& row : s.definitions) {
    if (!out.empty()) out += ", ";
    for (std::uint32_t p = row.parent; p != brief::kNoParent; p = s.definitions[p].parent)
      out += std::string(s.view(s.definitions[p].name)) + ".";
    out += std::string(s.view(row.name)) + " " + std::to_string(row.line);
    if (row.exported) out += " exported";
  }
  return out;
}

}  // namespace

TEST_CASE("functions of an object are its methods, at any depth of the objects") {
  for (const char* language : {"javascript", "typescript", "tsx"})
    CHECK(outline_of(
              "export const api = {\n  'get': function () {},\n  set(a) {},\n  deep: {\n    run: "
              "() => 1,\n    more: { *walk() {} },\n  },\n  get size() { return 1; },\n  name: 1,\n"
              "};\n",
              language) ==
          "api 1 exported, api.get 2 exported, api.set 3 exported, api.deep 4 exported, "
          "deep.api.run 5 "
          "exported, deep.api.more 6 exported, more.deep.api.walk 6 exported, api.size 8 exported");
}

TEST_CASE("an object is found where it is assigned, exported, returned, in wrappers") {
  CHECK(outline_of("(function () {\n  var inner = { run: function () {} };\n})();\n") ==
        "inner 2, inner.run 2");
  CHECK(outline_of("export default {\n  methods: { open() {} },\n};\n") ==
        "methods 2, methods.open 2");
  CHECK(outline_of("export default defineComponent({\n  setup() {},\n});\n") == "setup 2");
  CHECK(outline_of("module.exports = {\n  run() {},\n  stop: () => 1,\n};\n") ==
        "run 2 exported, stop 3 exported");
}

TEST_CASE("a key that no name can be is no method") {
  CHECK(outline_of("var a = {\n  'a\\\nb': function () {},\n  b: function () {},\n};\n") ==
        "a 1, a.b 4");
}

TEST_CASE("methods of a prototype belong to its function") {
  CHECK(outline_of(
            "function Queue() {}\nQueue.prototype.push = function (x) {};\nQueue.prototype = {\n  "
            "pop: function () {},\n};\nQueue.prototype.peek = Queue.prototype.top = () => 1;\n"
            "Queue.prototype.size = sizeOf;\n") ==
        "Queue 1, Queue.push 2, Queue.pop 4, Queue.peek 6, Queue.top 6, Queue.size 7");
}

TEST_CASE("functions that are assigned have the name of what they are assigned to") {
  CHECK(outline_of("let late;\nlate = function () {};\napp.render = function render() {};\n"
                   "lib.core.run = () => 1;\nns.Thing = class {\n  m() {}\n};\n") ==
        "late 2, render 3, run 4, Thing 5, Thing.m 6");
}

TEST_CASE("what a constructor function gives this is its method, and its body is looked into") {
  CHECK(outline_of("function Person(name) {\n  this.name = name;\n  this.greet = function () {};\n"
                   "  this.leave = async (a, b) => { b(); };\n}\n") ==
        "Person 1, Person.greet 3, Person.leave 4");
  CHECK(outline_of(
            "class A {\n  constructor() {\n    this.on = (path: string): this => this;\n  }\n}\n",
            "typescript") == "A 1, A.constructor 2, constructor.A.on 3");
}

TEST_CASE("a class in a function is found, a function in it is not looked for") {
  CHECK(outline_of(
            "function mixin(Base) {\n  const helper = () => 111111111;\n  return Base;\n}\n") ==
        "mixin 1");
  CHECK(
      outline_of("function mixin(Base) {\n  class Mixed extends Base {\n    run() {}\n  }\n}\n") ==
      "mixin 1, mixin.Mixed 2, Mixed.mixin.run 3");
}

TEST_CASE("class expressions are classes by whatever names them") {
  CHECK(outline_of("var A = class {\n  m() {}\n};\nconst B = class Inner {};\nC = class {};\n") ==
        "A 1, A.m 2, B 4, C 5");
}

TEST_CASE("signatures on lines of their own hide nothing behind them") {
  CHECK(outline_of(
            "interface Respond {\n  <T>(html: T): T extends string ? A : Promise<B>\n  <T extends "
            "{} | string>(\n    html: T,\n    init?: C<D>\n  ): T\n}\nexport class Context<\n  E = "
            "any,\n> {\n  json() {}\n}\n",
            "typescript") == "Respond 1, Context 8 exported, Context.json 11 exported");
}
