#include "facts/resources_told.hpp"

#include <set>

#include "base/text.hpp"
#include "facts/map_text.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostTold = 200;

bool holds_commands(std::string_view key) {
  return key.starts_with("/scripts/") ||
         (key.starts_with("/code/") && key.find('/', 6) == std::string_view::npos);
}

}  // namespace

std::vector<ToldName> names_told(const Context& context, std::string_view folder,
                                 const Regex& command) {
  std::vector<ToldName> out;
  std::set<std::string> said;
  const auto [first, last] = context.below(folder);
  for (std::uint32_t row = first; row < last; ++row) {
    const IndexedFile& file = context.index().files[row];
    if (file.role != FileRole::source && file.role != FileRole::documentation) continue;
    for (const Fact& fact : file.summary->facts) {
      if (!holds_commands(file.summary->view(fact.key))) continue;
      for (const std::string_view line : base::split(file.summary->view(fact.value), '\n')) {
        Captures captures;
        if (out.size() == kMostTold || !command.find(line, &captures)) continue;
        const std::string& name = captures["name"];
        if (printable(name) && said.insert(name).second)
          out.push_back({name, {file.path, fact.line, fact.end_line}});
      }
    }
  }
  return out;
}

}  // namespace brief::facts
