// Git configuration files (git-config(1)), read without libgit2: sections, subsections, quoting,
// continuation lines, include.path and includeIf.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace brief::repo {

/// What the conditions of `includeIf` ask about, and where `~/` leads.
struct ConfigContext {
  std::string home;     ///< empty: unknown
  std::string git_dir;  ///< empty: not known yet, so no condition holds
  std::string branch;   ///< short name of HEAD's branch, empty when detached
};

class GitConfig {
 public:
  /// Adds a file and what it includes; later values win. An absent file is an empty one. Throws
  /// Error{git} on a line that git refuses too.
  void add_file(const std::string& path, const ConfigContext& context);
  /// Adds one value; `name` is "section.key" or "section.sub.key".
  void add(std::string_view name, std::string value);

  /// The last value of `name` ("core.bare", section and key in lower case).
  std::optional<std::string> get(std::string_view name) const;
  /// As git reads a boolean: yes, on, true, 1, a bare key; `fallback` when unset or not boolean.
  bool get_bool(std::string_view name, bool fallback) const;
  /// All values of `name`, oldest first.
  std::vector<std::string> get_all(std::string_view name) const;
  /// All (name, value) pairs whose name begins with `prefix`, oldest first.
  std::vector<std::pair<std::string, std::string>> with_prefix(std::string_view prefix) const;
  /// Every file that was looked at, absent ones too.
  const std::vector<std::string>& files() const { return files_; }

 private:
  void add_file(const std::string& path, const ConfigContext& context, int depth);

  std::vector<std::pair<std::string, std::string>> values_;
  std::vector<std::string> files_;
};

/// `~/x` below `home`; other paths unchanged.
std::string expand_home(std::string_view path, const std::string& home);

}  // namespace brief::repo
