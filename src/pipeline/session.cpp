// brief session: what an agent sees when it starts, in fewer bytes than a hook may print.
#include "brief/session.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "pipeline/compose.hpp"
#include "pipeline/past.hpp"
#include "pipeline/session_parts.hpp"
#include "pipeline/standing.hpp"
#include "pipeline/stored_tree.hpp"
#include "render/page.hpp"
#include "render/render.hpp"
#include "repo/history.hpp"

namespace brief {
namespace pipeline {
namespace {

constexpr std::size_t kRecentRoom = 1900;   // bytes
constexpr std::size_t kHandoffRoom = 2400;  // bytes
constexpr std::size_t kFrame = 400;         // headings, and the lines that say what was cut
constexpr std::size_t kKeepRoom = 1500;     // bytes of text that people keep in the brief
constexpr std::size_t kNewCommits = 8;
constexpr unsigned kLeastBudget = 100;

bool has_handoff(const Section& section) { return section.id == "handoff"; }

class SessionView {
 public:
  explicit SessionView(const TreeOptions& options)
      : workspace_(open_workspace(options)),
        standing_(read_standing(workspace_, workspace_.config.output, true, false)),
        tree_(workspace_, options.on_progress) {
    tree_.learn_contents();
    composed_ = compose(workspace_, tree_, standing_.output, true);
    if (std::string note = store_learnt(workspace_, tree_); !note.empty())
      report_.notes.push_back(std::move(note));
  }

  SessionReport report() {
    const Lines handoff = fit_lines(handoff_lines(composed_.notes), kHandoffRoom);
    if (handoff.left_out != 0) cut(std::to_string(handoff.left_out) + " notes: `brief note list`");
    const std::string recent = recent_text();
    const std::size_t room = kSessionLimit - kFrame - recent.size() - handoff.text.size();
    std::map<std::string, std::string> values = {
        {"brief", brief_text(room)}, {"recent", recent}, {"handoff", handoff.text}};
    if (!report_.cut.empty()) {
      std::string all = "Left out for want of room: ";
      for (std::size_t i = 0; i < report_.cut.size(); ++i)
        all += (i == 0 ? "" : "; ") + report_.cut[i];
      values["cut"] = all + ".";
    }
    report_.text = render::fill_page("session.mustache", values);
    return std::move(report_);
  }

 private:
  void cut(std::string what) { report_.cut.push_back(std::move(what)); }

  // The compact brief under a budget at which it fits into `room` bytes.
  std::string brief_text(std::size_t room) {
    Brief brief = composed_.brief;
    std::erase_if(brief.sections, has_handoff);
    std::vector<render::KeepBlock> keep = standing_.keep;
    std::size_t kept = 0;
    for (const render::KeepBlock& block : keep) kept += block.bytes.size();
    if (kept > kKeepRoom) {
      keep.clear();
      cut("text that people keep in " + base::one_line(base::display_path(standing_.output), 80));
    }
    render::Form form;
    form.budget = static_cast<unsigned>(std::min<std::size_t>(2000, room * 2 / 5));
    for (;;) {
      const render::Rendered rendered = render::render(brief, form, keep);
      std::string text = render::without_form_line(rendered.bytes);
      if (text.size() <= room) {
        for (const Section& section : rendered.brief.sections)
          if (section.omitted != 0) return cut("parts of the brief: `brief show`"), text;
        return text;
      }
      if (*form.budget <= kLeastBudget) return text.substr(0, 0);
      form.budget = std::max(kLeastBudget, *form.budget * 9 / 10);
    }
  }

  std::string recent_text() {
    std::vector<std::string> lines;
    if (workspace_.mode == TreeMode::worktree)
      lines.push_back(
          state_line(repo::worktree_state(workspace_.layout, *workspace_.objects, tree_.stats())));
    if (const std::string line = brief_line(); !line.empty()) lines.push_back(line);
    const std::vector<PastCommit> past = past_commits(workspace_, report_.notes);
    add_new_commits(past, lines);
    for (std::string line : {hot_spots(past, composed_.index), commit_style(past)})
      if (!line.empty()) lines.push_back(std::move(line));
    Lines fitted = fit_lines(lines, kRecentRoom);
    if (fitted.left_out != 0) cut("older commits: `git log`");
    return fitted.text;
  }

  // Is the file that stands there what a refresh would write?
  std::string brief_line() const {
    const std::string output = base::code_span(base::display_path(standing_.output));
    if (!standing_.ours) return output + " is not there yet: `brief refresh` writes it";
    RefreshOptions none;
    const render::Form form = choose_form(workspace_, none, standing_);
    if (render::render(composed_.brief, form, standing_.keep).bytes == standing_.bytes) return {};
    return output + " is stale (what stands above is fresh): `brief refresh`";
  }

  // The row of the commit that last touched the brief. Rows of merges and of commits that changed
  // very many files don't say; only then is git asked.
  std::optional<std::size_t> last_touched(const std::vector<PastCommit>& past) {
    const std::string head = workspace_.mode == TreeMode::commit ? workspace_.revision : "HEAD";
    if (past.empty() || !repo::read_path(workspace_.layout, *workspace_.objects, TreeMode::commit,
                                         head, standing_.output))
      return std::nullopt;
    std::size_t row = 0;
    bool silent = false;
    for (; row < past.size(); ++row) {
      const std::vector<std::string>& paths = past[row].paths;
      if (std::find(paths.begin(), paths.end(), standing_.output) != paths.end()) break;
      silent = silent || paths.empty();
    }
    if (!silent) return row < past.size() ? std::optional(row) : std::nullopt;
    const auto touched =
        repo::last_change(workspace_.layout, *workspace_.objects, standing_.output, head);
    for (row = 0; touched && row < past.size(); ++row)
      if (past[row].oid == touched->oid) return row;
    return std::nullopt;
  }

  // The commits since the one that last touched the brief.
  void add_new_commits(const std::vector<PastCommit>& past, std::vector<std::string>& lines) {
    const std::optional<std::size_t> touched = last_touched(past);
    const std::size_t count = touched.value_or(past.size());
    if (count == 0) return;
    const bool known = touched.has_value();
    std::string what = known
                           ? std::to_string(count) + (count == 1 ? " commit" : " commits") +
                                 " since the brief last changed (" +
                                 quoted_subject(past[count].subject) + "); `brief since` tells more"
                           : "The newest commits";
    lines.push_back(what + ":");
    // A merge says nothing that its commits don't.
    const std::size_t most = known ? kNewCommits : kNewCommits / 2;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < count && shown < most; ++i) {
      if (past[i].merge) continue;
      lines.push_back(commit_line(past[i]));
      ++shown;
    }
  }

  Workspace workspace_;
  Standing standing_;
  DescribedTree tree_;
  Composed composed_;
  SessionReport report_;
};

}  // namespace
}  // namespace pipeline

SessionReport session(const TreeOptions& options) {
  return pipeline::SessionView(options).report();
}

}  // namespace brief
