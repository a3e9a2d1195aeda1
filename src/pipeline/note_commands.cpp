// brief note add, edit, resolve, list.
#include <algorithm>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"
#include "brief/notes.hpp"
#include "notes/handoff.hpp"
#include "notes/note_file.hpp"
#include "pipeline/below.hpp"
#include "pipeline/compose.hpp"
#include "pipeline/standing.hpp"
#include "pipeline/worktree_edit.hpp"

namespace brief {
namespace pipeline {
namespace {

std::string path_of_id(const std::string& id) {
  return std::string(repo::kNotesFolder) + "/" + id + ".md";
}

// What was typed is relative to the folder that the command runs in.
std::string path_from_root(const repo::Layout& layout, const std::string& typed) {
  std::string path = typed.empty() ? std::string() : joined_path(layout, typed);
  while (!path.empty() && path.back() == '/') path.pop_back();
  if (path.empty() || path.front() == '/' || path == ".." || path.starts_with("../"))
    throw Error(ErrorCode::usage, "a note is pinned to a file or folder below the root", typed,
                "PATH or PATH#SYMBOL; a note about all of it needs no --on");
  return path;
}

// The notes of a tree and what they are pinned to.
class Desk {
 public:
  Desk(const TreeOptions& options, bool judge)
      : workspace_(open_workspace(options)), tree_(workspace_, options.on_progress) {
    tree_.learn_contents();
    noted_ = read_notes(workspace_, tree_, workspace_.config.output, judge);
    around_ = surroundings(workspace_, tree_, noted_.index, workspace_.config.output);
  }
  Desk(const Desk&) = delete;

  const Workspace& workspace() const { return workspace_; }
  const notes::Surroundings& around() const { return around_; }
  const std::vector<PlacedNote>& notes() const { return noted_.notes; }
  std::vector<Diagnostic> diagnostics() const {
    std::vector<Diagnostic> all = noted_.diagnostics;
    for (Diagnostic& d : tree_.diagnostics())
      if (repo::is_note_path(d.path)) all.push_back(std::move(d));
    return all;
  }

  NoteAnchor pinned(const std::string& typed) const {
    const NoteAnchor anchor =
        notes::parse_anchor(around_, path_from_root(workspace_.layout, typed));
    return notes::pin(around_, anchor.path, anchor.symbol);
  }

  const PlacedNote& find(const std::string& id) const;

 private:
  Workspace workspace_;
  DescribedTree tree_;
  Notes noted_;
  notes::Surroundings around_;
};

std::string list_of(const std::vector<const PlacedNote*>& notes) {
  std::string out;
  for (const PlacedNote* note : notes) out += (out.empty() ? "" : ", ") + note->note.id;
  return out;
}

const PlacedNote& Desk::find(const std::string& id) const {
  std::string wanted = id.substr(id.rfind('/') + 1);
  if (wanted.ends_with(".md")) wanted.resize(wanted.size() - 3);
  std::vector<const PlacedNote*> found;
  for (const PlacedNote& note : noted_.notes) {
    if (note.note.id == wanted) return note;
    if (!wanted.empty() && note.note.id.find(wanted) != std::string::npos) found.push_back(&note);
  }
  if (found.size() == 1) return *found.front();
  if (found.size() > 1)
    throw Error(ErrorCode::usage, "several notes go by " + base::one_line(id, 80), {},
                base::one_line(list_of(found), 400));
  const PlacedNote* nearest = nullptr;
  for (const PlacedNote& note : noted_.notes)
    if (nearest == nullptr ||
        base::edit_distance(wanted, note.note.id) < base::edit_distance(wanted, nearest->note.id))
      nearest = &note;
  throw Error(ErrorCode::usage, "no note goes by " + base::one_line(id, 80), {},
              nearest == nullptr ? "there are none yet; `brief note add` makes one"
                                 : "did you mean " + base::one_line(nearest->note.id, 80) + "?");
}

NoteKind require_kind(const std::string& name) {
  if (const auto kind = notes::kind_of(name)) return *kind;
  throw Error(ErrorCode::usage, "no kind of note is called " + base::one_line(name, 60), {},
              "did you mean " + notes::nearest_kind(name) + "?");
}

std::string require_text(std::string_view typed) {
  std::string text = notes::clean_text(typed);
  if (text.empty())
    throw Error(ErrorCode::usage, "a note wants a text", {}, "brief note add 'TEXT'");
  if (text.size() > notes::kMaxNoteText)
    throw Error(ErrorCode::usage, "a note holds at most 16 KB", {},
                "write a document, and a note that points to it");
  return text;
}

void require_worktree(const TreeOptions& options) {
  if (options.mode != TreeMode::worktree)
    throw Error(ErrorCode::usage, "notes are written into the worktree only", {},
                "leave out --staged and --rev");
}

void warn_of_secret(const std::string& text, NoteChange& change) {
  if (base::looks_secret(text))
    change.notes.push_back(
        "the text looks like it holds a secret, so the brief will not repeat it; is it meant to be "
        "committed?");
}

// A note that git does not take is in no described tree but this user's.
void warn_of_ignored(const Desk& desk, NoteChange& change) {
  const repo::TreeScan scan = repo::scan_worktree(
      desk.workspace().layout, *desk.workspace().objects, nullptr, desk.workspace().jobs);
  const bool listed = std::any_of(scan.files.begin(), scan.files.end(),
                                  [&](const FileEntry& f) { return f.path == change.path; });
  if (!listed)
    change.notes.push_back(change.path +
                           " is ignored by git, so the brief does not see it; mend .gitignore");
}

NoteChange change_note(const Desk& desk, const PlacedNote& placed, notes::NoteEdit edit) {
  NoteChange change{placed.note.id, placed.note.path};
  if (!edit.on) {
    std::vector<NoteAnchor> on;
    for (const PlacedAnchor& place : placed.places) {
      if (place.state == AnchorState::gone) {
        on.push_back(place.anchor);
        change.notes.push_back(base::display_path(place.anchor.path) +
                               (place.anchor.symbol.empty() ? "" : "#" + place.anchor.symbol) +
                               " is gone; pin the note elsewhere with --on");
      } else {
        on.push_back(notes::pin(desk.around(), place.path, place.anchor.symbol));
      }
    }
    if (on != placed.note.on) edit.on = std::move(on);
  }
  const EditedFile file = read_for_edit(desk.workspace().layout, placed.note.path);
  if (!file.exists)
    throw Error(ErrorCode::io, "the note is not in the worktree", placed.note.path,
                "a sparse checkout leaves it out: `git sparse-checkout add .brief`");
  const std::string text = notes::edit_note(file.text, edit);
  if (text == file.text) return change;
  write_edited(desk.workspace().layout, file, text);
  change.written = true;
  return change;
}

}  // namespace
}  // namespace pipeline

NoteChange note_add(const NoteAddOptions& options) {
  pipeline::require_worktree(options);
  Note note;
  note.text = pipeline::require_text(options.text);
  if (!options.kind.empty()) note.kind = pipeline::require_kind(options.kind);
  const pipeline::Desk desk(options, false);
  for (const std::string& typed : options.on) {
    NoteAnchor anchor = desk.pinned(typed);
    if (std::find(note.on.begin(), note.on.end(), anchor) == note.on.end())
      note.on.push_back(std::move(anchor));
  }
  if (note.on.size() > notes::kMaxAnchors)
    throw Error(ErrorCode::usage,
                "a note is pinned to at most " + std::to_string(notes::kMaxAnchors) + " places");
  const std::string bytes = notes::write_note(note);
  for (unsigned serial = 0;; ++serial) {
    NoteChange change;
    change.id = notes::new_note_id(note, serial);
    change.path = pipeline::path_of_id(change.id);
    pipeline::EditedFile file = pipeline::read_for_edit(desk.workspace().layout, change.path);
    if (file.exists && file.text != bytes) continue;  // resolved or edited since: another note
    if (!file.exists) {
      pipeline::write_edited(desk.workspace().layout, file, bytes);
      change.written = true;
    }
    pipeline::warn_of_secret(note.text, change);
    pipeline::warn_of_ignored(desk, change);
    return change;
  }
}

NoteChange note_edit(const NoteEditOptions& options) {
  pipeline::require_worktree(options);
  const pipeline::Desk desk(options, true);
  const PlacedNote& placed = desk.find(options.id);
  notes::NoteEdit edit;
  if (options.text) edit.text = pipeline::require_text(*options.text);
  if (options.kind) edit.kind = pipeline::require_kind(*options.kind);
  if (options.on) {
    edit.on.emplace();
    for (const std::string& typed : *options.on) edit.on->push_back(desk.pinned(typed));
  }
  if (options.reopen) {
    edit.resolved = false;
    edit.resolution = "";
  }
  NoteChange change = pipeline::change_note(desk, placed, edit);
  pipeline::warn_of_secret(edit.text.value_or(std::string()), change);
  return change;
}

NoteChange note_resolve(const TreeOptions& options, const std::string& id, const std::string& why) {
  pipeline::require_worktree(options);
  const pipeline::Desk desk(options, false);
  const PlacedNote& placed = desk.find(id);
  notes::NoteEdit edit;
  edit.resolved = true;
  edit.on = placed.note.on;
  if (!why.empty()) edit.resolution = base::one_line(why, notes::kMaxNoteText);
  return pipeline::change_note(desk, placed, edit);
}

std::string note_file(const TreeOptions& options, const std::string& id) {
  const pipeline::Desk desk(options, false);
  return desk.workspace().layout.root + "/" + desk.find(id).note.path;
}

NoteListReport note_list(const NoteListOptions& options) {
  const pipeline::Desk desk(options, true);
  NoteListReport report;
  std::optional<NoteKind> kind;
  if (!options.kind.empty()) kind = pipeline::require_kind(options.kind);
  std::string below = options.on;
  if (!below.empty()) below = pipeline::path_from_root(desk.workspace().layout, below);
  for (const PlacedNote& note : desk.notes()) {
    if (note.note.resolved && !options.all) continue;
    if (options.due && !note.due) continue;
    if (kind && note.note.kind != *kind) continue;
    if (!below.empty() &&
        std::none_of(note.places.begin(), note.places.end(), [&](const PlacedAnchor& place) {
          return pipeline::is_below(place.path, below) ||
                 pipeline::is_below(place.anchor.path, below);
        }))
      continue;
    report.notes.push_back(note);
  }
  std::stable_sort(report.notes.begin(), report.notes.end(),
                   [](const PlacedNote& a, const PlacedNote& b) {
                     return notes::weight_of(a.note.kind) < notes::weight_of(b.note.kind);
                   });
  report.diagnostics = desk.diagnostics();
  return report;
}

}  // namespace brief
