#include "pipeline/run.hpp"

#include "base/hash.hpp"
#include "base/program.hpp"
#include "parse/detect.hpp"
#include "pipeline/compose.hpp"
#include "pipeline/emit.hpp"
#include "pipeline/line_changes.hpp"

namespace brief::pipeline {
namespace {

ContentId id_of(const render::Form& form) {
  return base::hash128(std::to_string(form.version) + (form.full ? " full " : " compact ") +
                       std::to_string(form.budget.value_or(0)));
}

bool same_text(std::string_view a, std::string_view b) {
  if (a == b) return true;
  std::string left(a);
  std::string right(b);
  base::canonicalize(left);
  base::canonicalize(right);
  return left == right;
}

// The memo of what the git index should hold stands beside that of the worktree, under a name that
// no path can have.
std::string staged_key(const std::string& output) { return output + std::string("\0staged", 7); }

}  // namespace

Run::Run(const RefreshOptions& options)
    : options_(options),
      workspace_(open_workspace(options)),
      standing_(read_standing(workspace_, output_path(workspace_, options), options.upgrade,
                              options.force)),
      form_(choose_form(workspace_, options, standing_)) {}

void Run::load_memos() {
  if (workspace_.known) memos_ = unpack_memos(workspace_.known->memo);
  if (workspace_.mode != TreeMode::git_index || !workspace_.use_cache) return;
  stats_ = workspace_.cache->load_stats(repo::worktree_id(workspace_.layout));
  if (stats_) memos_ = unpack_memos(stats_->memo);
}

void Run::describe() {
  load_memos();
  tree_.emplace(workspace_, options_.on_progress);
  if (const Memo* memo = find_memo(memos_, standing_.output)) last_ = *memo;
  tree_->learn_contents();
  remembered_ = is_remembered(memos_, standing_.output) ||
                (stats_ && is_remembered(memos_, staged_key(standing_.output)));
  if (remembered_) {
    bytes_ = standing_.bytes;
    return;
  }
  const Composed composed = compose(workspace_, *tree_, standing_.output, false);
  diagnostics_ = composed.note_diagnostics;
  rendered_ = render::render(composed.brief, form_, standing_.keep);
  bytes_ = rendered_.bytes;
}

bool Run::is_remembered(const Memos& memos, const std::string& key) {
  const Memo* memo = find_memo(memos, key);
  return memo != nullptr && standing_.ours && memo->program.known() &&
         memo->program == base::program_id() && memo->form == id_of(form_) &&
         memo->bytes == base::hash128(standing_.bytes) &&
         memo->tree == tree_->digest(standing_.output);
}

Standing Run::on_disk() const {
  Standing file;
  file.output = standing_.output;
  const auto bytes =
      repo::read_path(workspace_.layout, *workspace_.objects, TreeMode::worktree, {}, file.output);
  if (!bytes) return file;
  file.exists = true;
  file.bytes = *bytes;
  file.crlf = all_crlf(*bytes);
  if (file.crlf) base::canonicalize(file.bytes);
  file.ours = render::read_form(file.bytes).has_value() || file.bytes == standing_.bytes;
  return file;
}

bool Run::differs() const { return !standing_.ours || !same_text(standing_.bytes, bytes_); }

std::vector<LineChange> Run::changes() const {
  return line_changes(standing_.ours ? standing_.bytes : std::string(), bytes_, rendered_.lines);
}

std::vector<Diagnostic> Run::diagnostics() const { return all_diagnostics(*tree_, diagnostics_); }

std::vector<std::string> Run::notes() const {
  std::vector<std::string> notes;
  if (tree_->unmerged())
    notes.push_back("a merge with conflicts is in progress: files are described as they stand");
  if (standing_.conflicts)
    notes.push_back(
        standing_.output +
        " holds conflict marks: `brief refresh` writes it anew, with the keep blocks of "
        "both sides; then `git add` it");
  return notes;
}

Memo Run::memo_of(const std::string& key) const {
  return {key,
          base::program_id(),
          tree_->digest(standing_.output),
          id_of(form_),
          base::hash128(bytes_),
          ours_id(bytes_),
          static_cast<std::uint32_t>(tree_->file_count(standing_.output))};
}

std::string Run::store(bool stands) {
  if (!workspace_.use_cache) return {};
  if (workspace_.mode == TreeMode::commit) return tree_->store(nullptr);
  if (workspace_.mode == TreeMode::git_index) return store_staged(stands);
  if (remembered_ && !tree_->stats_differ()) return {};
  const bool memo_differs = stands && remember(memos_, memo_of(standing_.output));
  if (!memo_differs && !tree_->stats_differ()) return {};
  tree_->stats().memo = pack_memos(memos_);
  return tree_->store(&tree_->stats());
}

// The rows stay those of the last scan of the worktree; only the memo beside them changes.
std::string Run::store_staged(bool stands) {
  if (remembered_) return tree_->learnt_anything() ? tree_->store(nullptr) : std::string();
  if (!stands || !remember(memos_, memo_of(staged_key(standing_.output))))
    return tree_->store(nullptr);
  if (!stats_) {
    stats_.emplace();
    stats_->worktree_id = repo::worktree_id(workspace_.layout);
    stats_->fingerprint = parse::detection_fingerprint();
  }
  stats_->memo = pack_memos(memos_);
  return tree_->store(&*stats_);
}

}  // namespace brief::pipeline
