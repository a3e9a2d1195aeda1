// `.brief.yaml` at the root of the described tree, and the BRIEF_* variables above it.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace brief::pipeline {

inline constexpr std::string_view kConfigFile = ".brief.yaml";
inline constexpr std::string_view kDefaultOutput = "PROJECT_CONTEXT.md";

/// Every key is optional; what is unset is decided by the standing brief, then by defaults.
struct Config {
  std::string output{kDefaultOutput};  ///< relative to the root, inside it
  std::optional<bool> full;
  std::optional<unsigned> budget;
};

/// Every key that the file may hold; schemas/brief.schema.json has the same.
std::span<const std::string_view> config_keys();

/// Parses the file's bytes (empty: no file) and lets the environment (BRIEF_OUTPUT, BRIEF_FULL,
/// BRIEF_BUDGET) overrule it. Throws Error{config} on an unknown key, with the nearest valid one,
/// on a value of the wrong kind, and on an output outside the root.
Config read_config(std::string_view bytes, const std::map<std::string, std::string>& environment);

/// `path` without "." and empty parts. Throws Error{config} when it is absolute, leaves the root or
/// names a folder.
std::string path_inside_root(std::string_view path);

}  // namespace brief::pipeline
