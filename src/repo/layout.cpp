#include "repo/layout.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "repo/config_file.hpp"
#include "repo/discovery.hpp"

namespace brief::repo {
namespace {

constexpr const char* kVariables[] = {"GIT_DIR",
                                      "GIT_WORK_TREE",
                                      "GIT_INDEX_FILE",
                                      "GIT_COMMON_DIR",
                                      "GIT_OBJECT_DIRECTORY",
                                      "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                                      "GIT_CONFIG_GLOBAL",
                                      "GIT_CEILING_DIRECTORIES",
                                      "GIT_CONFIG_SYSTEM",
                                      "GIT_DISCOVERY_ACROSS_FILESYSTEM",
                                      "GIT_CONFIG_COUNT",
                                      "GIT_CONFIG_NOSYSTEM",
                                      "SUDO_UID",
                                      "GIT_TEST_ASSUME_DIFFERENT_OWNER",
                                      "HOME",
                                      "XDG_CONFIG_HOME"};
constexpr int kMaxEnvironmentConfig = 1000;

std::string value_of(const Environment& environment, const std::string& name) {
  const auto it = environment.find(name);
  return it == environment.end() ? std::string() : it->second;
}

bool is_set(const Environment& environment, const char* name) {
  return !value_of(environment, name).empty();
}

std::string user_folder(const Environment& environment) {
  if (is_set(environment, "XDG_CONFIG_HOME")) return value_of(environment, "XDG_CONFIG_HOME");
  const std::string home = value_of(environment, "HOME");
  return home.empty() ? std::string() : home + "/.config";
}

int environment_config_count(const Environment& environment) {
  const std::string count = value_of(environment, "GIT_CONFIG_COUNT");
  if (count.empty() || count.size() > 4) return 0;
  return std::min(std::atoi(count.c_str()), kMaxEnvironmentConfig);
}

// System and user configuration: what a repository cannot influence.
void add_outer_files(GitConfig& config, const Environment& environment,
                     const ConfigContext& context) {
  const std::string no_system = base::to_lower(value_of(environment, "GIT_CONFIG_NOSYSTEM"));
  if (no_system.empty() || no_system == "0" || no_system == "false" || no_system == "no")
    config.add_file(is_set(environment, "GIT_CONFIG_SYSTEM")
                        ? value_of(environment, "GIT_CONFIG_SYSTEM")
                        : std::string("/etc/gitconfig"),
                    context);
  if (is_set(environment, "GIT_CONFIG_GLOBAL")) {
    config.add_file(value_of(environment, "GIT_CONFIG_GLOBAL"), context);
    return;
  }
  const std::string folder = user_folder(environment);
  if (!folder.empty()) config.add_file(folder + "/git/config", context);
  if (!context.home.empty()) config.add_file(context.home + "/.gitconfig", context);
}

void add_environment_values(GitConfig& config, const Environment& environment) {
  for (int i = 0; i < environment_config_count(environment); ++i)
    config.add(value_of(environment, "GIT_CONFIG_KEY_" + std::to_string(i)),
               value_of(environment, "GIT_CONFIG_VALUE_" + std::to_string(i)));
}

// gitrepository-layout(5) and repository-version.txt: what we read must be what we know.
void check_format(const GitConfig& config, const std::string& git_dir) {
  const std::string version = config.get("core.repositoryformatversion").value_or("0");
  if (version != "0" && version != "1")
    throw Error(ErrorCode::unsupported, "repository format version " + base::one_line(version),
                git_dir, "only versions 0 and 1 are known; a newer program may read it");
  for (const auto& [name, value] : config.with_prefix("extensions.")) {
    const std::string_view extension = std::string_view(name).substr(11);
    if (extension == "objectformat" && value != "sha1")
      throw Error(ErrorCode::unsupported,
                  value == "sha256" ? "this repository uses SHA-256 object names"
                                    : "object format " + base::one_line(value),
                  git_dir, "only SHA-1 repositories can be read");
    if (extension == "refstorage" && value != "files")
      throw Error(ErrorCode::unsupported, "reference storage " + base::one_line(value), git_dir,
                  "only repositories that keep references in files can be read");
    static constexpr std::string_view kKnown[] = {
        "noop",         "noop-v1",    "partialclone",     "worktreeconfig", "preciousobjects",
        "objectformat", "refstorage", "relativeworktrees"};
    if (version == "1" &&
        std::find(std::begin(kKnown), std::end(kKnown), extension) == std::end(kKnown))
      throw Error(ErrorCode::unsupported,
                  "repository extension " + base::one_line(extension) + " is unknown", git_dir,
                  "a newer program may read it");
  }
}

// The short name of the branch that HEAD names, for `includeIf "onbranch:…"`.
std::string branch_of(const std::string& git_dir) {
  const std::string line = read_line(git_dir + "/HEAD").value_or("");
  constexpr std::string_view kPrefix = "ref: refs/heads/";
  return line.starts_with(kPrefix) ? line.substr(kPrefix.size()) : std::string();
}

std::string common_folder(const std::string& start, const Environment& environment,
                          const std::string& git_dir) {
  if (is_set(environment, "GIT_COMMON_DIR"))
    return real_path(absolute_path(start, value_of(environment, "GIT_COMMON_DIR")));
  if (const std::optional<std::string> line = read_line(git_dir + "/commondir"))
    return real_path(absolute_path(git_dir, *line));
  return git_dir;
}

// What the repository's own files say. A linked worktree does not take core.bare and core.worktree
// from the shared configuration, as those are about the main worktree.
struct Own {
  GitConfig config;
  std::optional<std::string> worktree;
  std::optional<bool> bare;
};

Own read_own(const Layout& layout, const ConfigContext& context) {
  Own own;
  own.config.add_file(layout.common_dir + "/config", context);
  const auto take = [&own](const GitConfig& from) {
    if (std::optional<std::string> value = from.get("core.worktree")) own.worktree = value;
    if (from.get("core.bare")) own.bare = from.get_bool("core.bare", false);
  };
  if (layout.git_dir == layout.common_dir) take(own.config);
  if (own.config.get_bool("extensions.worktreeconfig", false)) {
    GitConfig extra;
    extra.add_file(layout.git_dir + "/config.worktree", context);
    take(extra);
  }
  return own;
}

std::string worktree_root(const std::string& start, const Environment& environment,
                          const Found& found, const Own& own) {
  if (is_set(environment, "GIT_WORK_TREE")) {
    const std::string root =
        real_path(absolute_path(start, value_of(environment, "GIT_WORK_TREE")));
    struct stat info {};
    if (::stat(root.c_str(), &info) != 0 || !S_ISDIR(info.st_mode))
      throw Error(ErrorCode::not_a_repository, "GIT_WORK_TREE names no folder", root,
                  "make it, or unset GIT_WORK_TREE");
    return root;
  }
  if (own.worktree && !own.bare.value_or(false))
    return real_path(absolute_path(found.git_dir, *own.worktree));
  if (own.bare.value_or(false)) return {};
  return found.by_environment ? start : found.worktree;
}

std::string prefix_of(const std::string& start, const std::string& root) {
  const std::string top = root == "/" ? "" : root;
  if (root.empty() || !start.starts_with(top + "/") || start == "/") return {};
  return start.substr(top.size() + 1) + "/";
}

// While a push is received, new objects stand in a folder of their own, and a hook is told so by
// these variables.
void read_object_folders(Layout& layout, const std::string& start, const Environment& environment) {
  constexpr std::size_t kMost = 100;
  const std::string& base = layout.bare ? start : layout.root;
  const std::string objects = value_of(environment, "GIT_OBJECT_DIRECTORY");
  if (!objects.empty()) layout.objects = absolute_path(base, objects);
  const std::string others = value_of(environment, "GIT_ALTERNATE_OBJECT_DIRECTORIES");
  for (const std::string_view part : base::split(others, ':'))
    if (!part.empty() && layout.alternates.size() < kMost)
      layout.alternates.push_back(absolute_path(base, std::string(part)));
}

void read_values(Layout& layout, const GitConfig& config, const Environment& environment) {
  layout.ignore_case = config.get_bool("core.ignorecase", false);
  layout.file_mode = config.get_bool("core.filemode", true);
  layout.symlinks = config.get_bool("core.symlinks", true);
  layout.sparse_checkout = config.get_bool("core.sparsecheckout", false);
  layout.hooks = layout.common_dir + "/hooks";
  if (const std::optional<std::string> hooks = config.get("core.hookspath");
      hooks && !hooks->empty()) {
    // Git runs hooks in the root of the worktree, and a relative path is meant from there.
    layout.hooks = absolute_path(layout.bare ? layout.git_dir : layout.root,
                                 expand_home(*hooks, value_of(environment, "HOME")));
    layout.hooks_configured = true;
  }
  const std::string folder = user_folder(environment);
  if (const std::optional<std::string> file = config.get("core.excludesfile")) {
    if (!file->empty())
      layout.excludes_file =
          absolute_path(layout.root, expand_home(*file, value_of(environment, "HOME")));
  } else if (!folder.empty()) {
    layout.excludes_file = folder + "/git/ignore";
  }
}

}  // namespace

Environment process_environment() {
  Environment environment;
  for (const char* name : kVariables)
    if (const char* value = std::getenv(name)) environment[name] = value;
  for (int i = 0; i < environment_config_count(environment); ++i)
    for (const char* part : {"GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_"}) {
      const std::string name = part + std::to_string(i);
      if (const char* value = std::getenv(name.c_str())) environment[name] = value;
    }
  return environment;
}

Layout open_layout(const std::string& start, const Environment& environment) {
  const std::string here = real_path(start);
  const Found found = find_repository(here, environment);
  ConfigContext context;
  context.home = value_of(environment, "HOME");
  context.git_dir = found.git_dir;
  context.branch = branch_of(found.git_dir);

  // The owner is judged before anything inside the repository is read as configuration.
  GitConfig config;
  add_outer_files(config, environment, context);
  GitConfig trusted = config;
  add_environment_values(trusted, environment);
  check_owner(found, environment, context.home, trusted.get_all("safe.directory"));

  Layout layout;
  layout.git_dir = found.git_dir;
  layout.common_dir = common_folder(here, environment, found.git_dir);
  const Own own = read_own(layout, context);
  check_format(own.config, layout.git_dir);
  config.add_file(layout.common_dir + "/config", context);
  if (own.config.get_bool("extensions.worktreeconfig", false))
    config.add_file(layout.git_dir + "/config.worktree", context);
  add_environment_values(config, environment);

  layout.root = worktree_root(here, environment, found, own);
  layout.bare = layout.root.empty();
  layout.prefix = prefix_of(here, layout.root);
  // Git has moved to the root of the worktree when it opens a relative GIT_INDEX_FILE.
  layout.index_file =
      is_set(environment, "GIT_INDEX_FILE")
          ? absolute_path(layout.bare ? here : layout.root, value_of(environment, "GIT_INDEX_FILE"))
          : layout.git_dir + "/index";
  read_object_folders(layout, here, environment);
  read_values(layout, config, environment);
  layout.config_files = config.files();
  return layout;
}

}  // namespace brief::repo
