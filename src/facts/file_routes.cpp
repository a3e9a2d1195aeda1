#include "facts/file_routes.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "facts/map_text.hpp"
#include "facts/pattern.hpp"
#include "facts/plain_path.hpp"
#include "facts/route_text.hpp"
#include "facts/rule_node.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMaxFileRoutes = 4000;

struct FileRule {
  std::vector<std::string> uses;
  std::vector<std::string> config;  // path rules; above such a file the framework is used too
  Regex match;
  std::optional<Regex> unless;
  std::optional<Regex> exports;  // names of functions that answer, with their {method}
  std::string what;
  bool exported = false;  // methods are the exported functions that bear their names
  bool dots = false;      // '.' parts the path too, outside of [ ], and a folder may end in '+'
  std::vector<std::string> roots;    // of the package, beside which the place must stand; none: any
  std::vector<std::string> tables;   // ends of files beside the place that may tell otherwise,
  std::vector<std::string> readers;  // unless they import one of these
  std::vector<std::pair<Regex, std::string>> segments;  // before those of all
};

struct FileBook {
  std::vector<FileRule> rules;
  std::vector<std::pair<Regex, std::string>> segments;
};

std::vector<std::pair<Regex, std::string>> segments_of(const Rules& rules) {
  std::vector<std::pair<Regex, std::string>> out;
  for (const Rules& segment : rules["segments"].items())
    out.emplace_back(Regex(segment.text("match")), segment.text("route"));
  return out;
}

FileBook read_book() {
  FileBook book;
  for (const RuleFile& file : rule_files()) {
    if (file.path.find("/frameworks/") == std::string_view::npos) continue;
    const Rules root(file.root);
    for (const Rules& rule : root["file_routes"].items()) {
      FileRule& out = book.rules.emplace_back(FileRule{rule.list("uses"),
                                                       rule.list("config"),
                                                       Regex(rule.text("match")),
                                                       {},
                                                       {},
                                                       rule.text("what", "routes"),
                                                       rule.flag("exported"),
                                                       rule.flag("dots"),
                                                       rule.list("roots"),
                                                       rule.list("tables"),
                                                       rule.list("readers"),
                                                       segments_of(rule)});
      if (rule["unless"]) out.unless.emplace(rule.text("unless"));
      if (rule["exports"]) out.exports.emplace(rule.text("exports"));
    }
    for (auto& segment : segments_of(root)) book.segments.push_back(std::move(segment));
  }
  return book;
}

const FileBook& file_book() {
  static const FileBook book = read_book();
  return book;
}

// "a+/b.c[.]xml" -> "a", "b", "c.xml".
std::vector<std::string> dotted_segments(std::string_view path) {
  std::vector<std::string> out(1);
  bool literal = false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char c = path[i];
    if (c == '[' || c == ']')
      literal = c == '[';
    else if (!literal && (c == '.' || c == '/'))
      out.emplace_back();
    else if (literal || c != '+' || path.substr(i + 1, 1) != "/")
      out.back() += c;
  }
  return out;
}

std::vector<std::string> segments_in(const FileRule& rule, std::string_view path) {
  if (rule.dots) return dotted_segments(path);
  std::vector<std::string> out;
  for (const std::string_view segment : base::split(path, '/')) out.emplace_back(segment);
  return out;
}

std::string route_of(const FileRule& rule, std::string_view path) {
  std::string out;
  for (const std::string& segment : segments_in(rule, path)) {
    if (segment.empty()) continue;
    std::string told = segment;
    for (const auto* table : {&rule.segments, &file_book().segments}) {
      Captures captures;
      const auto fits = std::find_if(table->begin(), table->end(), [&](const auto& entry) {
        return entry.first.find(segment, &captures);
      });
      if (fits == table->end()) continue;
      told = fill_template(fits->second, captures);
      break;
    }
    if (!told.empty()) out += "/" + told;
  }
  return out.empty() ? "/" : out;
}

std::vector<std::string> exported_methods(const FileSummary& summary) {
  std::vector<std::string> out;
  for (const Definition& definition : summary.definitions) {
    const std::string_view name = summary.view(definition.name);
    const std::vector<std::string> method = methods_of(name);
    if (definition.exported && method.size() == 1 && method.front() == name)
      out.push_back(method.front());
  }
  return out;
}

// Methods that the names of exported functions tell, "ANY" for one that tells none; none: no route.
std::vector<std::string> named_methods(const Regex& exports, const FileSummary& summary) {
  std::vector<std::string> out;
  for (const Definition& definition : summary.definitions) {
    Captures captures;
    if (!definition.exported || !exports.find(summary.view(definition.name), &captures)) continue;
    for (std::string& method : methods_of(captures["method"].empty() ? "any" : captures["method"]))
      if (std::find(out.begin(), out.end(), method) == out.end()) out.push_back(std::move(method));
  }
  return out;
}

class Finder {
 public:
  explicit Finder(const Context& context) : context_(context) {}

  std::vector<Route> run() {
    std::vector<const FileRule*> rules;
    for (const FileRule& rule : file_book().rules)
      if (is_used(rule, nullptr)) rules.push_back(&rule);
    const std::vector<IndexedFile>& files = context_.index().files;
    for (std::uint32_t row = 0; row < files.size() && !rules.empty(); ++row) {
      if (files[row].role != FileRole::source) continue;
      for (const FileRule* rule : rules)
        if (add(*rule, row)) break;
    }
    return std::move(out_);
  }

 private:
  // Does a manifest that governs the path use the framework? No path: does any?
  bool is_used(const FileRule& rule, const std::string* path) const {
    for (const std::string& config : rule.config)
      for (const std::uint32_t row : context_.matching(config))
        if (path == nullptr || lies_below(folder_of(context_.index().files[row].path), *path))
          return true;
    const std::vector<Finding>& all = context_.findings("uses");
    return std::any_of(all.begin(), all.end(), [&](const Finding& finding) {
      return std::find(rule.uses.begin(), rule.uses.end(), finding.title) != rule.uses.end() &&
             (path == nullptr || lies_below(finding.folder, *path));
    });
  }

  // Is the place one of the package's own folders? Others bear such names too.
  bool stands_there(const FileRule& rule, const std::string& place) const {
    if (rule.roots.empty()) return true;
    const std::string_view above = folder_of(place);
    const auto is_root = [&](std::string_view folder) {
      return std::any_of(rule.roots.begin(), rule.roots.end(), [&](const std::string& root) {
        return plain_path(folder, root) == above;
      });
    };
    for (const std::string& config : rule.config)
      for (const std::uint32_t row : context_.matching(config))
        if (is_root(folder_of(context_.index().files[row].path))) return true;
    const std::vector<Finding>& all = context_.findings("uses");
    return std::any_of(all.begin(), all.end(), [&](const Finding& finding) {
      return std::find(rule.uses.begin(), rule.uses.end(), finding.title) != rule.uses.end() &&
             is_root(finding.folder);
    });
  }

  // Does a table of routes stand beside the folder that does not read it?
  bool told_elsewhere(const FileRule& rule, const std::string& place) const {
    for (const std::string& end : rule.tables) {
      const IndexedFile* table = context_.file(place + end);
      if (table == nullptr) continue;
      const FileSummary& summary = *table->summary;
      return std::none_of(summary.imports.begin(), summary.imports.end(),
                          [&](const Import& import) {
                            return std::find(rule.readers.begin(), rule.readers.end(),
                                             summary.view(import.target)) != rule.readers.end();
                          });
    }
    return false;
  }

  bool add(const FileRule& rule, std::uint32_t row) {
    const IndexedFile& file = context_.index().files[row];
    Captures captures;
    if (!rule.match.find(file.path, &captures)) return false;
    if ((rule.unless && rule.unless->find(file.path)) || !is_used(rule, &file.path)) return false;
    if (!stands_there(rule, captures["place"])) return false;
    if (told_elsewhere(rule, captures["place"])) return false;
    if (out_.size() >= kMaxFileRoutes) return true;
    Route route;
    route.file = row;
    route.place = captures["place"];
    route.what = rule.what;
    route.path = route_of(rule, captures["path"]);
    route.methods = methods_of(captures["method"]);
    if (rule.exported) {
      route.methods = exported_methods(*file.summary);
      if (route.methods.empty()) return true;
    }
    if (rule.exports) {
      route.methods = named_methods(*rule.exports, *file.summary);
      if (route.methods.empty()) return false;
    }
    out_.push_back(std::move(route));
    return true;
  }

  const Context& context_;
  std::vector<Route> out_;
};

}  // namespace

std::vector<Route> find_file_routes(const Context& context) { return Finder(context).run(); }

}  // namespace brief::facts
