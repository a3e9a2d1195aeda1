#include "facts/controllers.hpp"

#include <algorithm>
#include <cctype>

#include "facts/route_text.hpp"

namespace brief::facts {
namespace {

constexpr int kMaxInherited = 8;

bool applies(const FrameworkRow& filter, const std::string& action) {
  const auto names = [&](std::string_view attribute) {
    const std::vector<std::string> words = words_of(filter.text(attribute));
    return std::find(words.begin(), words.end(), action) != words.end();
  };
  if (filter.find("only") != nullptr) return names("only");
  return filter.find("except") == nullptr || !names("except");
}

void skip(const FrameworkRow& filter, std::vector<std::string>& names) {
  for (const std::string_view skipped : filter.all("skipped")) {
    if (skipped == "*") names.clear();
    std::erase(names, name_in(skipped));
  }
}

}  // namespace

std::string snake_path(std::string_view constant) {
  std::string out;
  for (std::size_t i = 0; i < constant.size(); ++i) {
    const auto upper = [&](std::size_t at) {
      return at < constant.size() && std::isupper(static_cast<unsigned char>(constant[at])) != 0;
    };
    if (constant.substr(i, 2) == "::") {
      if (!out.empty()) out += '/';
      ++i;
      continue;
    }
    // "HTMLPage" is html_page: a capital after a small letter, or before one.
    const bool starts =
        upper(i) && !out.empty() && out.back() != '/' &&
        (!upper(i - 1) || (i + 1 < constant.size() && !upper(i + 1) && in_name(constant[i + 1])));
    if (starts) out += '_';
    out += static_cast<char>(std::tolower(static_cast<unsigned char>(constant[i])));
  }
  return out;
}

// The file whose path ends so; several: the one below `folder`, else none.
const RouterFile* Controllers::file_of(std::string_view folder, std::string_view path) const {
  const RouterFile* only = nullptr;
  bool several = false;
  const auto named = by_name_.find(name_of_path(path));
  if (named == by_name_.end()) return nullptr;
  for (const RouterFile* at : named->second) {
    const RouterFile& file = *at;
    const std::string& whole = routers_.path_of(file);
    if (!std::string_view(whole).ends_with(path)) continue;
    const std::size_t before = whole.size() - path.size();
    if (before > 0 && whole[before - 1] != '/') continue;
    if (whole.substr(0, before) == folder) return &file;
    several = only != nullptr;
    only = &file;
  }
  return several ? nullptr : only;
}

// As constants are looked up: in the modules around the class, from the inside out.
const RouterFile* Controllers::base_of(const RouterFile& file, std::string_view name,
                                       const std::string& suffix) const {
  const std::string& own = routers_.path_of(file);
  const std::string root = suffix.substr(0, suffix.find('<'));  // "controllers/"
  const std::string extension = suffix.substr(suffix.rfind('.'));
  const std::size_t at = own.rfind("/" + root);
  if (at == std::string::npos) return nullptr;
  const std::string top = own.substr(0, at + 1 + root.size());
  const std::string wanted = snake_path(name) + extension;
  for (std::string folder = own.substr(0, own.rfind('/') + 1); folder.size() >= top.size();
       folder = folder.substr(0, folder.rfind('/', folder.size() - 2) + 1)) {
    const RouterFile* found = file_of(folder, wanted);
    if (found != nullptr && routers_.path_of(*found) == folder + wanted) return found;
  }
  const RouterFile* concern = file_of(top + "concerns/", wanted);
  return concern != nullptr && concern != &file ? concern : nullptr;
}

Controllers::Controllers(const Routers& routers) : routers_(routers) {
  for (const RouterFile& file : routers.files()) {
    by_name_[std::string(name_of_path(routers.path_of(file)))].push_back(&file);
    for (const FrameworkRow& row : file.rows) {
      if (row.kind != "method") continue;
      Method& method = methods_[std::string(row.text("name"))];
      for (const FrameworkRow& other : file.rows)
        method.ends = method.ends || (other.kind == "refusal" && other.inside(row));
    }
  }
}

// `authenticate_user` may look up who is asking and let everybody pass: what is defined here must
// hold a call that ends the request, and must not have a stricter twin `authenticate_user!`.
bool Controllers::refuses(const std::string& name) const {
  if (methods_.contains(name + "!")) return false;
  const auto found = methods_.find(name);
  return found == methods_.end() || found->second.ends;
}

void Controllers::add_base(const RouterFile& file, std::string_view name, bool inherits,
                           const Asked& asked, ActionGuards& out) const {
  const RouterFile* base = base_of(file, name, asked.suffix);
  if (base != nullptr && base != &file) add(*base, asked.action, asked.suffix, asked.depth, out);
  // What a library's controller checks is not to be seen here.
  if (base == nullptr && inherits && name.find("::Base") == std::string_view::npos &&
      name.find("::API") == std::string_view::npos)
    out.known = false;
}

void Controllers::add(const RouterFile& file, const std::string& action, const std::string& suffix,
                      int depth, ActionGuards& out) const {
  if (depth > kMaxInherited) return;
  for (const FrameworkRow& row : file.rows) {
    const bool inherits = row.kind == "controller" && row.find("base") != nullptr;
    if (inherits || row.kind == "include")
      for (const std::string_view name : row.all(inherits ? "base" : "name"))
        add_base(file, name, inherits, {action, suffix, depth + 1}, out);
    if (row.kind != "filter" || routers_.function_of(file.file, row) != kNoParent) continue;
    if (!applies(row, action)) continue;
    if (row.find("skipped") != nullptr) {
      if (row.find("when") == nullptr) skip(row, out.names);
      continue;
    }
    for (const std::string_view guard : row.all("guard"))
      for (std::string& name : auth_names(guard)) {
        if (std::find(out.names.begin(), out.names.end(), name) != out.names.end()) continue;
        if (!refuses(name)) continue;
        if (row.find("when") != nullptr) {
          out.known = false;
          continue;
        }
        out.names.push_back(std::move(name));
        out.filters.push_back({routers_.path_of(file), row.line, row.end_line});
      }
  }
}

std::optional<ActionGuards> Controllers::guards_of(const RestRules& rules,
                                                   std::string_view handler) {
  const std::size_t hash = handler.find('#');
  if (rules.controller.empty() || hash == std::string_view::npos) return std::nullopt;
  const std::string path = fill_angles(rules.controller, {{"controller", handler.substr(0, hash)}});
  const RouterFile* file = file_of("app/", path);
  if (file == nullptr) return std::nullopt;
  ActionGuards out;
  add(*file, std::string(handler.substr(hash + 1)), rules.controller, 0, out);
  return out;
}

}  // namespace brief::facts
