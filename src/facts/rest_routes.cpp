#include "facts/rest_routes.hpp"

#include <algorithm>
#include <cctype>
#include <map>

#include "base/text.hpp"
#include "facts/route_text.hpp"
#include "facts/rule_node.hpp"

namespace brief::facts {
namespace {

RestRules read_rules(const Rules& node) {
  RestRules out{
      node.text("key"),  node.text("nested"),         node.text("handler"), node.text("controller"),
      node.text("open"), node.text("separator", "/"), node.text("module"),  {}};
  for (const Rules& action : node["actions"].items())
    out.actions.push_back(
        {action.text("name"), action.text("method"), action.text("path"), action.flag("many")});
  return out;
}

using Book = std::map<std::string, RestRules, std::less<>>;

const Book& book() {
  static const Book out = [] {
    Book made;
    constexpr std::string_view kFolder = "/frameworks/";
    for (const RuleFile& file : rule_files()) {
      const Rules root(file.root);
      const std::size_t at = file.path.find(kFolder);
      if (at == std::string_view::npos || !root["rest"]) continue;
      const std::size_t begin = at + kFolder.size();
      const std::string own(file.path.substr(begin, file.path.rfind('.') - begin));
      for (const Rules& rest : root["rest"].items())
        made.emplace(std::string(file.path.substr(0, at)) + "/" + root.text("query", own),
                     read_rules(rest));
    }
    return made;
  }();
  return out;
}

std::string plain(std::string_view text) {
  const auto paths = paths_of(text);
  return paths.empty() ? std::string() : paths.front();
}

// "categories" -> "category". English as far as names of tables need it.
std::string singular(std::string name) {
  const auto ends = [&](std::string_view end) { return name.ends_with(end); };
  if (ends("ies") && name.size() > 4) return name.substr(0, name.size() - 3) + "y";
  if (ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("uses"))
    return name.substr(0, name.size() - 2);
  if (ends("people")) return name.substr(0, name.size() - 6) + "person";
  if (ends("children")) return name.substr(0, name.size() - 3);
  if (ends("s") && !ends("ss") && !ends("us") && !ends("news") && !ends("series")) name.pop_back();
  return name;
}

std::string plural(std::string name) {
  const auto ends = [&](std::string_view end) { return name.ends_with(end); };
  const bool vowel = ends("ay") || ends("ey") || ends("oy") || ends("uy");
  if (ends("y") && !vowel) return name.substr(0, name.size() - 1) + "ies";
  if (ends("sh") || ends("ch") || ends("x") || ends("ss") || ends("us")) return name + "es";
  return ends("s") ? name : name + "s";
}

std::string key_of(const std::string& form, const FrameworkRow& row, std::string_view name) {
  std::string one = singular(std::string(name.substr(name.find_last_of("/.") + 1)));
  std::replace(one.begin(), one.end(), '-', '_');
  const std::string told = plain(row.text("param"));
  return fill_angles(form, {{"one", one}, {"param", told.empty() ? "id" : std::string_view(told)}});
}

// "photos.comments" hangs comments below one photo.
std::string own_path(const RestRules& rules, const FrameworkRow& row, std::string_view name) {
  if (const std::size_t dot = name.find('.'); dot != std::string_view::npos) {
    const std::string_view above = name.substr(0, dot);
    return join_paths(join_paths(above, key_of(rules.nested, row, above)),
                      own_path(rules, row, name.substr(dot + 1)));
  }
  return row.find("path") != nullptr ? plain(row.text("path")) : std::string(name);
}

// "App.Admin." -> "Admin.", where the separator asks for it.
std::string module_of(const RestRules& rules, const RestPlace& place) {
  if (rules.separator == "/") return place.module;
  const std::size_t first = place.module.find(rules.separator);
  return first == std::string::npos ? std::string() : place.module.substr(first + 1);
}

// `UserController::class`, `UserController`
std::string class_in(std::string_view text) {
  std::string name = name_in(text);
  if (name.ends_with("::class")) name.resize(name.size() - 7);
  return name;
}

bool is_quoted(std::string_view text) {
  return !text.empty() && std::string_view("\"'").find(text[0]) != std::string_view::npos;
}

std::string controller_of(const RestRules& rules, const FrameworkRow& row, const RestPlace& place,
                          std::string_view name) {
  const std::string_view told = row.text("controller");
  const bool single = row.find("single") != nullptr;
  const std::string module = module_of(rules, place);
  if (told.empty()) return module + (single ? plural(std::string(name)) : std::string(name));
  return module + (is_quoted(told) || told[0] == ':' ? plain(told) : class_in(told));
}

// A token of the path stands for the name of the class, without its usual end.
std::string with_name(const FrameworkRow& scope, std::string path) {
  const std::string_view token = scope.text("token");
  const std::size_t at = token.empty() ? std::string::npos : path.find(token);
  if (at == std::string::npos) return path;
  std::string_view name = scope.text("name");
  if (name.ends_with(scope.text("suffix"))) name.remove_suffix(scope.text("suffix").size());
  return path.replace(at, token.size(), name);
}

}  // namespace

const RestRules* rest_rules(std::string_view query) {
  const auto found = book().find(query);
  return found == book().end() ? nullptr : &found->second;
}

std::string fill_angles(std::string_view text,
                        const std::vector<std::pair<std::string_view, std::string_view>>& values) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t end = text[i] == '<' ? text.find('>', i) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += text[i];
      continue;
    }
    const std::string_view name = text.substr(i + 1, end - i - 1);
    for (const auto& [key, value] : values)
      if (key == name) out += value;
    i = end;
  }
  return out;
}

std::vector<std::string> words_of(std::string_view list) {
  if (list.substr(0, 1) == "%") list.remove_prefix(std::min<std::size_t>(2, list.size()));
  std::vector<std::string> out;
  std::string word;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    if (i < list.size() && (in_name(list[i]) || list[i] == '?' || list[i] == '!')) {
      word += list[i];
    } else if (!word.empty()) {
      out.push_back(std::exchange(word, {}));
    }
  }
  return out;
}

std::string reach_of(const RouterFile& file, const std::vector<std::size_t>& scopes,
                     std::size_t from, std::string_view own) {
  for (std::size_t i = from; i < scopes.size(); ++i) {
    const FrameworkRow& scope = file.rows[scopes[i]];
    if (scope.kind == "resource") return {};
    if (scope.find("reach") != nullptr) return std::string(scope.text("reach"));
  }
  return std::string(own.substr(0, 1) == ":" ? own.substr(1) : own);
}

RestPlace place_in(const RouterFile& file, const std::vector<std::size_t>& scopes,
                   std::string_view reach) {
  RestPlace out;
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    const FrameworkRow& scope = file.rows[scopes[i]];
    const RestRules* rules = rest_rules(scope.query);
    const std::string_view told = scope.text("module");
    const std::string module =
        is_quoted(told) || told.substr(0, 1) == ":" ? plain(told) : name_in(told);
    if (scope.kind == "resource" && rules != nullptr) {
      const std::string name = plain(scope.text("name"));
      out.controller = controller_of(*rules, scope, out, name);
      out.path = join_paths(out.path, own_path(*rules, scope, name));
      const std::string place = reach_of(file, scopes, i + 1, reach);
      if (scope.find("single") == nullptr && place != "collection")
        out.path = join_paths(out.path,
                              key_of(place == "member" ? rules->key : rules->nested, scope, name));
    } else {
      for (const std::string_view part : scope.all(scope.find("path") ? "path" : "named"))
        if (const auto paths = paths_of(part); !paths.empty())
          out.path = join_paths(out.path, with_name(scope, paths.front()));
      if (scope.find("host") != nullptr) {
        const std::string host = plain(scope.text("host"));
        out.path = "//" + host + (host.ends_with('.') ? "*" : "") + out.path;
      }
      if (rules != nullptr && scope.find("controller") != nullptr)
        out.controller = controller_of(*rules, scope, out, {});
    }
    if (!module.empty()) out.module += module + (rules == nullptr ? "/" : rules->separator);
  }
  return out;
}

std::vector<RestRoute> rest_routes(const RestRules& rules, const FrameworkRow& row,
                                   const RestPlace& place,
                                   const std::vector<std::string>& without) {
  const auto listed_in = [&](std::string_view attribute, const std::string& name) {
    for (const std::string_view list : row.all(attribute)) {
      const std::vector<std::string> words = words_of(list);
      if (std::find(words.begin(), words.end(), name) != words.end()) return true;
    }
    return false;
  };
  const bool single = row.find("single") != nullptr;
  std::vector<RestRoute> out;
  for (const std::string_view told : row.all("name")) {
    const std::string name = plain(told);
    const std::string key = single ? std::string() : key_of(rules.key, row, name);
    const std::string controller = controller_of(rules, row, place, name);
    for (const RestRules::Action& action : rules.actions) {
      if (single && action.many) continue;
      if (row.find("only") != nullptr
              ? !listed_in("only", action.name)
              : std::find(without.begin(), without.end(), action.name) != without.end())
        continue;
      if (listed_in("except", action.name) || listed_in("without", action.name)) continue;
      std::string_view form = action.path;  // "/<key>/edit" of a single one is "/edit"
      if (single && form.substr(0, 6) == "/<key>") form.remove_prefix(6);
      out.push_back(
          {action.methods,
           join_paths(own_path(rules, row, name), fill_angles(form, {{"key", key}})),
           fill_angles(rules.handler, {{"controller", controller}, {"action", action.name}})});
    }
  }
  return out;
}

std::string rest_handler(const RestRules& rules, const FrameworkRow& row, const RestPlace& place,
                         std::string_view path) {
  const std::string_view text = row.text("handler");
  const std::string module = module_of(rules, place);
  const auto told = [&](std::string_view controller, std::string_view action) {
    return fill_angles(rules.handler, {{"controller", controller}, {"action", action}});
  };
  if (const std::string action = plain(row.text("action")); !action.empty())
    return told(module + class_in(text), action);
  if (text.substr(0, 1) == "[") {
    const auto items = items_of(text);
    return items.size() == 2 ? told(class_in(items[0]), plain(items[1])) : std::string();
  }
  if (is_quoted(text) || text.substr(0, 1) == ":") {
    const std::string name = plain(text);
    const bool whole = name.find_first_of("#@") != std::string::npos;
    if (whole) return module + name;
    return place.controller.empty() ? name : told(place.controller, name);
  }
  if (!text.empty()) {
    const std::string name = class_in(text);
    return name == rules.open || name.empty() ? name : module + name;
  }
  while (!path.empty() && path.front() == '/') path.remove_prefix(1);
  const bool word = !path.empty() && std::all_of(path.begin(), path.end(),
                                                 [](char c) { return in_name(c) || c == '/'; });
  if (!word) return {};
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos)
    return place.controller.empty() ? std::string() : told(place.controller, path);
  return told(module + std::string(path.substr(0, slash)), path.substr(slash + 1));
}

}  // namespace brief::facts
