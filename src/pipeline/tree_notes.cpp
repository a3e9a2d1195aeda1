// What notes need of a DescribedTree: their files, and contents by path and back.
#include <algorithm>

#include "base/hash.hpp"
#include "pipeline/described_tree.hpp"

namespace brief::pipeline {

std::vector<DescribedTree::NoteFile> DescribedTree::read_notes(std::string_view output) {
  std::vector<NoteFile> notes;
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    const FileEntry& entry = scan_.files[i];
    State& state = states_[i];
    if (!is_note(i) || entry.path == output || !state.trouble.empty()) continue;
    if (entry.kind != FileKind::regular) {
      state.trouble = "a note is a file of its own, not a link to one: it is not read";
      continue;
    }
    if (entry.opaque != Opaque::no) {
      state.trouble = "the note is not read: " + reason(i);
      continue;
    }
    repo::FileBytes file = repo::read_entry(workspace_.layout, *workspace_.objects, entry);
    if (file.status != repo::FileBytes::Status::ok) {
      state.absent = file.status == repo::FileBytes::Status::absent;
      state.unreadable = true;
      state.trouble = file.message;
      continue;
    }
    // The bytes that are read are those that count, should they have changed since.
    state.content = base::hash128(file.bytes);
    notes.push_back({entry.path, std::move(file.bytes)});
  }
  return notes;
}

std::vector<ContentId> DescribedTree::contents(std::string_view output) const {
  std::vector<ContentId> contents;
  for (std::uint32_t i = 0; i < states_.size(); ++i)
    if (is_input(i, output)) contents.push_back(states_[i].content);
  return contents;
}

std::size_t DescribedTree::row_of(std::string_view path) const {
  const auto found =
      std::lower_bound(scan_.files.begin(), scan_.files.end(), path,
                       [](const FileEntry& file, std::string_view p) { return file.path < p; });
  if (found == scan_.files.end() || found->path != path) return size();
  return static_cast<std::size_t>(found - scan_.files.begin());
}

bool DescribedTree::holds(std::string_view path) const { return row_of(path) != size(); }

ContentId DescribedTree::content_of(std::string_view path) const {
  const std::size_t row = row_of(path);
  return row == size() ? ContentId{} : states_[row].content;
}

std::string DescribedTree::path_with(const ContentId& content, std::string_view output) const {
  for (std::uint32_t i = 0; i < states_.size(); ++i)
    if (states_[i].content == content && is_input(i, output)) return scan_.files[i].path;
  return {};
}

}  // namespace brief::pipeline
