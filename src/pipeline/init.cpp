// brief init: the files that make a repository keep a brief, and their undo.
#include <cstdio>
#include <filesystem>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"
#include "brief/setup.hpp"
#include "pipeline/emit.hpp"
#include "pipeline/init_record.hpp"
#include "pipeline/init_texts.hpp"
#include "pipeline/managed.hpp"
#include "pipeline/memo.hpp"
#include "pipeline/standing.hpp"
#include "pipeline/worktree_edit.hpp"

namespace brief {
namespace pipeline {
namespace {

constexpr std::string_view kAttributes = ".gitattributes";
constexpr std::string_view kAgents = "AGENTS.md";
constexpr std::string_view kClaude = "CLAUDE.md";

std::string record_path(const Workspace& workspace) {
  char name[32];
  std::snprintf(name, sizeof name, "init-%016llx",
                static_cast<unsigned long long>(repo::worktree_id(workspace.layout)));
  return workspace.cache->folder() + "/replaced/" + name;
}

InitRecord read_record(const Workspace& workspace) {
  if (!workspace.use_cache) return {};
  return unpack_record(base::read_file(record_path(workspace)).value_or(std::string()));
}

// Losing it costs exactness where a file was empty, nothing else: it is no reason to stop.
void write_record(const Workspace& workspace, const InitRecord& record) {
  if (!workspace.use_cache) return;
  const std::string path = record_path(workspace);
  if (!base::make_folders(path.substr(0, path.rfind('/')))) return;
  base::replace_file(path, pack_record(record), base::Durability::power_loss);
}

// The path that a symbolic link of the root leads to, relative to the root; empty: no link, or one
// that leads elsewhere.
std::string link_target(const repo::Layout& layout, std::string_view name) {
  std::error_code failure;
  const std::filesystem::path path = std::filesystem::path(layout.root) / name;
  if (!std::filesystem::is_symlink(std::filesystem::symlink_status(path, failure))) return {};
  const std::filesystem::path target = std::filesystem::read_symlink(path, failure);
  return failure ? std::string() : target.lexically_normal().string();
}

class Planner {
 public:
  Planner(const Workspace& workspace, const InitOptions& options)
      : workspace_(workspace), options_(options) {
    plan_.output = workspace.config.output;
  }

  SetupPlan init() {
    configuration();
    attributes();
    pointers();
    brief();
    return std::move(plan_);
  }

  SetupPlan undo(const InitRecord& record) {
    for (const std::string_view name : {kAgents, kClaude})
      take_back(record, std::string(name),
                [](const EditedFile& file) { return without_block(file.text, kPointer); });
    take_back(record, std::string(kAttributes), [&](const EditedFile& file) {
      return without_line(file.text, attributes_line(plan_.output));
    });
    take_back(record, std::string(kConfigFile), [](const EditedFile& file) {
      return file.text == config_text() ? std::string() : file.text;
    });
    take_back_brief(record);
    return std::move(plan_);
  }

 private:
  void edit(const EditedFile& file, const std::string& text) {
    if (file.exists && text == file.text) return;
    plan_.edits.push_back({file.path, file.exists, false, file.raw, bytes_for(file, text)});
  }

  void configuration() {
    const EditedFile file = read_for_edit(workspace_.layout, std::string(kConfigFile));
    if (!file.exists) edit(file, std::string(config_text()));
  }

  void attributes() {
    const EditedFile file = read_for_edit(workspace_.layout, std::string(kAttributes));
    if (!has_merge_attribute(file.text, plan_.output))
      edit(file, with_line(file.text, attributes_line(plan_.output)));
  }

  void pointers() {
    const bool agents = pointer(kAgents, options_.agents, {});
    pointer(kClaude, false, agents ? kAgents : std::string_view());
  }

  // True when the file points to the brief now. `pointed`: another file that does.
  bool pointer(std::string_view name, bool make, std::string_view pointed) {
    const std::string target = link_target(workspace_.layout, name);
    const std::string shown(name);
    if (!target.empty()) {
      const bool same = target == kAgents || target == kClaude;
      plan_.notes.push_back(shown + " is a link to " + base::display_path(target) +
                            (same ? ", which is the one that counts" : ": it is left as it is"));
      return false;
    }
    const EditedFile file = read_for_edit(workspace_.layout, shown);
    if (!file.exists && !make) return false;
    if (!pointed.empty() && !has_block(file.text, kPointer) && includes(file.text, pointed)) {
      plan_.notes.push_back(shown + " includes " + std::string(pointed) +
                            ", which points to the brief");
      return true;
    }
    edit(file, with_block(file.text, kPointer, pointer_text(plan_.output)));
    return true;
  }

  // `@AGENTS.md` on a line of its own is read in by the agent.
  static bool includes(std::string_view text, std::string_view name) {
    for (const std::string_view line : base::split(text, '\n'))
      if (base::trim(line) == "@" + std::string(name)) return true;
    return false;
  }

  void brief() {
    const Standing standing = read_standing(workspace_, plan_.output, false, false);
    plan_.writes_brief = !standing.ours;
    if (!standing.exists || standing.ours) return;
    if (!is_brief_context(standing.bytes))
      throw Error(
          ErrorCode::brief_file, "a file that is not a brief stands in its place", plan_.output,
          "move it, name another place (output: in .brief.yaml), or `brief refresh --force`");
    plan_.replaces_brief_context = true;
  }

  template <typename Cut>
  void take_back(const InitRecord& record, const std::string& path, const Cut& cut) {
    if (!link_target(workspace_.layout, path).empty()) return;
    const EditedFile file = read_for_edit(workspace_.layout, path);
    if (!file.exists) return;
    const InitRecord::File* known = record.find(path);
    // What stood there before init is not ours to take, however much it looks like it.
    if (known == nullptr && !record.files.empty()) return;
    if (known != nullptr && known->written == base::hash128(file.raw)) {
      plan_.edits.push_back({path, true, !known->existed, file.raw, known->before});
      return;
    }
    const std::string text = cut(file);
    if (text == file.text) {
      if (known != nullptr && path == kConfigFile)
        plan_.notes.push_back(path + " was edited since, so it stays");
      return;
    }
    plan_.edits.push_back({path, true, text.empty(), file.raw, bytes_for(file, text)});
  }

  // The brief goes only where init made it, and never with what a person kept in it.
  void take_back_brief(const InitRecord& record) {
    const EditedFile file = read_for_edit(workspace_.layout, plan_.output);
    if (!file.exists || !render::read_form(file.text)) return;
    const InitRecord::File* known = record.find(plan_.output);
    std::string why;
    if (known == nullptr)
      why = "it is not known that init wrote it";
    else if (!render::read_keep_blocks(file.text, plan_.output).empty())
      why = "it holds text that a person kept";
    else if (known->written != base::hash128(file.raw) && !is_as_refresh_left_it(file))
      why =
          "it is not what `brief refresh` writes; refresh it first where nothing in it is to stay";
    if (!why.empty()) {
      plan_.notes.push_back(plan_.output + " stays: " + why);
      return;
    }
    plan_.edits.push_back({plan_.output, true, !known->existed, file.raw, known->before});
  }

  // As it was left, or (where that was forgotten) as it would be left now.
  bool is_as_refresh_left_it(const EditedFile& file) const {
    const Memos memos = workspace_.known ? unpack_memos(workspace_.known->memo) : Memos();
    const Memo* memo = find_memo(memos, plan_.output);
    if (memo != nullptr && memo->ours == ours_id(file.raw)) return true;
    RefreshOptions checking;
    static_cast<TreeOptions&>(checking) = options_;
    return check(checking).fresh;
  }

  const Workspace& workspace_;
  const InitOptions& options_;
  SetupPlan plan_;
};

void apply(const repo::Layout& layout, const SetupEdit& edit) {
  if (edit.removes) return remove_file(layout, edit.path, false);
  EditedFile raw;  // bytes as they are
  raw.path = edit.path;
  write_edited(layout, raw, edit.after);
}

// What the plan promised must still be so when it is carried out.
void require_unchanged(const repo::Layout& layout, const SetupPlan& plan) {
  for (const SetupEdit& edit : plan.edits) {
    const EditedFile now = read_for_edit(layout, edit.path);
    if (now.exists != edit.existed || now.raw != edit.before)
      throw Error(ErrorCode::io, "the file changed meanwhile; nothing was written", edit.path,
                  "run it again");
  }
}

void write_first_brief(const InitOptions& options, const SetupPlan& plan, InitRecord& record,
                       std::vector<std::string>& notes) {
  const Workspace workspace = open_workspace(options);
  const std::string before = workspace.read(plan.output).value_or(std::string());
  RefreshOptions refreshing;
  static_cast<TreeOptions&>(refreshing) = options;
  refreshing.force = plan.replaces_brief_context;
  const RefreshReport report = refresh(refreshing);
  notes.insert(notes.end(), report.notes.begin(), report.notes.end());
  const std::optional<std::string> now = workspace.read(plan.output);
  if (report.written && now) record.add(plan.output, !report.created, before, *now);
}

}  // namespace
}  // namespace pipeline

InitReport init(const InitOptions& options, const std::function<bool(const SetupPlan&)>& confirm) {
  using namespace pipeline;
  if (options.mode != TreeMode::worktree)
    throw Error(ErrorCode::usage, "init works on the worktree only", {},
                "leave out --staged and --rev");
  const Workspace workspace = open_workspace(options);
  InitRecord record = read_record(workspace);
  InitReport report;
  Planner planner(workspace, options);
  report.plan = options.undo ? planner.undo(record) : planner.init();
  if (report.plan.empty() || !confirm(report.plan)) return report;
  require_unchanged(workspace.layout, report.plan);
  // Before the first byte is written, what stands there is safe.
  if (!options.undo) {
    for (const SetupEdit& edit : report.plan.edits)
      record.add(edit.path, edit.existed, edit.before, edit.after);
    write_record(workspace, record);
  }
  for (const SetupEdit& edit : report.plan.edits) apply(workspace.layout, edit);
  if (report.plan.writes_brief) write_first_brief(options, report.plan, record, report.notes);
  write_record(workspace, options.undo ? InitRecord{} : record);
  report.applied = true;
  return report;
}

}  // namespace brief
