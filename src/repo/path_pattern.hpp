// One pattern of a .gitignore or .gitattributes file, parsed and matched as git's dir.c does it:
// the quirks (what stands before the first wildcard is compared apart) decide which files exist.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace brief::repo {

/// A path of the tree, cut up once for many patterns.
struct PathToMatch {
  explicit PathToMatch(std::string_view path, bool is_folder)
      : path(path), name_at(path.rfind('/') + 1), is_folder(is_folder) {}
  std::string_view name() const { return path.substr(name_at); }

  std::string_view path;  ///< without a trailing '/'
  std::size_t name_at;
  bool is_folder;
};

class PathPattern {
 public:
  /// Without the line's white space and comments, with its `!`.
  explicit PathPattern(std::string_view text);

  /// `base`: the folder of the rule file, "" or "a/b/". REQUIRES: path is below base.
  bool matches(const PathToMatch& path, std::string_view base, bool fold_case) const;
  bool negative() const { return negative_; }
  bool folder_only() const { return folder_only_; }

 private:
  bool matches_name(std::string_view name, bool fold_case) const;
  bool matches_path(std::string_view path, bool fold_case) const;

  std::string text_;
  std::size_t literal_ = 0;  ///< bytes before the first wildcard or backslash
  bool negative_ = false;
  bool folder_only_ = false;
  bool name_only_ = false;  ///< no '/': matches the last part of a path
  bool suffix_ = false;     ///< "*literal"
  bool never_ = false;      ///< ends in a lone backslash
};

/// The patterns of one file in gitignore(5) syntax.
class IgnoreFile {
 public:
  IgnoreFile() = default;
  /// `base`: "" or "a/b/": where the file stands.
  IgnoreFile(std::string_view bytes, std::string base);

  /// true: ignored, false: named by a negated pattern, nullopt: not named. The last match wins.
  std::optional<bool> decide(const PathToMatch& path, bool fold_case) const;
  bool empty() const { return patterns_.empty(); }

 private:
  std::string base_;
  std::vector<PathPattern> patterns_;
};

}  // namespace brief::repo
