#include "pipeline/compose.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "facts/detect.hpp"
#include "graph/link.hpp"
#include "notes/handoff.hpp"
#include "notes/note_file.hpp"

namespace brief::pipeline {
namespace {

// Of hostile trees only so many are looked at; the rest is said.
constexpr std::size_t kMaxNotes = 2000;

}  // namespace

notes::Surroundings surroundings(const Workspace& workspace, const DescribedTree& tree,
                                 const Index& index, const std::string& output) {
  notes::Surroundings around;
  around.index = &index;
  around.read = [&](const std::string& path) -> std::optional<std::string> {
    const auto file =
        std::lower_bound(index.files.begin(), index.files.end(), path,
                         [](const IndexedFile& f, const std::string& p) { return f.path < p; });
    if (file == index.files.end() || file->path != path || file->opaque != Opaque::no ||
        file->kind != FileKind::regular)
      return std::nullopt;
    std::optional<std::string> bytes = workspace.read(path);
    if (bytes) base::canonicalize(*bytes);
    return bytes;
  };
  around.content = [&](const std::string& path) { return tree.content_of(path); };
  around.path_with = [&tree, output](const ContentId& content) {
    return tree.path_with(content, output);
  };
  return around;
}

Notes read_notes(Workspace& workspace, DescribedTree& tree, const std::string& output, bool judge) {
  tree.load_summaries();
  Notes noted;
  std::vector<DescribedTree::NoteFile> files = tree.read_notes(output);
  tree.require_complete();
  noted.index.files = tree.indexed_files(output);
  const notes::Surroundings around = surroundings(workspace, tree, noted.index, output);
  if (files.size() > kMaxNotes) {
    noted.diagnostics.push_back(
        {files[kMaxNotes].path, 0,
         "only the first " + std::to_string(kMaxNotes) + " notes are read"});
    files.resize(kMaxNotes);
  }
  for (const DescribedTree::NoteFile& file : files)
    noted.notes.push_back(
        notes::place(around, notes::read_note(file.path, file.bytes, noted.diagnostics), judge));
  return noted;
}

namespace {

// The root's files for agents, as far as the tree has them as files of its own.
std::vector<facts::Guide> guides_of(const Workspace& workspace, const Index& index) {
  static constexpr std::string_view kGuides[] = {".github/copilot-instructions.md", "AGENTS.md",
                                                 "CLAUDE.md", "GEMINI.md"};
  std::vector<facts::Guide> guides;
  for (const std::string_view name : kGuides) {
    const auto file = std::lower_bound(
        index.files.begin(), index.files.end(), name,
        [](const IndexedFile& row, std::string_view path) { return row.path < path; });
    if (file == index.files.end() || file->path != name || file->kind != FileKind::regular ||
        file->opaque != Opaque::no)
      continue;
    if (auto text = workspace.read(file->path)) guides.push_back({file->path, std::move(*text)});
  }
  return guides;
}

}  // namespace

Composed compose(Workspace& workspace, DescribedTree& tree, const std::string& output, bool judge) {
  Notes noted = read_notes(workspace, tree, output, judge);
  Composed composed;
  composed.notes = std::move(noted.notes);
  composed.note_diagnostics = std::move(noted.diagnostics);
  composed.index = graph::link(std::move(noted.index.files), workspace.jobs);
  composed.brief = facts::detect(composed.index, notes::handoff(composed.notes),
                                 guides_of(workspace, composed.index));
  return composed;
}

std::vector<Diagnostic> all_diagnostics(const DescribedTree& tree,
                                        const std::vector<Diagnostic>& of_notes) {
  std::vector<Diagnostic> all = tree.diagnostics();
  all.insert(all.end(), of_notes.begin(), of_notes.end());
  std::stable_sort(all.begin(), all.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.path < b.path; });
  return all;
}

}  // namespace brief::pipeline
