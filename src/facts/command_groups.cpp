#include "facts/command_groups.hpp"

#include <cctype>

namespace brief::facts {
namespace {

void know_name(std::map<std::string, std::string>& names, const std::string& key,
               const std::string& value) {
  if (key.empty()) return;
  const auto [place, fresh] = names.try_emplace(key, value);
  if (!fresh && place->second != value) place->second.clear();
}

std::string in(const std::map<std::string, std::string>& names, const std::string& key) {
  const auto found = names.find(key);
  return found == names.end() ? std::string() : found->second;
}

}  // namespace

std::string dashed(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (std::isupper(c) != 0 && i > 0 && std::islower(static_cast<unsigned char>(name[i - 1])) != 0)
      out += '-';
    out += c == '_' ? '-' : static_cast<char>(std::tolower(c));
  }
  return out;
}

std::string named(std::string_view expression) {
  if (expression.size() > 80 || expression.find_first_of("({=> \n") != expression.npos) return {};
  const std::size_t part = expression.find_last_of(".:&*");
  return std::string(part == expression.npos ? expression : expression.substr(part + 1));
}

void CommandGroups::know(const FrameworkRow& row, const std::string& name,
                         const std::string& handler) {
  if (row.kind == "group") know_name(held_by_, named(row.text("holds")), named(row.text("name")));
  if (row.kind != "command") return;
  know_name(taken_by_, named(row.text("takes")), name);
  know_name(handled_by_, handler, name);
}

std::string CommandGroups::above(const std::string& within, const std::string& parent) const {
  if (within.empty()) return in(handled_by_, parent);
  const std::string own = in(taken_by_, within);
  return own.empty() ? in(taken_by_, in(held_by_, within)) : own;
}

}  // namespace brief::facts
