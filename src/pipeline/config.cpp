#include "pipeline/config.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "brief/error.hpp"

namespace brief::pipeline {
namespace {

constexpr std::array<std::string_view, 3> kKeys = {"output", "full", "budget"};
constexpr std::size_t kMaxConfigBytes = 64 << 10;
constexpr unsigned kMinBudget = 50;

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
  throw Error(ErrorCode::config, what, std::string(kConfigFile), hint);
}

// `where` is a key of the file, or a variable of the environment.
[[noreturn]] void refuse_value(std::string_view where, const std::string& wants,
                               const std::string& example) {
  const bool variable = where.starts_with("BRIEF_");
  throw Error(ErrorCode::config, std::string(where) + " wants " + wants,
              variable ? std::string() : std::string(kConfigFile),
              "for example: " + std::string(where) + (variable ? "=" : ": ") + example);
}

unsigned budget_of(std::string_view text, std::string_view where) {
  unsigned budget = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), budget);
  if (failure != std::errc() || end != text.data() + text.size() || budget < kMinBudget)
    refuse_value(where, "a number of tokens, at least 50", "3000");
  return budget;
}

bool flag_of(std::string_view text, std::string_view where) {
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0") return false;
  refuse_value(where, "true or false", "true");
}

void set(Config& config, std::string_view key, std::string_view value, std::string_view where) {
  if (key == "output") config.output = path_inside_root(value);
  if (key == "full") config.full = flag_of(value, where);
  if (key == "budget") config.budget = budget_of(value, where);
}

void refuse_unknown(const std::string& key, int line) {
  std::string_view nearest = kKeys.front();
  for (const std::string_view candidate : kKeys)
    if (base::edit_distance(key, candidate) < base::edit_distance(key, nearest))
      nearest = candidate;
  refuse("unknown key " + base::one_line(key, 60) + " in line " + std::to_string(line),
         "did you mean " + std::string(nearest) + "?");
}

void read_yaml(Config& config, std::string_view bytes) {
  if (bytes.size() > kMaxConfigBytes) refuse("larger than 64 KB", "a few lines are enough");
  YAML::Node document;
  try {
    document = YAML::Load(std::string(bytes));
  } catch (const YAML::Exception& error) {
    refuse("no valid YAML in line " + std::to_string(error.mark.line + 1) + ": " + error.msg,
           "mend it, or remove the file");
  }
  if (document.IsNull()) return;
  if (!document.IsMap()) refuse("wants keys and values", "for example: budget: 3000");
  std::vector<std::string> seen;
  for (const auto& pair : document) {
    const std::string key = pair.first.IsScalar() ? pair.first.Scalar() : "?";
    bool known = false;
    for (const std::string_view candidate : kKeys) known = known || key == candidate;
    if (!known) refuse_unknown(key, pair.first.Mark().line + 1);
    if (std::find(seen.begin(), seen.end(), key) != seen.end())
      refuse(key + " is given twice, again in line " + std::to_string(pair.first.Mark().line + 1),
             "keep one of them");
    seen.push_back(key);
    if (!pair.second.IsScalar()) refuse(key + " wants one value", "see `brief refresh --help`");
    set(config, key, pair.second.Scalar(), key);
  }
}

}  // namespace

std::span<const std::string_view> config_keys() { return kKeys; }

std::string path_inside_root(std::string_view path) {
  std::string out;
  for (const std::string_view part : base::split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (base::to_lower(part) == ".git")
      throw Error(ErrorCode::config, "the brief's file can't be in a git directory",
                  std::string(path));
    if (part == "..")
      throw Error(ErrorCode::config, "the brief's file must be inside the repository",
                  std::string(path));
    out += (out.empty() ? "" : "/") + std::string(part);
  }
  if (out.empty() || path.front() == '/' || path.back() == '/')
    throw Error(ErrorCode::config, "the brief's file must be a path inside the repository",
                std::string(path), "for example: docs/PROJECT_CONTEXT.md");
  return out;
}

Config read_config(std::string_view bytes, const std::map<std::string, std::string>& environment) {
  Config config;
  if (!bytes.empty()) read_yaml(config, bytes);
  for (const std::string_view key : kKeys) {
    std::string variable = "BRIEF_";
    for (const char c : key) variable += static_cast<char>(c - 'a' + 'A');
    const auto found = environment.find(variable);
    if (found != environment.end() && !found->second.empty())
      set(config, key, found->second, variable);
  }
  return config;
}

}  // namespace brief::pipeline
