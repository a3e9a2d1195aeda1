// Definitions that routers and handlers are found by, in whatever file they stand.
#include "facts/route_text.hpp"
#include "facts/routers.hpp"

namespace brief::facts {

std::optional<std::size_t> Routers::of_adder(std::string_view function) const {
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < routers_.size(); ++i) {
    const Router& router = routers_[i];
    if (router.kind != Router::Kind::parameter || router.function == kNoParent) continue;
    const FileSummary& summary = *index_.files[router.file].summary;
    if (summary.view(summary.definitions[router.function].name) != function) continue;
    if (only) return std::nullopt;
    only = i;
  }
  return only;
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> Routers::definition_of(
    const RouterFile& file, std::string_view name) const {
  const bool dotted = name.find("::") == std::string_view::npos;
  const auto [head, rest] = cut_first(dotted ? receiver_of(name) : std::string(name));
  const std::string last = rest.empty() ? head : cut_first(rest).first;
  const auto in =
      [&](std::uint32_t row,
          const std::string& wanted) -> std::optional<std::pair<std::uint32_t, std::uint32_t>> {
    const FileSummary& summary = *index_.files[row].summary;
    for (std::uint32_t i = 0; i < summary.definitions.size(); ++i)
      if (summary.view(summary.definitions[i].name) == wanted) return std::pair(row, i);
    return std::nullopt;
  };
  const auto known = known_.find(file.file);
  const auto binding = known->second.bindings.find(head);
  if (binding == known->second.bindings.end()) {
    if (const auto here = in(file.file, last); here || rest.empty()) return here;
    // Of a module that is no import: the one that has such a definition.
    std::optional<std::pair<std::uint32_t, std::uint32_t>> only;
    for (const RouterFile& other : files_)
      if (const auto found = in(other.file, last)) {
        if (only) return std::nullopt;
        only = found;
      }
    return only;
  }
  for (const std::uint32_t row :
       imported_on(file.file, binding->second.line, binding->second.member)) {
    const std::string wanted = rest.empty() && !binding->second.member.empty()
                                   ? std::string(binding->second.member)
                                   : last;
    if (const auto found = in(row, wanted)) return found;
  }
  return std::nullopt;
}

}  // namespace brief::facts
