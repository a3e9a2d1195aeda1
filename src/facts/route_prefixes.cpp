#include "facts/route_prefixes.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "facts/map_text.hpp"
#include "facts/route_text.hpp"

namespace brief::facts {
namespace {

std::vector<RoutePrefix> configured(const Context& context) {
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

bool holds(const std::vector<RoutePrefix>& all, std::string_view query, std::string_view path) {
  return std::any_of(all.begin(), all.end(), [&](const RoutePrefix& one) {
    return one.query == query && lies_below(one.folder, path);
  });
}

}  // namespace

RoutePrefixes::RoutePrefixes(const Context& context, const Routers& routers)
    : prefixes_(configured(context)) {
  for (const RouterFile& file : routers.files()) {
    const std::string& path = routers.path_of(file);
    for (const FrameworkRow& row : file.rows) {
      const bool prefix = row.kind == "prefix";
      if (row.kind == "value") {
        const auto written = paths_of(row.text("text"));
        if (written.empty()) continue;
        const auto [entry, added] =
            values_.try_emplace(std::string(row.text("name")), written.front());
        if (!added && entry->second != written.front()) entry->second.clear();
      } else if (prefix || row.kind == "elsewhere") {
        const Finding* package = context.finding_for("name", folder_of(path));
        const auto written = paths_of(row.text("path"));
        if (prefix && written.empty()) continue;
        (prefix ? prefixes_ : elsewhere_)
            .push_back({std::string(row.query),
                        package == nullptr ? std::string() : package->folder,
                        prefix ? "/" + written.front().substr(written.front().starts_with('/'))
                               : std::string(),
                        {path, row.line, row.end_line}});
      }
    }
  }
}

const RoutePrefix* RoutePrefixes::of(std::string_view query, std::string_view path) const {
  for (const RoutePrefix& prefix : prefixes_)
    if (prefix.query == query && lies_below(prefix.folder, path)) return &prefix;
  return nullptr;
}

bool RoutePrefixes::guarded_elsewhere(std::string_view query, std::string_view path) const {
  return holds(elsewhere_, query, path);
}

std::string RoutePrefixes::filled(std::string path) const {
  for (std::size_t open = path.find('{'); open != std::string::npos; open = path.find('{', open)) {
    const std::size_t close = path.find('}', open);
    if (close == std::string::npos) return path;
    const std::string name = path.substr(open + 1, close - open - 1);
    const auto value = values_.find(name.substr(name.rfind('.') + 1));
    // Only what stands for an expression of the source is marked by a control character.
    const bool written = open == 0 || static_cast<unsigned char>(path[open - 1]) > ' ';
    if (written || value == values_.end() || value->second.empty()) {
      open = close;
      continue;
    }
    path.replace(open - 1, close - open + 2, value->second);
    open = open - 1 + value->second.size();
  }
  return path;
}

}  // namespace brief::facts
