#include "repo/ignore_rules.hpp"

#include "base/file.hpp"
#include "repo/worktree_file.hpp"

namespace brief::repo {

std::string exclude_file(const Layout& layout) { return layout.common_dir + "/info/exclude"; }
std::string sparse_file(const Layout& layout) { return layout.git_dir + "/info/sparse-checkout"; }

IgnoreRules::IgnoreRules(const Layout& layout, ObjectStore& objects,
                         std::vector<Diagnostic>& diagnostics)
    : layout_(layout), objects_(objects), diagnostics_(diagnostics) {
  if (const auto bytes = base::read_file(exclude_file(layout))) exclude_ = IgnoreFile(*bytes, "");
  if (layout.excludes_file.empty()) return;
  if (const auto bytes = base::read_file(layout.excludes_file)) excludes_ = IgnoreFile(*bytes, "");
}

const IgnoreFile& IgnoreRules::file_of(const IgnoreFolder& folder) {
  if (folder.file) return *folder.file;
  const std::string base = folder.path.empty() ? "" : folder.path + "/";
  const std::string path = base + ".gitignore";
  std::string bytes;
  if (folder.source == IgnoreFolder::Source::worktree) {
    FileBytes read =
        read_worktree_file(layout_.root, path, FileKind::regular, false, kMaxFileBytes);
    // A link in the place of a .gitignore counts for nothing, as for git.
    if (read.status == FileBytes::Status::unreadable || read.status == FileBytes::Status::unstable)
      diagnostics_.push_back({path, 0, "its rules are not known: " + read.message});
    bytes = std::move(read.bytes);
  } else if (folder.source == IgnoreFolder::Source::blob) {
    if (std::optional<std::string> blob = objects_.read_blob(folder.blob)) {
      bytes = *std::move(blob);
    } else {
      diagnostics_.push_back({path, 0, "its rules are not known: its blob is absent"});
    }
  }
  return folder.file.emplace(bytes, base);
}

bool IgnoreRules::ignores(const IgnoreFolder& folder, const std::string& path, bool is_folder) {
  const PathToMatch to_match(path, is_folder);
  for (const IgnoreFolder* at = &folder; at != nullptr; at = at->parent) {
    if (at->source == IgnoreFolder::Source::none) continue;
    if (const auto decided = file_of(*at).decide(to_match, layout_.ignore_case)) return *decided;
  }
  if (const auto decided = exclude_.decide(to_match, layout_.ignore_case)) return *decided;
  return excludes_.decide(to_match, layout_.ignore_case).value_or(false);
}

bool IgnoreRules::ignored(const IgnoreFolder& folder) {
  if (folder.parent == nullptr) return false;
  if (!folder.ignored)
    folder.ignored = ignored(*folder.parent) || ignores(*folder.parent, folder.path, true);
  return *folder.ignored;
}

SparsePatterns::SparsePatterns(const Layout& layout) {
  if (!layout.sparse_checkout) return;
  const std::optional<std::string> bytes = base::read_file(sparse_file(layout));
  if (!bytes) return;  // as for git: no file, no restriction
  active_ = true;
  patterns_ = IgnoreFile(*bytes, "");
}

bool SparsePatterns::outside(std::string_view path) const {
  if (!active_) return false;
  // What no pattern names is as its folder is.
  for (bool is_folder = false; !path.empty(); is_folder = true) {
    if (const auto decided = patterns_.decide(PathToMatch(path, is_folder), false))
      return !*decided;
    const std::size_t slash = path.rfind('/');
    path = path.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  return true;
}

}  // namespace brief::repo
