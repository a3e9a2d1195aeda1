#include "repo/discovery.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>

#include "base/file.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"
#include "repo/config_file.hpp"

namespace brief::repo {
namespace {

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

std::string below(const std::string& folder, std::string_view name) {
  return (folder == "/" ? "" : folder) + "/" + std::string(name);
}

bool true_word(const Environment& environment, const char* name) {
  const auto it = environment.find(name);
  if (it == environment.end()) return false;
  const std::string word = base::to_lower(it->second);
  return !word.empty() && word != "0" && word != "false" && word != "no" && word != "off";
}

bool hex_id(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// HEAD is a symbolic ref, a commit, or (of old) a symbolic link to a ref.
bool valid_head(const std::string& path) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0) return false;
  if (S_ISLNK(info.st_mode)) {
    char target[PATH_MAX];
    const ssize_t size = ::readlink(path.c_str(), target, sizeof target);
    if (size > 0 && std::string_view(target, static_cast<std::size_t>(size)).starts_with("refs/"))
      return true;
  }
  const std::optional<std::string> line = read_line(path);
  if (!line) return false;
  if (line->starts_with("ref:")) return base::trim(line->substr(4)).starts_with("refs/");
  return hex_id(base::trim(*line));
}

// The repository a `.git` file names; nullopt when it is no gitfile or names none.
std::optional<std::string> read_gitfile(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode) || info.st_size > (1 << 20))
    return std::nullopt;
  std::optional<std::string> text = base::read_file(path);
  if (!text || !text->starts_with("gitdir: ")) return std::nullopt;
  while (text->ends_with('\n') || text->ends_with('\r')) text->pop_back();
  const std::string target = absolute_path(parent_of(path), text->substr(8));
  if (!is_git_directory(target)) return std::nullopt;
  return real_path(target);
}

bool is_file(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

// The longest folder of GIT_CEILING_DIRECTORIES that is above `folder`; its length, -1 for none.
std::ptrdiff_t ceiling(const std::string& folder, const Environment& environment) {
  const auto it = environment.find("GIT_CEILING_DIRECTORIES");
  if (it == environment.end()) return -1;
  std::ptrdiff_t longest = -1;
  bool resolve = true;
  for (const std::string_view part : base::split(it->second, ':')) {
    if (part.empty()) resolve = false;  // as documented: no links are resolved from here on
    if (!part.starts_with('/')) continue;
    std::string path = resolve ? real_path(std::string(part)) : std::string(part);
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    if (path == "/") path.clear();
    if (folder.size() > path.size() && folder.starts_with(path) && folder[path.size()] == '/')
      longest = std::max(longest, static_cast<std::ptrdiff_t>(path.size()));
  }
  return longest;
}

Found from_environment(const std::string& start, const std::string& git_dir) {
  Found found;
  found.by_environment = true;
  const std::string path = absolute_path(start, git_dir);
  if (const std::optional<std::string> target = read_gitfile(path)) {
    found.git_dir = *target;
  } else if (is_git_directory(path)) {
    found.git_dir = real_path(path);
  } else {
    throw Error(ErrorCode::not_a_repository, "not a git repository (named by GIT_DIR)", git_dir,
                "unset GIT_DIR, or let it name a repository");
  }
  return found;
}

[[noreturn]] void fail_not_found(const std::string& start, std::string_view why) {
  throw Error(ErrorCode::not_a_repository,
              "not a git repository (nor any of the parent folders)" + std::string(why), start,
              "run `git init` here, or name a folder of a repository with -C DIR");
}

// Is `folder` the root of a worktree, or a repository itself?
std::optional<Found> look_at(const std::string& folder) {
  Found found;
  const std::string dot_git = below(folder, ".git");
  if (is_file(dot_git)) {
    const std::optional<std::string> target = read_gitfile(dot_git);
    if (!target)
      throw Error(ErrorCode::not_a_repository, "this .git file names no git repository", dot_git,
                  "`git worktree repair` or `git submodule update --init` may mend it");
    found.git_dir = *target;
    found.gitfile = dot_git;
    found.worktree = folder;
    return found;
  }
  if (is_git_directory(dot_git)) {
    found.git_dir = real_path(dot_git);
    found.worktree = folder;
    return found;
  }
  if (is_git_directory(folder)) {
    found.git_dir = folder;
    return found;
  }
  return std::nullopt;
}

bool owned(const std::string& path, const Environment& environment) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0) return false;
  uid_t user = ::geteuid();
  if (user == 0 && info.st_uid != 0) {
    const auto sudo = environment.find("SUDO_UID");
    if (sudo == environment.end() || sudo->second.empty() ||
        sudo->second.find_first_not_of("0123456789") != std::string::npos ||
        sudo->second.size() > 10)
      return false;
    user = static_cast<uid_t>(std::strtoul(sudo->second.c_str(), nullptr, 10));
  }
  return info.st_uid == user;
}

bool allowed(const std::string& path, const std::string& home,
             const std::vector<std::string>& safe_directories) {
  bool safe = false;
  for (const std::string& value : safe_directories) {
    std::string allowed_path = expand_home(value, home);
    if (value.empty()) {
      safe = false;  // an empty value forgets those before it
    } else if (value == "*") {
      safe = true;
    } else if (allowed_path.ends_with("/*")) {
      allowed_path.pop_back();
      safe = safe || path.starts_with(allowed_path);
    } else {
      safe = safe || path == allowed_path;
    }
  }
  return safe;
}

}  // namespace

bool is_git_directory(const std::string& path) {
  if (!valid_head(path + "/HEAD")) return false;
  std::string common = path;
  if (const std::optional<std::string> line = read_line(path + "/commondir"))
    common = absolute_path(path, *line);
  return ::access((common + "/objects").c_str(), X_OK) == 0 &&
         ::access((common + "/refs").c_str(), X_OK) == 0;
}

bool holds_repository(const std::string& folder) {
  const std::string dot_git = folder + "/.git";
  struct stat info {};
  if (::stat(dot_git.c_str(), &info) != 0) return false;
  if (S_ISREG(info.st_mode)) return read_gitfile(dot_git).has_value();
  return is_git_directory(dot_git);
}

Found find_repository(const std::string& start, const Environment& environment) {
  if (const auto it = environment.find("GIT_DIR"); it != environment.end())
    return from_environment(start, it->second);
  struct stat info {};
  if (::stat(start.c_str(), &info) != 0 || !S_ISDIR(info.st_mode))
    throw Error(ErrorCode::not_a_repository, "no such folder", start, "name one with -C DIR");
  const dev_t device = info.st_dev;
  const bool across = true_word(environment, "GIT_DISCOVERY_ACROSS_FILESYSTEM");
  const std::ptrdiff_t stop = ceiling(start, environment);
  for (std::string folder = start;;) {
    if (std::optional<Found> found = look_at(folder)) return *std::move(found);
    if (folder == "/") fail_not_found(start, "");
    folder = parent_of(folder);
    if (static_cast<std::ptrdiff_t>(folder == "/" ? 0 : folder.size()) <= stop)
      fail_not_found(start, ": GIT_CEILING_DIRECTORIES ended the search");
    if (::stat(folder.c_str(), &info) != 0) fail_not_found(start, "");
    if (!across && info.st_dev != device)
      fail_not_found(start, " up to the mount point: GIT_DISCOVERY_ACROSS_FILESYSTEM is not set");
  }
}

void check_owner(const Found& found, const Environment& environment, const std::string& home,
                 const std::vector<std::string>& safe_directories) {
  if (found.by_environment) return;
  // Git's own tests use this variable to stand for a foreign owner; so do ours.
  const bool foreign = true_word(environment, "GIT_TEST_ASSUME_DIFFERENT_OWNER");
  if (!foreign && (found.gitfile.empty() || owned(found.gitfile, environment)) &&
      (found.worktree.empty() || owned(found.worktree, environment)) &&
      owned(found.git_dir, environment))
    return;
  const std::string& folder = found.worktree.empty() ? found.git_dir : found.worktree;
  if (allowed(folder, home, safe_directories)) return;
  throw Error(ErrorCode::unsafe_owner, "detected dubious ownership in repository", folder,
              "it belongs to another user; if you trust it: git config --global --add "
              "safe.directory " +
                  base::display_path(folder));
}

std::string real_path(const std::string& path) {
  char resolved[PATH_MAX];
  return ::realpath(path.c_str(), resolved) == nullptr ? path : std::string(resolved);
}

std::string absolute_path(const std::string& base, const std::string& path) {
  return path.starts_with('/') ? path : base + "/" + path;
}

std::optional<std::string> read_line(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode) || info.st_size > 65536)
    return std::nullopt;
  std::optional<std::string> text = base::read_file(path);
  if (!text) return std::nullopt;
  text->resize(std::min(text->find('\n'), text->size()));
  if (text->ends_with('\r')) text->pop_back();
  return text;
}

}  // namespace brief::repo
