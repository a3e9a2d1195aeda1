#include "facts/entry_points_resolve.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "facts/map_folders.hpp"
#include "facts/plain_path.hpp"

namespace brief::facts {
namespace {

std::string joined(std::string_view folder, std::string_view rest) {
  std::string path(folder);
  if (!path.empty() && !rest.empty()) path += '/';
  return path.append(rest);
}

std::string_view without_dot_slash(std::string_view path) {
  while (path.substr(0, 2) == "./") path.remove_prefix(2);
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  return path == "." ? std::string_view{} : path;
}

bool is_code_row(const Context& context, std::uint32_t row) {
  return row != kNoRow && is_project_code(context.index().files[row]);
}

// `path` itself, with an extension that some language lets people leave out, or its index file.
std::uint32_t row_of_path(const Context& context, const std::string& path) {
  if (const std::uint32_t row = context.row(path); is_code_row(context, row)) return row;
  for (const LanguageSpec& language : languages()) {
    for (const std::string_view extension : language.import_extensions)
      if (const auto row = context.row(path + std::string(extension)); is_code_row(context, row))
        return row;
    for (const std::string_view index : language.import_index_files)
      if (const auto row = context.row(joined(path, index)); is_code_row(context, row)) return row;
  }
  return kNoRow;
}

bool ends_with_path(std::string_view path, std::string_view end) {
  if (path.size() < end.size() || path.substr(path.size() - end.size()) != end) return false;
  return path.size() == end.size() || path[path.size() - end.size() - 1] == '/';
}

// The sole file below `folder` whose path ends with the module's, over all dotted languages.
std::uint32_t row_of_dotted(const Context& context, std::string_view folder,
                            std::string_view module) {
  std::string tail(module);
  std::replace(tail.begin(), tail.end(), '.', '/');
  std::set<std::uint32_t> found;
  const auto look = [&](const std::string& end) {
    for (const std::uint32_t row : context.named(name_of_path(end))) {
      const std::string& path = context.index().files[row].path;
      if (ends_with_path(path, end) && is_code_row(context, row) &&
          (path.compare(0, folder.size(), folder) == 0))
        found.insert(row);
    }
  };
  for (const LanguageSpec& language : languages()) {
    if (language.import_style != ImportStyle::dotted_module) continue;
    for (const std::string_view extension : language.import_extensions)
      look(tail + std::string(extension));
    for (const std::string_view index : language.import_index_files) look(joined(tail, index));
  }
  return found.size() == 1 ? *found.begin() : kNoRow;
}

// "dist/source/index.js" of "source/index.ts": a compiler keeps the folders below its output's
// root.
std::uint32_t source_below(const Context& context, std::string_view folder,
                           std::string_view built) {
  const std::size_t name = built.rfind('/');
  for (std::size_t slash = built.find('/'); slash != std::string_view::npos && slash < name;
       slash = built.find('/', slash + 1)) {
    const std::string_view rest = built.substr(slash + 1);
    const std::size_t dot = rest.find('.', rest.rfind('/'));
    const std::string path = joined(folder, rest.substr(0, dot));
    const std::uint32_t row = row_of_path(context, path);
    // Not the index file of a folder of that name.
    if (row != kNoRow && folder_of(context.index().files[row].path) == folder_of(path)) return row;
  }
  return kNoRow;
}

}  // namespace

std::uint32_t resolve_module(const Context& context, std::string_view folder,
                             std::string_view value) {
  value = without_dot_slash(base::trim(value));
  if (value.empty() || value.front() == '/') return kNoRow;
  if (const auto row = row_of_path(context, plain_path(folder, value)); row != kNoRow) return row;
  if (value.find('/') != std::string_view::npos) return kNoRow;
  return row_of_dotted(context, folder, base::trim(value.substr(0, value.find(':'))));
}

std::uint32_t source_of_built(const Context& context, std::string_view folder,
                              std::string_view value) {
  const std::string_view name = name_of_path(without_dot_slash(value));
  const std::string stem(name.substr(0, name.find('.')));
  if (stem.empty()) return kNoRow;
  std::set<std::string> roots{joined(folder, "src"), std::string(folder)};
  std::vector<std::uint32_t> found;
  for (const std::string& root : roots)
    for (const Child& child : context.children(root)) {
      const bool same = child.name.substr(0, child.name.find('.')) == stem &&
                        child.name.find('.') == child.name.rfind('.');
      if (!child.is_folder && same && is_code_row(context, child.begin))
        found.push_back(child.begin);
    }
  if (found.size() == 1) return found.front();
  return found.empty() ? source_below(context, folder, without_dot_slash(value)) : kNoRow;
}

bool has_project_name(const Context& context, std::string_view folder) {
  const auto folded = [](std::string_view text) {
    std::string out = base::to_lower(text);
    std::erase_if(out, [](char c) { return c == '-' || c == '_' || c == '.'; });
    return out;
  };
  return folded(name_of_path(folder)) == folded(context.name());
}

std::vector<std::uint32_t> exported_modules(const Context& context) {
  std::set<std::uint32_t> rows;
  for (const Finding& finding : context.findings("library")) {
    if (finding.tag == "named" && !has_project_name(context, finding.folder)) continue;
    std::uint32_t row = resolve_module(context, finding.folder, finding.value);
    if (row == kNoRow) row = source_of_built(context, finding.folder, finding.value);
    if (row != kNoRow) rows.insert(row);
  }
  return {rows.begin(), rows.end()};
}

}  // namespace brief::facts
