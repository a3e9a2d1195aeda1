// refresh and check: the life of a brief, from the described tree to the file.
#include <map>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/program.hpp"
#include "base/text.hpp"
#include "brief/api.hpp"
#include "brief/error.hpp"
#include "pipeline/compose.hpp"
#include "pipeline/described_tree.hpp"
#include "pipeline/emit.hpp"
#include "pipeline/line_changes.hpp"
#include "pipeline/memo.hpp"
#include "pipeline/standing.hpp"
#include "pipeline/workspace.hpp"
#include "repo/history.hpp"

namespace brief {
namespace pipeline {
namespace {

ContentId id_of(const render::Form& form) {
  return base::hash128(std::to_string(form.version) + (form.full ? " full " : " compact ") +
                       std::to_string(form.budget.value_or(0)));
}

// One run of refresh or check: what stands, what should stand, and what is remembered.
class Run {
 public:
  explicit Run(const RefreshOptions& options)
      : options_(options),
        workspace_(open_workspace(options)),
        standing_(read_standing(workspace_, output_path(workspace_, options), options.upgrade,
                                options.force)),
        form_(choose_form(workspace_, options, standing_)),
        memos_(workspace_.known ? unpack_memos(workspace_.known->memo) : Memos()),
        tree_(workspace_, options.on_progress) {
    if (const Memo* memo = find_memo(memos_, standing_.output)) last_ = *memo;
    tree_.learn_contents();
    remembered_ = is_remembered();
    if (remembered_) {
      bytes_ = standing_.bytes;
      return;
    }
    const Composed composed = compose(workspace_, tree_, standing_.output, false);
    diagnostics_ = composed.note_diagnostics;
    rendered_ = render::render(composed.brief, form_, standing_.keep);
    bytes_ = rendered_.bytes;
  }

  const Workspace& workspace() const { return workspace_; }
  const Standing& standing() const { return standing_; }
  const DescribedTree& tree() const { return tree_; }
  const Memo* last() const { return last_ ? &*last_ : nullptr; }
  /// What the file should hold.
  const std::string& bytes() const { return bytes_; }
  bool differs() const { return !standing_.ours || !same_text(standing_.bytes, bytes_); }
  std::vector<LineChange> changes() const {
    return line_changes(standing_.ours ? standing_.bytes : std::string(), bytes_, rendered_.lines);
  }
  std::vector<Diagnostic> diagnostics() const { return all_diagnostics(tree_, diagnostics_); }
  std::vector<std::string> notes() const {
    if (!tree_.unmerged()) return {};
    return {"a merge with conflicts is in progress: files are described as they stand"};
  }

  /// Stores what was learnt; `stands`: the worktree's file now holds bytes().
  std::string store(bool stands) {
    if (!workspace_.use_cache) return {};
    if (workspace_.mode != TreeMode::worktree) return tree_.store(nullptr);
    if (remembered_ && !tree_.stats_differ()) return {};
    Memo memo{standing_.output,
              base::program_id(),
              tree_.digest(standing_.output),
              id_of(form_),
              base::hash128(bytes_),
              ours_id(bytes_),
              static_cast<std::uint32_t>(tree_.file_count(standing_.output))};
    const bool memo_differs = stands && remember(memos_, std::move(memo));
    if (!memo_differs && !tree_.stats_differ()) return {};
    tree_.stats().memo = pack_memos(memos_);
    return tree_.store(&tree_.stats());
  }

 private:
  static bool same_text(std::string_view a, std::string_view b) {
    if (a == b) return true;
    std::string left(a);
    std::string right(b);
    base::canonicalize(left);
    base::canonicalize(right);
    return left == right;
  }

  bool is_remembered() const {
    return last_ && standing_.ours && last_->program.known() &&
           last_->program == base::program_id() && last_->form == id_of(form_) &&
           last_->bytes == base::hash128(standing_.bytes) &&
           last_->tree == tree_.digest(standing_.output);
  }

  const RefreshOptions& options_;
  Workspace workspace_;
  Standing standing_;
  render::Form form_;
  Memos memos_;
  DescribedTree tree_;
  std::optional<Memo> last_;
  bool remembered_ = false;              ///< last_ is about this very tree and brief
  std::vector<Diagnostic> diagnostics_;  ///< of the notes
  render::Rendered rendered_;
  std::string bytes_;
};

[[noreturn]] void refuse_foreign(const std::string& output) {
  throw Error(ErrorCode::brief_file, "the file is not a brief, so it is not overwritten", output,
              "--force replaces it, --output FILE writes another");
}

[[noreturn]] void refuse_without_brief(TreeMode mode, const Standing& standing) {
  if (standing.exists)
    throw Error(ErrorCode::brief_file, "the file is not a brief", standing.output,
                "`brief refresh --force` replaces it, --output FILE names another");
  std::string hint = "`brief refresh` writes one";
  if (mode != TreeMode::worktree) hint += ", `git add` and a commit bring it into this tree";
  throw Error(ErrorCode::brief_file, "there is no brief", standing.output, hint);
}

// The worktree's file of the brief, where another tree than the worktree's is described.
Standing on_disk(const Run& run) {
  Standing file;
  file.output = run.standing().output;
  const auto bytes = repo::read_path(run.workspace().layout, *run.workspace().objects,
                                     TreeMode::worktree, {}, file.output);
  if (!bytes) return file;
  file.exists = true;
  file.bytes = *bytes;
  file.crlf = all_crlf(*bytes);
  if (file.crlf) base::canonicalize(file.bytes);
  file.ours = render::read_form(file.bytes).has_value();
  return file;
}

void write(const RefreshOptions& options, const Run& run, RefreshReport& report) {
  const Workspace& workspace = run.workspace();
  require_inside_root(workspace.layout, run.standing().output);
  const Standing file = options.mode == TreeMode::worktree ? run.standing() : on_disk(run);
  if (file.exists && !file.ours && !options.force) refuse_foreign(file.output);
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
  report.diagnostics = run.diagnostics();
  return report;
}

CheckReport check(const RefreshOptions& options) {
  pipeline::Run run(options);
  CheckReport report;
  report.output = run.standing().output;
  if (!run.standing().ours) pipeline::refuse_without_brief(options.mode, run.standing());
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
