#include <doctest/doctest.h>

#include <string>

#include "parse/readers/readers.hpp"

namespace {

std::string steps_of(const std::string& text) {
  brief::FileSummary summary;
  REQUIRE(brief::parse::read_facts("jenkins", text, summary));
  std::string out;
  for (const brief::Fact& fact : summary.facts)
    out += std::string(summary.view(fact.value)) + "@" + std::to_string(fact.line) + "-" +
           std::to_string(fact.end_line) + ";";
  return out;
}

}  // namespace

TEST_CASE("the scripts of sh steps are read in each of their forms") {
  CHECK(steps_of("stage('x') {\n  sh 'make test'\n  sh(\"make lint\")\n"
                 "  sh(label: 'y', returnStatus: true, script: 'make docs')\n}\n") ==
        "make test@2-2;make lint@3-3;make docs@4-4;");
  CHECK(steps_of("sh '''\n  cmake -B build\n  ctest\n'''\n") == "cmake -B build\n  ctest@2-3;");
}

TEST_CASE("a script that the pipeline computes is no command") {
  CHECK(steps_of("sh \"mvn -P${profile} verify\"\nsh 'a ' + b\nsh command\n").empty());
}

TEST_CASE("sh in a comment, in a string and in a longer name runs nothing") {
  CHECK(
      steps_of("// sh 'a'\n/* sh 'b' */\necho \"sh 'c'\"\nflush 'd'\nx.sh 'e'\nbat 'f'\n").empty());
}
