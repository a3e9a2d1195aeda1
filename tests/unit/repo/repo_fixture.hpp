// A sandbox seen through repo/, and what git itself says about it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "brief/error.hpp"
#include "repo/layout.hpp"
#include "repo/objects.hpp"
#include "repo/stat_data.hpp"
#include "repo/tree_scan.hpp"
#include "support/sandbox.hpp"

namespace brief::test {

using Lines = std::vector<std::string>;

inline repo::Environment environment_of(const Sandbox& sandbox) {
  repo::Environment environment = {{"HOME", sandbox.root() + "/home"},
                                   {"GIT_CONFIG_NOSYSTEM", "1"}};
  for (const auto& [name, value] : sandbox.environment) environment[name] = value;
  return environment;
}

inline repo::Layout layout_of(const Sandbox& sandbox, const std::string& folder = {}) {
  return repo::open_layout(folder.empty() ? sandbox.repo() : folder, environment_of(sandbox));
}

inline std::string mode_of(const FileEntry& file) {
  if (file.kind == FileKind::symlink) return "120000";
  if (file.kind == FileKind::submodule) return "160000";
  return file.executable ? "100755" : "100644";
}

/// "MODE PATH" of every file.
inline Lines names_of(const repo::TreeScan& scan) {
  Lines lines;
  for (const FileEntry& file : scan.files) lines.push_back(mode_of(file) + " " + file.path);
  return lines;
}

/// All that must not depend on the mode.
inline Lines all_of(const repo::TreeScan& scan) {
  Lines lines;
  for (const FileEntry& file : scan.files)
    lines.push_back(mode_of(file) + " " + file.path +
                    " opaque=" + std::to_string(static_cast<int>(file.opaque)) +
                    (file.linguist_generated ? " generated" : "") +
                    (file.linguist_vendored ? " vendored" : "") + " " + file.linguist_language);
  return lines;
}

inline repo::TreeScan scan_of(const Sandbox& sandbox, const StatCache* known = nullptr,
                              const std::string& folder = {}) {
  const repo::Layout layout = layout_of(sandbox, folder);
  repo::ObjectStore objects(layout);
  return repo::scan_worktree(layout, objects, known, 2);
}

inline repo::TreeScan index_of(const Sandbox& sandbox, const std::string& folder = {}) {
  const repo::Layout layout = layout_of(sandbox, folder);
  repo::ObjectStore objects(layout);
  return repo::list_git_index(layout, objects);
}

inline repo::TreeScan commit_of(const Sandbox& sandbox, const std::string& revision = "HEAD",
                                const std::string& folder = {}) {
  const repo::Layout layout = layout_of(sandbox, folder);
  repo::ObjectStore objects(layout);
  return repo::list_commit(layout, objects, revision);
}

/// "MODE PATH" of what `git add -A` would record, asked of git with a scratch copy of the index.
inline Lines recorded_by_git(Sandbox& sandbox) {
  const std::string scratch = sandbox.root() + "/scratch-index";
  sandbox.run({"cp", layout_of(sandbox).index_file, scratch});
  sandbox.environment["GIT_INDEX_FILE"] = scratch;
  const RunResult added = sandbox.run({"git", "add", "-A"});
  CHECK_MESSAGE(added.status <= 1, added.err);  // 1: paths outside of a sparse checkout
  const std::string out = sandbox.git("ls-files -s -z");
  sandbox.environment.erase("GIT_INDEX_FILE");
  sandbox.run({"rm", "-f", scratch});
  Lines lines;
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = out.find('\0', at);
    const std::string line = out.substr(at, end - at);  // "MODE OID STAGE\tPATH"
    lines.push_back(line.substr(0, 7) + line.substr(line.find('\t') + 1));
    at = end + 1;
  }
  std::sort(lines.begin(), lines.end(), [](const std::string& a, const std::string& b) {
    return std::string_view(a).substr(7) < std::string_view(b).substr(7);
  });
  return lines;
}

/// Waits (a few ms) until a file made now is safely older than a scan that begins after this.
inline void settle(const Sandbox& sandbox) {
  const std::string probe = sandbox.root() + "/probe";
  sandbox.run({"touch", probe});
  while (repo::is_racy(repo::stat_of(probe.c_str()), repo::now_ns())) {
  }
}

struct Repository : Sandbox {
  Repository() { init(); }
};

inline const FileEntry* find(const repo::TreeScan& scan, std::string_view path) {
  for (const FileEntry& file : scan.files)
    if (file.path == path) return &file;
  return nullptr;
}

// Stands for the caller that reads what the scan does not know and fills in the rows.
inline void fill_in(const Sandbox& sandbox, repo::TreeScan& scan) {
  const repo::Layout layout = layout_of(sandbox);
  repo::ObjectStore objects(layout);
  for (const FileEntry& file : scan.files) {
    if (file.content.known() || file.opaque != Opaque::no || file.kind == FileKind::submodule)
      continue;
    const repo::FileBytes bytes = repo::read_entry(layout, objects, file);
    REQUIRE(bytes.status == repo::FileBytes::Status::ok);
    StatFileRow& row = scan.stats.files[file.row];
    row.stat = bytes.stat;
    row.racy = bytes.racy;
    row.content = {1, bytes.bytes.size() + 1};
  }
}

inline Lines unknown_in(const repo::TreeScan& scan) {
  Lines paths;
  for (const FileEntry& file : scan.files)
    if (!file.content.known() && file.opaque == Opaque::no) paths.push_back(file.path);
  return paths;
}

/// The code of the Error that `work` throws; fails the test when it throws none.
template <typename Work>
Error error_of(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  FAIL("no error was thrown");
  throw std::logic_error("unreachable");
}

}  // namespace brief::test
