#include "pipeline/workspace.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "brief/error.hpp"
#include "parse/detect.hpp"

namespace brief::pipeline {
namespace {

std::string variable(const repo::Environment& environment, const std::string& name) {
  const auto found = environment.find(name);
  return found == environment.end() ? std::string() : found->second;
}

std::string absolute(const std::string& path, const std::string& start) {
  return path.front() == '/' ? path : start + "/" + path;
}

std::optional<StatCache> load_known_stats(const Workspace& workspace) {
  if (!workspace.use_cache || workspace.mode != TreeMode::worktree) return std::nullopt;
  std::optional<StatCache> known = workspace.cache->load_stats(repo::worktree_id(workspace.layout));
  if (known && known->fingerprint != parse::detection_fingerprint()) return std::nullopt;
  return known;
}

constexpr std::string_view kCacheTag =
    "Signature: 8a477f597d28d172789f06886806bc55\n# Made by brief; may be removed at any time.\n";

// A folder that a person names may hold anything: it is ours when it is empty or tagged
// (https://bford.info/cachedir/).
void refuse_foreign_folder(const std::string& folder) {
  if (base::read_file(folder + "/CACHEDIR.TAG") == kCacheTag) return;
  std::error_code failure;
  if (std::filesystem::is_directory(folder, failure) &&
      !std::filesystem::is_empty(folder, failure) && !failure)
    throw Error(ErrorCode::usage, "BRIEF_CACHE_DIR names a folder that holds other files", folder,
                "name an empty folder, or one that does not exist");
}

// What can't be tagged can't be written either, and the cache says so itself.
void tag_folder(const std::string& folder) {
  const std::string tag = folder + "/CACHEDIR.TAG";
  if (base::read_file(tag) == kCacheTag || !base::make_folders(folder) ||
      ::access(folder.c_str(), W_OK) != 0)
    return;
  base::replace_file(tag, kCacheTag, base::Durability::process_crash);
}

// A configuration that is there but is not read must not be passed over in silence.
void refuse_odd_config(const repo::Layout& layout) {
  struct stat info {};
  const std::string path = layout.root + "/" + std::string(kConfigFile);
  if (::lstat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode))
    throw Error(ErrorCode::config,
                S_ISLNK(info.st_mode) ? "the configuration is a symbolic link"
                                      : "the configuration is no plain file",
                std::string(kConfigFile), "make it a file, or remove it");
}

}  // namespace

std::string cache_folder(const repo::Layout& layout, const repo::Environment& environment) {
  const std::string asked = variable(environment, "BRIEF_CACHE_DIR");
  if (!asked.empty()) {
    const std::string folder =
        absolute(asked, layout.root.empty() ? layout.common_dir : layout.root);
    refuse_foreign_folder(folder);
    return folder;
  }
  const std::string usual = layout.common_dir + "/brief";
  struct stat status {};
  const bool exists = ::stat(usual.c_str(), &status) == 0;
  const std::string& written = exists ? usual : layout.common_dir;
  if ((!exists || S_ISDIR(status.st_mode)) && ::access(written.c_str(), W_OK) == 0) return usual;
  std::string home = variable(environment, "XDG_CACHE_HOME");
  if (home.empty() && !variable(environment, "HOME").empty())
    home = variable(environment, "HOME") + "/.cache";
  if (home.empty() || home.front() != '/') return usual;
  return home + "/brief/" + base::to_hex(base::hash128(layout.common_dir));
}

std::optional<std::string> Workspace::read(const std::string& path) const {
  return repo::read_path(layout, *objects, mode, revision, path, known ? &*known : nullptr);
}

Workspace open_workspace(const TreeOptions& options) {
  Workspace workspace;
  workspace.mode = options.mode;
  workspace.revision = options.revision;
  workspace.use_cache = !options.no_cache;
  workspace.jobs = options.jobs;
  workspace.layout = repo::open_layout(options.start, options.environment);
  if (workspace.layout.bare && options.mode == TreeMode::worktree)
    throw Error(ErrorCode::usage, "a bare repository has no worktree", workspace.layout.git_dir,
                "name a commit with --rev, for example --rev HEAD, or work in a clone");
  workspace.objects = std::make_unique<repo::ObjectStore>(workspace.layout);
  const std::string folder = cache_folder(workspace.layout, options.environment);
  if (workspace.use_cache && !variable(options.environment, "BRIEF_CACHE_DIR").empty())
    tag_folder(folder);
  workspace.cache = std::make_unique<cache::Cache>(folder);
  workspace.known = load_known_stats(workspace);
  const std::optional<std::string> config = workspace.read(std::string(kConfigFile));
  if (!config && workspace.mode == TreeMode::worktree) refuse_odd_config(workspace.layout);
  workspace.config = read_config(config.value_or(std::string()), options.environment);
  return workspace;
}

}  // namespace brief::pipeline
