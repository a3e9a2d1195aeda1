#include "facts/yaml.hpp"

#include <algorithm>

#include "brief/error.hpp"

namespace brief::facts {

YAML::Node load_rules(std::string_view path, std::string_view bytes) {
  try {
    return YAML::Load(std::string(bytes));
  } catch (const YAML::Exception& error) {
    throw Error(ErrorCode::internal, std::string("rule file: ") + error.what(), std::string(path));
  }
}

void check_keys(const YAML::Node& map, std::string_view path,
                std::initializer_list<std::string_view> allowed) {
  if (!map.IsMap())
    throw Error(ErrorCode::internal,
                "rule file: no map at line " + std::to_string(map.Mark().line + 1),
                std::string(path));
  for (const auto& entry : map) {
    const std::string& key = entry.first.Scalar();
    if (std::find(allowed.begin(), allowed.end(), key) == allowed.end())
      throw Error(ErrorCode::internal,
                  "rule file: unknown key '" + key + "' at line " +
                      std::to_string(entry.first.Mark().line + 1),
                  std::string(path));
  }
}

std::string text_of(const YAML::Node& map, const char* key, std::string_view otherwise) {
  const YAML::Node node = map[key];
  return node && node.IsScalar() ? node.Scalar() : std::string(otherwise);
}

std::vector<std::string> list_of(const YAML::Node& map, const char* key) {
  std::vector<std::string> out;
  const YAML::Node node = map[key];
  if (!node) return out;
  if (node.IsScalar()) out.push_back(node.Scalar());
  if (node.IsSequence())
    for (const YAML::Node& item : node) out.push_back(item.Scalar());
  return out;
}

}  // namespace brief::facts
