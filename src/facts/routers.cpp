#include "facts/routers.hpp"

#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "facts/route_text.hpp"

namespace brief::facts {
namespace {

constexpr int kMaxHops = 4;  // from file to file after one name

bool is_function(DefinitionKind kind) {
  return kind == DefinitionKind::function || kind == DefinitionKind::method ||
         kind == DefinitionKind::constructor;
}

std::string_view stem_of(std::string_view path) {
  const std::string_view name = name_of_path(path);
  return name.substr(0, name.find('.'));
}

}  // namespace

std::string receiver_of(std::string_view expression) {
  std::string_view text = base::trim(expression);
  while (!text.empty() && std::string_view("&*(:").find(text[0]) != std::string_view::npos)
    text.remove_prefix(1);
  if (text.substr(0, 4) == "new " || text.substr(0, 6) == "await ") return {};
  std::vector<std::string> parts;
  std::string part;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    if (in_name(text[i])) {
      part += text[i];
    } else if (text[i] == '.' && !part.empty()) {
      parts.push_back(std::exchange(part, {}));
    } else if (text[i] == ' ' && i + 1 < text.size() && text[i + 1] == '.') {
      continue;
    } else {
      break;
    }
  }
  if (!part.empty() && (i == text.size() || text[i] != '(')) parts.push_back(part);
  std::string out;
  for (const std::string& one : parts) {
    if (out.empty() && (one == "this" || one == "self")) continue;
    out += (out.empty() ? "" : ".") + one;
  }
  return out;
}

Routers::Routers(const Context& context) : context_(context), index_(context.index()) {
  for (std::uint32_t row = 0; row < index_.files.size(); ++row) {
    const IndexedFile& file = index_.files[row];
    if (file.role != FileRole::source) continue;
    std::vector<FrameworkRow> rows = framework_rows(context, file);
    if (!rows.empty()) files_.push_back({row, std::move(rows)});
  }
  inherit_scopes();
  for (const RouterFile& file : files_) read_names(file);
  for (const RouterFile& file : files_) read_routers(file);
}

// A scope that is a class without a path has the path and the guards of its base.
void Routers::inherit_scopes() {
  std::map<std::string_view, const FrameworkRow*> bases;  // nullptr: there are several
  for (const RouterFile& file : files_)
    for (const FrameworkRow& row : file.rows)
      if (row.kind == "scope" && row.find("path") != nullptr && row.find("name") != nullptr) {
        const auto [entry, added] = bases.try_emplace(row.text("name"), &row);
        if (!added) entry->second = nullptr;
      }
  for (RouterFile& file : files_)
    for (FrameworkRow& row : file.rows) {
      if (row.kind != "scope" || row.find("path") != nullptr) continue;
      const auto base = bases.find(row.text("inherits"));
      if (base == bases.end() || base->second == nullptr) continue;
      for (const RowAttribute& attribute : base->second->attributes)
        if (attribute.name == "path" || attribute.name == "guard")
          row.attributes.push_back({attribute.name, attribute.value, row.line});
    }
}

void Routers::read_names(const RouterFile& file) {
  Known& known = known_[file.file];
  for (const FrameworkRow& row : file.rows) {
    if (row.kind == "binding") {
      const RowAttribute* target = row.find("target");
      // A package without a name of its own is called as its path ends.
      std::string_view name = row.text("name");
      if (name.empty()) name = name_of_path(row.text("target"));
      while (!name.empty() && name.back() == '"') name.remove_suffix(1);
      known.bindings.emplace(name, Binding{row.text("member"), target ? target->line : row.line});
    } else if (row.kind == "export") {
      known.exported = row.text("name");
    }
  }
}

void Routers::read_routers(const RouterFile& file) {
  for (const FrameworkRow& row : file.rows) {
    if (row.kind != "router") continue;
    const std::string name = receiver_of(row.text("name"));
    if (name.empty()) continue;
    const std::string_view kind = row.text("kind");
    const std::size_t at = make(file.file, function_of(file.file, row), name,
                                kind == "sub" ? Router::Kind::sub : Router::Kind::root);
    Router& router = routers_[at];
    for (const std::string_view prefix : row.all("prefix"))
      if (const auto paths = paths_of(prefix); !paths.empty()) router.prefix = paths.front();
    for (const std::string_view guard : row.all("guard"))
      for (std::string& one : auth_names(guard)) router.guards.push_back(std::move(one));
  }
}

std::size_t Routers::make(std::uint32_t file, std::uint32_t function, std::string name,
                          Router::Kind kind) {
  const auto [entry, added] = by_key_.try_emplace(Key{file, function, name}, routers_.size());
  if (added) routers_.push_back({file, function, std::move(name), kind, {}, {}, {}});
  Router& router = routers_[entry->second];
  if (router.kind < kind) router.kind = kind;
  return entry->second;
}

const RouterFile* Routers::with_rows(std::uint32_t file) const {
  const auto found =
      std::lower_bound(files_.begin(), files_.end(), file,
                       [](const RouterFile& f, std::uint32_t row) { return f.file < row; });
  return found == files_.end() || found->file != file ? nullptr : &*found;
}

std::uint32_t Routers::function_of(std::uint32_t file, const FrameworkRow& row) const {
  const std::vector<Definition>& all = index_.files[file].summary->definitions;
  std::uint32_t best = kNoParent;
  for (std::uint32_t i = 0; i < all.size() && all[i].line <= row.line; ++i)
    if (is_function(all[i].kind) && all[i].end_line >= row.end_line &&
        (all[i].line < row.line || all[i].end_line > row.end_line))
      best = i;
  return best;
}

// In the function and those around it, then in the file.
std::optional<std::size_t> Routers::declared(std::uint32_t file, std::uint32_t function,
                                             const std::string& name) {
  const std::vector<Definition>& all = index_.files[file].summary->definitions;
  for (std::uint32_t at = function;; at = all[at].parent) {
    const auto found = by_key_.find(Key{file, at, name});
    if (found != by_key_.end() && routers_[found->second].kind != Router::Kind::unknown)
      return found->second;
    if (at == kNoParent) break;
  }
  // A field that another method of the class has set.
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < routers_.size(); ++i)
    if (routers_[i].file == file && routers_[i].name == name &&
        (routers_[i].kind == Router::Kind::root || routers_[i].kind == Router::Kind::sub)) {
      if (only) return std::nullopt;
      only = i;
    }
  return only;
}

std::optional<std::size_t> Routers::parameter(std::uint32_t file, std::uint32_t function,
                                              const std::string& name) {
  const FileSummary& summary = *index_.files[file].summary;
  for (std::uint32_t at = function; at != kNoParent; at = summary.definitions[at].parent) {
    const std::string_view signature = summary.view(summary.definitions[at].signature);
    const std::size_t open = signature.find('(');
    if (open != std::string_view::npos && base::holds_word(signature.substr(open), name, in_name))
      return make(file, at, name, Router::Kind::parameter);
  }
  return std::nullopt;
}

std::optional<std::size_t> Routers::around(const RouterFile& file, const FrameworkRow& row) const {
  const FrameworkRow* best = nullptr;
  for (const FrameworkRow& other : file.rows)
    if (other.kind == "router" && row.inside(other)) best = &other;
  if (best == nullptr) return std::nullopt;
  const auto found =
      by_key_.find(Key{file.file, function_of(file.file, *best), receiver_of(best->text("name"))});
  if (found == by_key_.end()) return std::nullopt;
  return found->second;
}

std::size_t Routers::of_row(const RouterFile& file, const FrameworkRow& row) {
  const std::uint32_t function = function_of(file.file, row);
  const std::string name = receiver_of(row.text("on"));
  if (const auto found = of_name(file, row, name)) return *found;
  if (const auto found = around(file, row)) return *found;
  if (row.find("whole") != nullptr)
    if (const auto found = named_in(file.file, {}, 0)) return *found;
  if (row.find("on") == nullptr && row.find("function") == nullptr)
    return make(file.file, function, {}, Router::Kind::unknown);
  return make(file.file, kNoParent, name, Router::Kind::unknown);
}

std::optional<std::size_t> Routers::of_name(const RouterFile& file, const FrameworkRow& row,
                                            const std::string& name) {
  if (name.empty()) return std::nullopt;
  const std::uint32_t function = function_of(file.file, row);
  if (const auto found = declared(file.file, function, name)) return found;
  if (const auto found = parameter(file.file, function, name)) return found;
  return bound(file.file, name, 0);
}

std::vector<std::uint32_t> Routers::imported_on(std::uint32_t file, std::uint32_t line,
                                                std::string_view member) const {
  const auto first =
      std::lower_bound(index_.imports.begin(), index_.imports.end(), file,
                       [](const ImportEdge& edge, std::uint32_t row) { return edge.from < row; });
  std::vector<std::uint32_t> out;
  for (auto edge = first; edge != index_.imports.end() && edge->from == file; ++edge)
    if (edge->line == line) out.push_back(edge->to);
  // `from routers import items, users` leads to several files: the one of that name.
  if (out.size() > 1 && !member.empty()) {
    std::vector<std::uint32_t> same;
    for (const std::uint32_t row : out) {
      const std::string& path = index_.files[row].path;
      if (stem_of(path) == member || name_of_path(folder_of(path)) == member) same.push_back(row);
    }
    if (!same.empty()) return same;
  }
  return out;
}

std::optional<std::size_t> Routers::named_in(std::uint32_t file, std::string_view member,
                                             int depth) {
  if (depth > kMaxHops) return std::nullopt;
  const auto known = known_.find(file);
  std::string name(member == "default" ? std::string_view{} : member);
  if (!name.empty()) {
    if (const auto found = declared(file, kNoParent, name)) return found;
    if (known == known_.end()) return std::nullopt;
    if (known->second.bindings.contains(name)) return bound(file, name, depth + 1);
    return of_function(file, name);
  }
  if (known == known_.end()) return std::nullopt;
  if (const std::string& exported = known->second.exported; !exported.empty()) {
    if (const auto found = declared(file, kNoParent, exported)) return found;
    if (const auto found = bound(file, exported, depth + 1)) return found;
    if (const auto found = of_function(file, exported)) return found;
  }
  if (const auto found = declared(file, kNoParent, "default")) return found;
  // The one router of the file, or the one name that its routes are registered on.
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < routers_.size(); ++i) {
    if (routers_[i].file != file) continue;
    if (only && routers_[i].kind == routers_[*only].kind) return std::nullopt;
    if (!only || routers_[i].kind > routers_[*only].kind) only = i;
  }
  return only;
}

std::optional<std::size_t> Routers::bound(std::uint32_t file, const std::string& name, int depth) {
  const auto known = known_.find(file);
  if (known == known_.end() || depth > kMaxHops) return std::nullopt;
  const auto [head, rest] = cut_first(name);
  const auto binding = known->second.bindings.find(head);
  if (binding == known->second.bindings.end()) return std::nullopt;
  const std::string_view member = binding->second.member;
  for (const std::uint32_t row : imported_on(file, binding->second.line, member)) {
    if (row == file) continue;
    const bool module = stem_of(index_.files[row].path) == member ||
                        name_of_path(folder_of(index_.files[row].path)) == member;
    const std::string_view wanted = !rest.empty() ? std::string_view(rest)
                                    : module      ? std::string_view{}
                                                  : member;
    if (const auto found = named_in(row, wanted, depth)) return found;
    if (module && rest.empty())
      if (const auto found = named_in(row, member, depth)) return found;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Routers::function_named(std::uint32_t file,
                                                     std::string_view name) const {
  const FileSummary& summary = *index_.files[file].summary;
  for (std::uint32_t i = 0; i < summary.definitions.size(); ++i)
    if (is_function(summary.definitions[i].kind) &&
        summary.view(summary.definitions[i].name) == name)
      return i;
  return std::nullopt;
}

// A function that adds routes to its parameter, or that makes a router.
std::optional<std::size_t> Routers::of_function(std::uint32_t file, std::string_view name) {
  const std::optional<std::uint32_t> function = function_named(file, name);
  if (!function) return std::nullopt;
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < routers_.size(); ++i)
    if (routers_[i].file == file && routers_[i].function == *function &&
        (!best || routers_[i].name.empty()))
      best = i;
  return best;
}

// "a.b.urls" -> the one file a/b/urls with an extension, wherever the source root is.
std::optional<std::size_t> Routers::of_module(const RouterFile& file, std::string_view module) {
  while (!module.empty() && (module[0] == '/' || module[0] == '.')) module.remove_prefix(1);
  std::string path(module);
  if (path.find('/') == std::string::npos) {
    std::replace(path.begin(), path.end(), '.', '/');
    const std::string& extension = index_.files[file.file].path;
    path += extension.substr(extension.rfind('.'));
  }
  for (const RouterFile& other : files_) {
    const std::string& whole = index_.files[other.file].path;
    const bool ends = whole.size() >= path.size() &&
                      whole.compare(whole.size() - path.size(), path.size(), path) == 0 &&
                      (whole.size() == path.size() || whole[whole.size() - path.size() - 1] == '/');
    if (ends && other.file != file.file) return named_in(other.file, {}, 0);
  }
  return std::nullopt;
}

// `users::router`: of the file or folder `users`, that which lies nearest.
std::optional<std::size_t> Routers::of_module_function(const RouterFile& file,
                                                       const std::string& name) {
  const std::size_t last = name.rfind("::");
  const std::size_t before = last == 0 ? std::string::npos : name.rfind("::", last - 1);
  const std::string module = name.substr(before == std::string::npos ? 0 : before + 2,
                                         last - (before == std::string::npos ? 0 : before + 2));
  const std::string_view home = folder_of(index_.files[file.file].path);
  std::optional<std::size_t> best;
  for (const RouterFile& other : files_) {
    const std::string& path = index_.files[other.file].path;
    if (stem_of(path) != module && name_of_path(folder_of(path)) != module) continue;
    const auto found = of_function(other.file, name.substr(last + 2));
    if (!found) continue;
    if (path.substr(0, home.size()) == home) return found;
    best = found;
  }
  return best;
}

// `Admin::App`: the one class of that name which is a router, in whatever file.
std::optional<std::size_t> Routers::of_constant(std::string_view name) const {
  const auto last = [](std::string_view whole) { return whole.substr(whole.rfind(':') + 1); };
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < routers_.size(); ++i) {
    if (routers_[i].name.empty() || last(routers_[i].name) != last(name)) continue;
    if (only) return std::nullopt;
    only = i;
  }
  return only;
}

std::optional<std::size_t> Routers::of_expression(const RouterFile& file, const FrameworkRow& row,
                                                  std::string_view expression) {
  if (expression.find("require(") != std::string_view::npos ||
      expression.find("import(") != std::string_view::npos) {
    for (const std::uint32_t target : imported_on(file.file, row.line, {}))
      if (const auto found = named_in(target, {}, 0)) return found;
    return std::nullopt;
  }
  const std::uint32_t function = function_of(file.file, row);
  std::string name = name_in(expression);
  if (row.find("constant") != nullptr) return of_constant(name);
  if (name.find("::") != std::string::npos) return of_module_function(file, name);
  if (const std::string plain = receiver_of(name); !plain.empty()) name = plain;
  if (name.empty()) return std::nullopt;
  if (const auto found = declared(file.file, function, name)) return found;
  // `router.routes()`, `router.urls`: what belongs to a router.
  if (const std::size_t dot = name.rfind('.'); dot != std::string::npos)
    if (const auto found = declared(file.file, function, name.substr(0, dot))) return found;
  if (const auto found = of_function(file.file, name)) return found;
  if (const auto found = bound(file.file, name, 0)) return found;
  if (const std::size_t dot = name.rfind('.'); dot != std::string::npos)
    return bound(file.file, name.substr(0, dot), 0);
  return std::nullopt;
}

}  // namespace brief::facts
