// What the hooks do when git runs them. Which index git shows to which hook stands in
// hooks/hook_file.hpp; that nothing but the brief's own entry may change is this file's business.
#include <unistd.h>

#include <algorithm>

#include "base/file.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"
#include "brief/hooks.hpp"
#include "hooks/hook_file.hpp"
#include "pipeline/emit.hpp"
#include "pipeline/hook_folder.hpp"
#include "pipeline/run.hpp"
#include "repo/discovery.hpp"
#include "repo/index_edit.hpp"

namespace brief {
namespace pipeline {
namespace {

enum class IndexKind {
  real,       // `index`: what stays after the commit
  locked,     // `index.lock`: it becomes `index` when the commit is made (-a, -i, -p)
  temporary,  // `next-index-PID.lock`: thrown away after the commit (--only)
  other,      // named by a person
};

IndexKind kind_of_index(const repo::Layout& layout) {
  const std::size_t slash = layout.index_file.rfind('/');
  const std::string name = layout.index_file.substr(slash + 1);
  if (repo::real_path(layout.index_file.substr(0, slash)) != layout.git_dir)
    return IndexKind::other;
  if (name == "index") return IndexKind::real;
  if (name == "index.lock") return IndexKind::locked;
  return name.starts_with("next-index-") ? IndexKind::temporary : IndexKind::other;
}

// What pre-commit put into the temporary index of `commit --only`, for post-commit: four lines.
struct Pending {
  std::string from;  // hexadecimal, as it stood in HEAD
  std::string to;
  std::string index;  // the temporary one, which names git's process
  std::string path;
};

std::string pending_file(const repo::Layout& layout) { return layout.git_dir + "/brief-only"; }

std::string index_name(const repo::Layout& layout) {
  return layout.index_file.substr(layout.index_file.rfind('/') + 1);
}

std::optional<Pending> read_pending(const repo::Layout& layout) {
  const std::optional<std::string> text = base::read_file(pending_file(layout));
  if (!text) return std::nullopt;
  const std::vector<std::string_view> lines = base::split(*text, '\n');
  if (lines.size() != 5) return std::nullopt;
  return Pending{std::string(lines[0]), std::string(lines[1]), std::string(lines[2]),
                 std::string(lines[3])};
}

// Forgets a commit that was given up. One that is being made runs this twice where another tool's
// hook calls us, too.
void drop_stale_pending(const repo::Layout& layout) {
  const std::optional<Pending> pending = read_pending(layout);
  if (!pending || pending->index != index_name(layout)) ::unlink(pending_file(layout).c_str());
}

std::string with_line_ends(const Standing& standing, const std::string& bytes) {
  return standing.crlf ? with_crlf(bytes) : bytes;
}

// The worktree's file, where it is a copy of the git index's.
std::optional<Standing> copy_on_disk(const Run& run) {
  try {
    Standing file = run.on_disk();
    if (file.exists && file.bytes == run.standing().bytes) return file;
  } catch (const Error&) {  // no file that could be read: so it is no copy
  }
  return std::nullopt;
}

// The worktree's file follows the git index only where it was the index's own copy; what a person
// has there and not staged stays as it is.
void update_worktree(const Run& run) {
  if (const std::optional<Standing> file = copy_on_disk(run))
    write_brief(run.workspace().layout, *file, run.bytes());
}

// The order matters to a hook that is killed in between: a worktree's file that is newer than the
// git index is found by the next refresh or commit, a stale one beside a fresh index would look
// like an edit of a person.
bool stage(Run& run, HookRunReport& report) {
  const repo::Layout& layout = run.workspace().layout;
  const std::optional<ObjectId> from = repo::find_in_index(layout, run.standing().output);
  if (!from) return false;
  const std::string bytes = with_line_ends(run.standing(), run.bytes());
  const ObjectId to = run.workspace().objects->write_blob(bytes);
  update_worktree(run);
  if (!repo::edit_index(layout, {run.standing().output, *from, to, bytes})) return false;
  if (kind_of_index(layout) == IndexKind::temporary)
    base::replace_file(pending_file(layout),
                       repo::to_hex(*from) + "\n" + repo::to_hex(to) + "\n" + index_name(layout) +
                           "\n" + run.standing().output + "\n",
                       base::Durability::process_crash);
  report.staged = true;
  report.notes.push_back(run.standing().output + " was refreshed and staged");
  return true;
}

std::string advice_for(const Run& run, bool has_copy) {
  const repo::Layout& layout = run.workspace().layout;
  const std::string output = base::display_path(run.standing().output);
  const std::string stage = has_copy ? "brief refresh --staged && git add " + output
                                     : "brief hook run pre-commit --mode stage";
  switch (kind_of_index(layout)) {
    case IndexKind::locked:
      return "stage what you commit (git add), then: " + stage +
             ", and commit without -a, -i or -p";
    case IndexKind::temporary:
      return "run once: brief hook install --mode stage, which also looks after the commit; or "
             "stage what you commit (git add), then: " +
             stage + ", and commit without paths";
    case IndexKind::real:
    case IndexKind::other:
      break;
  }
  return "run: " + stage;
}

// A brief that was refreshed from the worktree tells of files that this commit does not hold: new
// ones that nobody staged, which `commit -a` leaves out, too.
std::string note_of_unstaged(const Run& run) {
  constexpr std::size_t kNamed = 3;
  const Workspace& workspace = run.workspace();
  const repo::TreeScan scan =
      repo::scan_worktree(workspace.layout, *workspace.objects, nullptr, workspace.jobs);
  std::string names;
  std::size_t count = 0;
  for (const FileEntry& file : scan.files) {
    if (run.tree().holds(file.path)) continue;
    if (count++ < kNamed) names += (names.empty() ? "" : ", ") + base::display_path(file.path);
  }
  if (count == 0) return {};
  if (count > kNamed) names += " and " + std::to_string(count - kNamed) + " more";
  return "not staged, so not in the brief of this commit: " + names +
         "; `git add` what belongs to it";
}

// Describes the git index; false, with a note, where there is no brief to look at.
bool describe(Run& run, HookRunReport& report) {
  const Standing& standing = run.standing();
  report.output = standing.output;
  if (!standing.exists) {
    if (repo::read_path(run.workspace().layout, *run.workspace().objects, TreeMode::worktree, {},
                        standing.output))
      report.notes.push_back(standing.output +
                             " is not staged, so no brief is committed; `git add` "
                             "it once to have it kept fresh");
    return false;
  }
  if (!standing.ours) {
    report.notes.push_back(standing.output + " is not a brief, so it is not looked at");
    return false;
  }
  if (standing.form.version != render::kContentVersion) {
    report.notes.push_back(standing.output + " was written by version " +
                           std::to_string(standing.form.version) + ", this is version " +
                           std::to_string(render::kContentVersion) + ": it is not looked at");
    return false;
  }
  run.describe();
  run.tree().require_readable();
  return true;
}

void add_note(HookRunReport& report, std::string note) {
  if (!note.empty()) report.notes.push_back(std::move(note));
}

// What is staged into the temporary index of `commit --only` would stand in the real one as a
// staged revert: a step after the commit has to mend that, or nothing is staged.
bool may_stage(const repo::Layout& layout) {
  return kind_of_index(layout) != IndexKind::temporary || runs_post_commit(layout);
}

HookRunReport look_at_index(const TreeOptions& options, bool stages, bool merging) {
  RefreshOptions refresh_options;
  static_cast<TreeOptions&>(refresh_options) = options;
  refresh_options.mode = TreeMode::git_index;
  refresh_options.upgrade = true;  // another version is looked at here, and let pass
  HookRunReport report;
  Run run(refresh_options);
  drop_stale_pending(run.workspace().layout);
  if (!describe(run, report)) return report;
  if (!run.differs()) {
    add_note(report, run.store(true));
    return report;
  }
  if (stages && may_stage(run.workspace().layout) && stage(run, report)) {
    report.blocks = merging;
    if (merging)
      report.advice =
          "git has written the tree of this merge already; to conclude the merge with "
          "the brief of the merged tree, run: git commit --no-edit";
    add_note(report, run.store(false));
    return report;
  }
  report.blocks = true;
  report.changes = run.changes();
  const bool has_copy = copy_on_disk(run).has_value();
  if (has_copy) add_note(report, note_of_unstaged(run));
  report.advice = advice_for(run, has_copy);
  add_note(report, run.store(false));
  return report;
}

HookRunReport post_commit(const TreeOptions& options) {
  HookRunReport report;
  const repo::Layout layout = repo::open_layout(options.start, options.environment);
  const std::optional<Pending> pending = read_pending(layout);
  ::unlink(pending_file(layout).c_str());
  if (!pending) return report;
  report.output = pending->path;
  repo::ObjectStore objects(layout);
  const auto committed = objects.find_in_tree(objects.resolve_tree("HEAD"), pending->path);
  if (!committed || repo::to_hex(committed->oid) != pending->to) return report;
  const std::optional<ObjectId> staged = repo::find_in_index(layout, pending->path);
  if (!staged || repo::to_hex(*staged) != pending->from) return report;
  const std::optional<std::string> bytes = objects.read_blob(committed->oid);
  if (!bytes) return report;
  report.staged =
      repo::edit_index(layout, {pending->path, *staged, committed->oid, *bytes}, layout.index_file);
  return report;
}

// Trouble that is not in the brief and that the one who commits can't mend now: CI's `brief check`
// tells of it.
bool lets_pass(ErrorCode code) {
  return code == ErrorCode::unknowable || code == ErrorCode::io || code == ErrorCode::unsupported ||
         code == ErrorCode::unsafe_owner;
}

}  // namespace
}  // namespace pipeline

HookRunReport run_hook(const TreeOptions& options, const std::string& name, HookMode mode) {
  const auto known = std::find(std::begin(hooks::kHookNames), std::end(hooks::kHookNames), name);
  if (known == std::end(hooks::kHookNames))
    throw Error(ErrorCode::usage, "no hook of brief: " + base::one_line(name), {},
                "pre-commit, pre-merge-commit or post-commit");
  try {
    if (name == "post-commit") return pipeline::post_commit(options);
    const bool merging = name == "pre-merge-commit";
    return pipeline::look_at_index(options, merging || mode == HookMode::stage, merging);
  } catch (const Error& error) {
    if (!pipeline::lets_pass(error.code())) throw;
    HookRunReport report;
    std::string note = std::string("the brief was not looked at: ") + error.what();
    if (!error.path().empty()) note += ": " + base::display_path(error.path());
    report.notes.push_back(std::move(note));
    return report;
  }
}

}  // namespace brief
