#include <doctest/doctest.h>

#include <string>

#include "parse/readers/readers.hpp"

namespace {

std::string keys_of(const char* reader, const std::string& text) {
  brief::FileSummary summary;
  REQUIRE(brief::parse::read_facts(reader, text, summary));
  std::string out;
  for (const brief::Fact& fact : summary.facts)
    out += std::string(summary.view(fact.key)) + "@" + std::to_string(fact.line) + " ";
  return out;
}

}  // namespace

TEST_CASE("a service is told by its package, with its methods and their lines") {
  CHECK(keys_of("proto",
                "package a.b;\nservice S {\n  rpc Get (A) returns (B) { option x = {}; }\n"
                "  rpc Put(stream A) returns (B);\n}\n") ==
        "/package@1 /service/a.b.S/Get@3 /service/a.b.S/Put@4 ");
}

TEST_CASE("what comments, strings and messages of a .proto file say is no service") {
  CHECK(keys_of("proto", "// service A { rpc X(Y) returns (Z); }\n/* service B { rpc X(Y) */\n")
            .empty());
  CHECK(keys_of("proto", "message M { string service = 1; M rpc = 2; }\n").empty());
  CHECK(keys_of("proto", "option o = \"service S { rpc X(Y)\";\n").empty());
}

TEST_CASE("the fields of the root types of a GraphQL schema are told, and those of no other") {
  CHECK(keys_of("graphql",
                "type Query {\n  me(id: ID! = \"}\"): User @a(b: \"c\")\n  all: [User]\n}\n"
                "type User { name: String }\nextend type Mutation { save: User }\n") ==
        "/operation/query/me@2 /operation/query/all@3 /operation/mutation/save@6 ");
}

TEST_CASE("a GraphQL schema names its own root types") {
  CHECK(keys_of(
            "graphql",
            "schema @l(u: \"{\") { query: Root }\ntype Root { a: Int }\ntype Query { b: Int }\n") ==
        "/operation/query/a@2 ");
}

TEST_CASE("a query of GraphQL and a description declare nothing") {
  CHECK(keys_of("graphql", "query Q { me { id } }\n").empty());
  CHECK(keys_of("graphql",
                "\"\"\"\ntype Query { a: Int }\n\"\"\"\nscalar X # type Query { a: Int }\n")
            .empty());
}

TEST_CASE("broken interface files end without an answer") {
  for (const char* reader : {"proto", "graphql"})
    for (const char* text :
         {"service", "service S", "service S {", "service S { rpc", "type", "type Query {",
          "type Query { a(", "schema {", "\"\"\"", "/*", "\"", "{{{{", "\\"}) {
      CAPTURE(text);
      CHECK(keys_of(reader, text).empty());
    }
}

TEST_CASE("the fields of a model are told with their types, and no attribute is one") {
  brief::FileSummary summary;
  REQUIRE(brief::parse::read_facts("models",
                                   "// model No { id Int }\nenum Role { ADMIN USER }\n"
                                   "model User {\n  id Int @id @default(autoincrement())\n"
                                   "  posts Post[] @relation(\"a model\", fields: [id])\n"
                                   "  bio String? @db.VarChar(9)\n  @@index([id])\n}\n"
                                   "type Tag { name String }\n",
                                   summary));
  std::string out;
  for (const brief::Fact& fact : summary.facts)
    out += std::string(summary.view(fact.key)) + "=" + std::string(summary.view(fact.value)) + "@" +
           std::to_string(fact.line) + " ";
  CHECK(out == "/model/User/id=Int@4 /model/User/posts=Post@5 /model/User/bio=String@6 ");
}
