// Imports name files as each language has it: what is told by a real grammar's own rows, end to
// end.
#include <doctest/doctest.h>

#include <string>

#include "support/program.hpp"
#include "support/sandbox.hpp"

using namespace brief::test;

TEST_CASE("a package: import of Dart names a file in the package's lib/, and its uses count") {
  Sandbox sandbox;
  const Program brief{sandbox};
  sandbox.init();
  sandbox.write("pkgs/orbit/pubspec.yaml", "name: orbit\n");
  sandbox.write("pkgs/orbit/lib/src/solve.dart",
                "double solveKepler(double mean) {\n  return mean;\n}\n");
  sandbox.write("pkgs/other/pubspec.yaml", "name: other\n");
  sandbox.write("pkgs/other/lib/src/solve.dart",
                "double solveKepler(double mean) {\n  return 0;\n}\n");
  for (const char* name : {"a", "b", "c"})
    sandbox.write(std::string("pkgs/app/lib/") + name + ".dart",
                  "import 'package:orbit/src/solve.dart';\n\nvoid run() {\n  solveKepler(1);\n}\n");
  sandbox.write("pkgs/app/pubspec.yaml", "name: app\n");
  const std::string key = brief.ok({"show", "key-code"});
  CHECK(key.find("pkgs/orbit/lib/src/solve.dart") != std::string::npos);
  CHECK(key.find("pkgs/other/lib/src/solve.dart") == std::string::npos);
}
