// Reading our own rule files: every mistake in one is an internal error that names file and line.
#pragma once

#include <yaml-cpp/yaml.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace brief::facts {

/// Parses a rule file. Throws Error{internal}.
YAML::Node load_rules(std::string_view path, std::string_view bytes);

/// Fails on a key that is not in `allowed`, so that a typing error in a rule is not silence.
void check_keys(const YAML::Node& map, std::string_view path,
                std::initializer_list<std::string_view> allowed);

/// The scalar under `key`, or `otherwise`.
std::string text_of(const YAML::Node& map, const char* key, std::string_view otherwise = {});

/// The scalars under `key`: a list, or a single one; empty when absent.
std::vector<std::string> list_of(const YAML::Node& map, const char* key);

}  // namespace brief::facts
