#include "facts/route_prefixes.hpp"

#include "base/text.hpp"
#include "facts/map_text.hpp"

namespace brief::facts {

std::vector<RoutePrefix> route_prefixes(const Context& context) {
  std::vector<RoutePrefix> out;
  for (const Finding& finding : context.findings("route-prefix")) {
    const std::string_view root = folder_of(folder_of(finding.evidence.path));
    std::string_view folder = finding.title;
    // "../src/Controller/" lies beside the configuration; a plain name means all code.
    std::string below(root);
    if (folder.substr(0, 3) == "../") {
      folder.remove_prefix(3);
      if (folder.ends_with('/')) folder.remove_suffix(1);
      below += (root.empty() ? "" : "/") + std::string(folder);
    } else if (folder.find_first_of("/@") != std::string_view::npos) {
      continue;
    }
    out.push_back({finding.tag, below, finding.value, finding.evidence});
  }
  return out;
}

const RoutePrefix* prefix_of(const std::vector<RoutePrefix>& prefixes, std::string_view query,
                             std::string_view path) {
  for (const RoutePrefix& prefix : prefixes)
    if (prefix.query == query && lies_below(prefix.folder, path)) return &prefix;
  return nullptr;
}

}  // namespace brief::facts
