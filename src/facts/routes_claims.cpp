#include "facts/routes_claims.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "base/text.hpp"
#include "facts/file_routes.hpp"
#include "facts/map_beside.hpp"
#include "facts/map_text.hpp"
#include "facts/paths.hpp"
#include "facts/route_guards.hpp"
#include "facts/routes.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostLines = 12;  // of the compact form
constexpr std::size_t kMostFew = 12;    // routes on a line of a project with few
constexpr std::size_t kMostMany = 6;    // and of one with many
constexpr std::size_t kFewRoutes = 32;  // up to here handlers are named too
constexpr std::size_t kMostChunk = 24;  // routes on a line that is extra
constexpr std::size_t kMostExtraLines = 200;
constexpr std::size_t kMostEvidence = 32;  // of one line
constexpr std::size_t kMostPath = 90;      // characters
constexpr std::int64_t kRoutesRank = 690;
// Of an application of many controllers these are not worth the code that does the work.
constexpr std::size_t kFirstLines = 4;
constexpr std::int64_t kLaterCost = 120;

struct Group {
  std::uint32_t file = 0;
  std::string place;  // in place of the file
  std::string what;
  std::vector<std::string> guards;
  bool below_unknown = false;
  bool guards_known = true;
  bool spared = false;
  std::vector<const Route*> routes;
};

std::string methods_text(const Route& route) {
  std::string out;
  for (const std::string& method : route.methods) out += (out.empty() ? "" : "|") + method;
  return out;
}

class ClaimWriter {
 public:
  ClaimWriter(const Context& context, const std::vector<Route>& routes)
      : context_(context), routes_(routes) {
    for (const Route& route : routes)
      if (!route.guards.empty()) guarded_.insert(package_of(route));
    few_ = routes.size() <= kFewRoutes;
  }

  std::vector<Claim> run() {
    std::vector<Group> groups = grouped();
    std::vector<std::size_t> order(groups.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return groups[a].routes.size() > groups[b].routes.size();
    });
    for (std::size_t place = 0; place < order.size(); ++place)
      add_group(groups[order[place]], place);
    return std::move(claims_);
  }

 private:
  // Folder of the manifest that governs it: what one app guards says nothing of another.
  std::string package_of(const Route& route) const {
    const std::string& path = context_.index().files[route.file].path;
    const Finding* package = context_.finding_for("name", folder_of(path));
    return package == nullptr ? std::string() : package->folder;
  }

  std::vector<Group> grouped() const {
    std::vector<Group> out;
    std::map<std::tuple<std::uint32_t, std::string, std::string, std::vector<std::string>, bool,
                        bool, bool>,
             std::size_t>
        known;
    for (const Route& route : routes_) {
      if (!printable(route.path)) continue;
      const std::uint32_t file = route.place.empty() ? route.file : 0;
      // What nothing in the package is told apart by is no reason for two lines.
      const bool known_guards =
          route.guards_known || !route.guards.empty() || !guarded_.contains(package_of(route));
      const auto [entry, added] =
          known.try_emplace({file, route.place, route.what, route.guards, route.below_unknown,
                             known_guards, route.spared},
                            out.size());
      if (added)
        out.push_back({route.file,
                       route.place,
                       route.what,
                       route.guards,
                       route.below_unknown,
                       known_guards,
                       route.spared,
                       {}});
      out[entry->second].routes.push_back(&route);
    }
    // What answers on a host of its own ("//api.*/hooks") stands behind what the site answers.
    for (Group& group : out)
      std::stable_partition(group.routes.begin(), group.routes.end(),
                            [](const Route* route) { return !route->path.starts_with("//"); });
    return out;
  }

  // Equal paths are one item: "GET|POST /users".
  struct Item {
    std::string text;
    std::vector<const Route*> routes;
  };
  std::vector<Item> items_of(const Group& group) const {
    std::vector<Item> out;
    std::map<std::pair<std::string, std::string>, std::size_t> known;  // path, handler
    std::vector<std::pair<std::string, Route>> merged;
    for (const Route* route : group.routes) {
      const std::string handler = few_ ? route->handler : std::string();
      const auto [entry, added] = known.try_emplace({route->path, handler}, out.size());
      if (added) {
        out.push_back({{}, {}});
        merged.emplace_back(handler, Route{});
        merged.back().second.path = route->path;
      }
      Route& all = merged[entry->second].second;
      for (const std::string& method : route->methods)
        if (std::find(all.methods.begin(), all.methods.end(), method) == all.methods.end())
          all.methods.push_back(method);
      out[entry->second].routes.push_back(route);
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
      const std::string methods = methods_text(merged[i].second);
      out[i].text = base::code_span(methods + (methods.empty() ? "" : " ") + merged[i].second.path,
                                    kMostPath);
      if (!merged[i].first.empty() && printable(merged[i].first))
        out[i].text += " → " + base::code_span(merged[i].first, 60);
    }
    return out;
  }

  std::string head_of(const Group& group) const {
    std::string out = (group.place.empty() ? path_span(context_.index().files[group.file].path)
                                           : folder_span(group.place)) +
                      ": " + group.what;
    if (!group.guards.empty()) {
      out += " " + behind(group.guards, group.spared, 3);
    } else if (guarded_.contains(package_of(*group.routes.front())) && group.place.empty() &&
               group.guards_known && !group.below_unknown) {
      out += " with no auth guard";
    }
    if (group.below_unknown) out += ", below the router's own prefix";
    return out;
  }

  void add_group(const Group& group, std::size_t place) {
    const std::vector<Item> items = items_of(group);
    const std::size_t first = few_ ? kMostFew : kMostMany;
    const std::string order = "4" +
                              (group.place.empty() ? context_.index().files[group.file].path
                                                   : group.place + '\n' + group.what) +
                              '\n' + (group.guards.empty() ? "0" : "1" + group.guards.front());
    bool extra =
        place >= kMostLines || is_documentation_site(context_.index().files[group.file].path);
    for (std::size_t begin = 0, chunk = 0; begin < items.size(); ++chunk) {
      const std::size_t end = std::min(items.size(), begin + (extra ? kMostChunk : first));
      if (extra && ++extra_lines_ > kMostExtraLines) return;
      add_line(
          group, items, begin, end, extra,
          order + static_cast<char>('a' + std::min<std::size_t>(chunk, 25)),
          kRoutesRank - static_cast<std::int64_t>(place) - (place < kFirstLines ? 0 : kLaterCost));
      begin = end;
      extra = true;
    }
  }

  void add_line(const Group& group, const std::vector<Item>& items, std::size_t begin,
                std::size_t end, bool extra, std::string order, std::int64_t rank) {
    std::vector<std::string> texts;
    Claim claim{{}, {}, rank, std::move(order), extra};
    const auto prove = [&](Evidence evidence) {
      if (claim.evidence.size() < kMostEvidence &&
          std::find(claim.evidence.begin(), claim.evidence.end(), evidence) == claim.evidence.end())
        claim.evidence.push_back(std::move(evidence));
    };
    for (std::size_t i = begin; i < end; ++i) {
      texts.push_back(items[i].text);
      for (const Route* route : items[i].routes)
        prove({context_.index().files[route->file].path, route->line, route->end_line});
    }
    for (std::size_t i = begin; i < end; ++i)
      for (const Route* route : items[i].routes)
        for (const Evidence& mount : route->mounts) prove(mount);
    claim.text = head_of(group) + (begin > 0 ? ", more: " : ": ") + listed(texts, texts.size());
    if (begin == 0 && end < items.size() && !extra) claim.text += ", …";
    claims_.push_back(std::move(claim));
  }

  const Context& context_;
  const std::vector<Route>& routes_;
  std::set<std::string> guarded_;  // packages some of whose routes are behind a guard
  bool few_ = false;
  std::size_t extra_lines_ = 0;
  std::vector<Claim> claims_;
};

// Routes that a configuration tells.
std::vector<Route> told_routes(const Context& context) {
  std::vector<Route> out;
  for (const Finding& finding : context.findings("route")) {
    Route route;
    route.file = context.row(finding.evidence.path);
    route.line = finding.evidence.line;
    route.end_line = finding.evidence.end_line;
    route.path = finding.title;
    route.handler = finding.value.substr(finding.value.rfind('\\') + 1);
    route.guards_known = false;
    out.push_back(std::move(route));
  }
  return out;
}

}  // namespace

std::vector<Claim> route_claims(const Context& context) {
  std::vector<Route> routes = find_routes(context);
  for (Route& route : find_file_routes(context)) routes.push_back(std::move(route));
  for (Route& route : told_routes(context)) routes.push_back(std::move(route));
  std::erase_if(routes, [&](const Route& route) {
    return stands_aside(context.index().files[route.file].path);
  });
  // What answers the rest ("ANY /*") says nothing beside the routes of its file.
  const auto answers_rest = [](const Route& route) {
    return (route.path == "/*" || route.path == "*") &&
           (route.methods.size() != 1 || route.methods.front() == "ANY");
  };
  std::set<std::uint32_t> telling;
  for (const Route& route : routes)
    if (!answers_rest(route)) telling.insert(route.file);
  std::erase_if(routes, [&](const Route& route) {
    return answers_rest(route) && telling.contains(route.file);
  });
  return ClaimWriter(context, routes).run();
}

}  // namespace brief::facts
