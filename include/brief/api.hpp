// libbrief: the commands of the program as functions. A frontend parses what was typed into
// options, calls one of these and prints the report; all of them throw brief::Error (see
// error.hpp).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "brief/claims.hpp"
#include "brief/summary.hpp"
#include "brief/tree.hpp"

namespace brief {

/// Called now and then from the calling thread while files are read and parsed.
using OnProgress = std::function<void(std::size_t done, std::size_t total)>;

/// What every command that reads the index takes.
struct TreeOptions {
  std::string start = ".";                         ///< any folder of the repository
  std::map<std::string, std::string> environment;  ///< of the process; tests give their own
  TreeMode mode = TreeMode::worktree;
  std::string revision;   ///< mode commit only
  bool no_cache = false;  ///< the cache is neither read nor written
  unsigned jobs = 1;
  bool explain = false;  ///< fill in `decisions`
  OnProgress on_progress;
};

/// Why a file was parsed, taken from the cache or left out.
struct Decision {
  std::string path;
  bool parsed = false;
  std::string reason;
};

/// Queries of a language that were compiled: none where no file of it was parsed.
struct CompiledQueries {
  std::string language;
  std::uint32_t queries = 0;
};

struct RefreshOptions : TreeOptions {
  std::optional<bool> full;  ///< unset: as the standing brief, `.brief.yaml` or the default say
  std::optional<unsigned> budget;  ///< tokens
  std::string output;      ///< relative to `start`; empty: as `.brief.yaml` or the default say
  bool to_stdout = false;  ///< fill in `bytes`, write nothing
  bool dry_run = false;    ///< fill in `changes`, write nothing
  bool upgrade = false;    ///< rewrite a brief of another content version
  bool force = false;      ///< overwrite a file that is not ours
};

/// A line of the brief that differs: replaced, removed (no new line) or added (no old line).
struct LineChange {
  std::uint32_t old_line = 0;  ///< 1-based in the standing brief; 0: added
  std::string old_text;
  std::uint32_t new_line = 0;  ///< 1-based in the new brief; 0: removed
  std::string new_text;
  std::vector<Evidence> evidence;  ///< of the new line, where it is a claim
  /// check: what changed the first evidence: "1a2b3c4 its message" or "not committed"; empty where
  /// history does not tell.
  std::string changed_by;
};

struct RefreshReport {
  bool written = false;  ///< the file's bytes were replaced
  bool created = false;  ///< there was no brief before
  bool differs = false;  ///< the standing brief is not what was rendered
  std::string output;    ///< path relative to the root
  std::string bytes;     ///< the brief; left empty when nothing changed and none were asked for
  std::vector<LineChange> changes;
  std::size_t files = 0;                  ///< in the described tree
  std::vector<Decision> decisions;        ///< parsed files; with `explain` all files; in path order
  std::vector<CompiledQueries> compiled;  ///< by this process so far, in order of the names
  std::vector<Diagnostic> diagnostics;
  std::vector<std::string> notes;  ///< for stderr: what a person should know
};

/// Brings the brief up to date; writes only if bytes differ.
RefreshReport refresh(const RefreshOptions& options);

/// Is the brief in the described tree what refresh would write there? Writes nothing but the cache.
/// Throws Error{brief_file} when there is no brief,
/// Error{unknowable} when it cannot be told.
struct CheckReport {
  bool fresh = false;
  std::string output;
  std::vector<LineChange> changes;
  std::vector<Diagnostic> diagnostics;
  std::vector<std::string> notes;
};
CheckReport check(const RefreshOptions& options);

struct ShowOptions : TreeOptions {
  /// A folder, relative to `start`: the brief of the package in it; empty: of the repository.
  std::string package;
};

/// The whole brief of the tree as it is now, uncut.
struct ShowReport {
  Brief brief;
  std::vector<Diagnostic> diagnostics;
  std::vector<std::string> notes;
};
/// Throws Error{usage} with the nearest package when there is none in `package`.
ShowReport show(const ShowOptions& options);

/// Sections of a brief as Markdown, or all of it; `ids` as in kSectionIds. Throws Error{usage} on
/// an unknown id, with the nearest valid one.
std::string to_markdown(const Brief& brief, std::span<const std::string> ids);
/// The same as one JSON document with every claim's evidence ("schema": "brief/1").
std::string to_json(const Brief& brief, std::span<const std::string> ids);

/// A claim found by `why`, with the lines that prove it.
struct Proof {
  std::string section;
  Claim claim;
  struct Lines {
    Evidence evidence;
    std::vector<std::string> text;  ///< at most kMaxProofLines, one_line'd
  };
  std::vector<Lines> lines;
};
inline constexpr std::size_t kMaxProofLines = 8;

/// The claims whose text contains `text` (ASCII case ignored), with their evidence.
std::vector<Proof> why(const TreeOptions& options, std::string_view text);

struct OutlinedFile {
  std::string path;  ///< as typed
  FileSummary summary;
  std::string error;  ///< why it could not be read; empty when it was
};
/// Definitions of files, also outside a repository; `linguist-language` is not asked.
std::vector<OutlinedFile> outline(std::span<const std::string> paths);

struct CacheStatus {
  std::string folder;
  bool exists = false;
  std::size_t records = 0;
  std::uint64_t bytes = 0;
  std::size_t worktrees = 0;
};
CacheStatus cache_status(const TreeOptions& options);
/// Removes what the cache holds. Returns its folder.
std::string cache_clear(const TreeOptions& options);
/// Drops what the trees described last don't use. Returns what is left.
CacheStatus cache_prune(const TreeOptions& options);
/// What is wrong with the cache, a line each; empty when all is well.
std::vector<std::string> cache_verify(const TreeOptions& options);

/// `brief 1.2.3` and the version of every grammar, a line each.
std::string version_text();
/// Third-party notices of everything that is linked in.
std::string licenses_text();

}  // namespace brief
