// refresh and check: the life of a brief, from the described tree to the file.
#include <sys/stat.h>

#include <map>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "brief/api.hpp"
#include "brief/error.hpp"
#include "parse/compiled.hpp"
#include "pipeline/emit.hpp"
#include "pipeline/run.hpp"
#include "repo/history.hpp"

namespace brief {
namespace pipeline {
namespace {

[[noreturn]] void refuse_foreign(const std::string& output) {
  throw Error(ErrorCode::brief_file, "the file is not a brief, so it is not overwritten", output,
              "--force replaces it, --output FILE writes another");
}

// A FIFO, a socket or a device in the place of the brief is no file to be replaced unasked; a
// folder is not replaced at all.
void refuse_special(const repo::Layout& layout, const std::string& output, bool force) {
  struct stat info {};
  if (::lstat((layout.root + "/" + output).c_str(), &info) != 0) return;
  if (S_ISDIR(info.st_mode))
    throw Error(ErrorCode::brief_file, "a folder stands in the place of the brief", output,
                "name a file: --output FILE, or `output: FILE` in .brief.yaml");
  if (!force && !S_ISREG(info.st_mode))
    throw Error(ErrorCode::brief_file, "what stands in the place of the brief is no plain file",
                output, "--force replaces it, --output FILE writes another");
}

[[noreturn]] void refuse_without_brief(const Workspace& workspace, const Standing& standing) {
  const TreeMode mode = workspace.mode;
  if (mode == TreeMode::worktree) refuse_special(workspace.layout, standing.output, false);
  if (standing.exists)
    throw Error(ErrorCode::brief_file, "the file is not a brief", standing.output,
                "`brief refresh --force` replaces it, --output FILE names another");
  std::string hint = "`brief refresh` writes one";
  if (mode != TreeMode::worktree) hint += ", `git add` and a commit bring it into this tree";
  throw Error(ErrorCode::brief_file, "there is no brief", standing.output, hint);
}

void write(const RefreshOptions& options, const Run& run, RefreshReport& report) {
  const Workspace& workspace = run.workspace();
  require_inside_root(workspace.layout, run.standing().output);
  const Standing file = options.mode == TreeMode::worktree ? run.standing() : run.on_disk();
  if (file.exists && !file.ours && !options.force) refuse_foreign(file.output);
  if (!file.exists) refuse_special(workspace.layout, file.output, options.force);
  if (options.mode == TreeMode::git_index && file.exists && file.bytes != run.standing().bytes &&
      file.bytes != run.bytes() && !options.force)
    throw Error(ErrorCode::brief_file,
                "the worktree's brief is not the one in the git index, so it is not overwritten",
                file.output, "stage it (git add), or print with --stdout");
  if (file.exists && file.bytes == run.bytes()) return;
  if (file.exists && file.ours && options.mode == TreeMode::worktree && !run.differs()) return;
  const std::string note = save_replaced(workspace, file, run.last());
  if (!note.empty()) report.notes.push_back(note);
  write_brief(workspace.layout, file, run.bytes());
  report.written = true;
  report.created = !file.exists;
}

// What last changed a file, as far as the history that is here tells.
std::string changed_by(const Workspace& workspace, const std::string& path) {
  const std::string revision = workspace.mode == TreeMode::commit ? workspace.revision : "HEAD";
  const auto note = repo::last_change(workspace.layout, *workspace.objects, path, revision);
  if (!note) return {};
  if (workspace.mode != TreeMode::commit) {
    std::optional<std::string> now = workspace.read(path);
    std::optional<std::string> committed =
        repo::read_path(workspace.layout, *workspace.objects, TreeMode::commit, revision, path);
    if (now) base::canonicalize(*now);
    if (committed) base::canonicalize(*committed);
    if (now != committed) return "not committed";
  }
  return repo::to_hex(note->oid).substr(0, 7) + " " + note->summary;
}

// History is walked for a few files only: `check` is to be quick.
void name_causes(const Workspace& workspace, std::vector<LineChange>& changes) {
  constexpr std::size_t kMaxPaths = 16;
  std::map<std::string, std::string> causes;
  for (LineChange& change : changes) {
    if (change.evidence.empty()) continue;
    const std::string& path = change.evidence.front().path;
    auto known = causes.find(path);
    if (known == causes.end()) {
      if (causes.size() == kMaxPaths) continue;
      known = causes.emplace(path, changed_by(workspace, path)).first;
    }
    change.changed_by = known->second;
  }
}

// In a bare repository `--output` names a plain file.
void write_outside(const RefreshOptions& options, const Run& run, RefreshReport& report) {
  const bool absolute = options.output.front() == '/';
  const std::string path = absolute ? options.output : options.start + "/" + options.output;
  const std::optional<std::string> old = base::read_file(path);
  if (old && !render::read_form(*old) && !options.force) refuse_foreign(options.output);
  if (old && *old == run.bytes()) return;
  base::replace_file(path, run.bytes(), base::Durability::power_loss);
  report.written = true;
  report.created = !old;
}

}  // namespace
}  // namespace pipeline

RefreshReport refresh(const RefreshOptions& options) {
  pipeline::Run run(options);
  run.describe();
  run.tree().require_readable();
  RefreshReport report;
  report.output = run.standing().output;
  report.notes = run.notes();
  report.differs = run.differs();
  const bool prints = options.to_stdout || (options.mode == TreeMode::commit &&
                                            options.output.empty() && !options.dry_run);
  if (prints) report.bytes = run.bytes();
  if (options.dry_run) report.changes = run.changes();
  if (!prints && !options.dry_run) {
    if (run.workspace().layout.root.empty())
      pipeline::write_outside(options, run, report);
    else
      pipeline::write(options, run, report);
  }
  const std::string note = run.store(report.written || !report.differs);
  if (!note.empty()) report.notes.push_back(note);
  report.files = run.tree().file_count(report.output);
  report.decisions = run.tree().decisions(report.output, options.explain);
  report.compiled = parse::compiled_queries();
  report.diagnostics = run.diagnostics();
  return report;
}

CheckReport check(const RefreshOptions& options) {
  pipeline::Run run(options);
  run.describe();
  CheckReport report;
  report.output = run.standing().output;
  if (!run.standing().ours) pipeline::refuse_without_brief(run.workspace(), run.standing());
  run.tree().require_readable();
  report.notes = run.notes();
  report.fresh = !run.differs();
  if (!report.fresh) {
    report.changes = run.changes();
    pipeline::name_causes(run.workspace(), report.changes);
  }
  const std::string note = run.store(report.fresh);
  if (!note.empty()) report.notes.push_back(note);
  report.diagnostics = run.diagnostics();
  return report;
}

}  // namespace brief
