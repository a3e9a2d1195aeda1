#include "support/program.hpp"

#include <doctest/doctest.h>

namespace brief::test {

RunResult Program::run(std::vector<std::string> arguments, const std::string& folder) const {
  arguments.insert(arguments.begin(), BRIEF_BINARY);
  return sandbox_.run(arguments, folder);
}

std::string Program::ok(std::vector<std::string> arguments, const std::string& folder) const {
  const RunResult result = run(arguments, folder);
  std::string line;
  for (const std::string& argument : arguments) line += " " + argument;
  INFO("brief", line, "\n", result.err);
  REQUIRE(result.status == 0);
  return result.out;
}

nlohmann::json Program::json(std::vector<std::string> arguments) const {
  arguments.emplace_back("--json");
  return nlohmann::json::parse(ok(std::move(arguments)));
}

std::string Program::refreshed() const {
  ok({"refresh"});
  return sandbox_.read("PROJECT_CONTEXT.md");
}

std::string Program::from_scratch(std::vector<std::string> more) const {
  std::vector<std::string> arguments = {"refresh", "--stdout", "--no-cache"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return ok(arguments);
}

std::string Program::parsed_by_refresh() const {
  const nlohmann::json report = json({"refresh"});
  std::string paths;
  for (const auto& item : report["parsed"]) paths += item["path"].get<std::string>() + "\n";
  return paths;
}

}  // namespace brief::test
