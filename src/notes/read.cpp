// A note's file -> the note.
#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "base/text.hpp"
#include "notes/front_matter.hpp"
#include "notes/note_file.hpp"

namespace brief::notes {
namespace {

class Reader {
 public:
  Reader(Note& note, std::vector<Diagnostic>& diagnostics)
      : note_(note), diagnostics_(diagnostics) {}

  void read_head(const std::string& yaml) {
    YAML::Node head;
    try {
      head = YAML::Load(yaml);
      if (head.IsNull()) return;
      if (!head.IsMap()) return report(2, "the note's head holds no keys");
      for (const auto& pair : head)
        if (pair.first.IsScalar()) read_key(pair.first.Scalar(), pair.second, line_of(pair.first));
    } catch (const YAML::Exception& error) {
      report(static_cast<std::uint32_t>(std::max(error.mark.line, 0)) + 2,
             "the note's head is no valid YAML: " + error.msg);
    }
  }

  void report(std::uint32_t line, std::string message) {
    diagnostics_.push_back({note_.path, line, std::move(message), false});
  }

 private:
  // The head begins in the file's second line.
  static std::uint32_t line_of(const YAML::Node& node) {
    return static_cast<std::uint32_t>(std::max(node.Mark().line, 0)) + 2;
  }

  void read_key(const std::string& key, const YAML::Node& value, std::uint32_t line) {
    if (key == "on") return read_anchors(value, line);
    if (key != "kind" && key != "status" && key != "resolution") return;  // a person's own
    if (!value.IsScalar()) return report(line, "the note's " + key + " wants one value");
    const std::string& text = value.Scalar();
    if (key == "kind") read_kind(text, line);
    if (key == "status") read_status(text, line);
    if (key == "resolution") note_.resolution = text;
  }

  void read_kind(const std::string& text, std::uint32_t line) {
    if (const std::optional<NoteKind> kind = kind_of(text))
      note_.kind = *kind;
    else
      report(line, "no kind of note is called " + base::one_line(text, 60) + "; did you mean " +
                       nearest_kind(text) + "?");
  }

  void read_status(const std::string& text, std::uint32_t line) {
    note_.resolved = text == "resolved";
    if (!note_.resolved && text != "open")
      report(line, "a note's status is open or resolved, not " + base::one_line(text, 60));
  }

  void read_anchors(const YAML::Node& list, std::uint32_t line) {
    if (list.IsNull()) return;
    if (list.IsScalar() || list.IsMap()) return read_anchor(list, line);
    for (const YAML::Node& item : list) {
      if (note_.on.size() == kMaxAnchors)
        return report(line_of(item), "a note is pinned to at most " + std::to_string(kMaxAnchors) +
                                         " places; the rest is passed over");
      read_anchor(item, line_of(item));
    }
  }

  static std::string scalar(const YAML::Node& map, const char* key) {
    const YAML::Node value = map[key];
    return value && value.IsScalar() ? value.Scalar() : std::string();
  }

  // By hand a place is also written as "src/a.c" or "src/a.c#run".
  void read_anchor(const YAML::Node& item, std::uint32_t line) {
    NoteAnchor anchor;
    if (item.IsScalar()) {
      const std::string& text = item.Scalar();
      const std::size_t hash = text.rfind('#');
      anchor.path = raw_path(text.substr(0, hash));
      if (hash != std::string::npos) anchor.symbol = text.substr(hash + 1);
    } else if (item.IsMap()) {
      anchor = {raw_path(scalar(item, "path")), scalar(item, "symbol"), scalar(item, "hash")};
    }
    if (!inside_root(anchor.path))
      return report(line, "a place wants the path of a file inside the repository");
    note_.on.push_back(std::move(anchor));
  }

  static bool inside_root(std::string_view path) {
    if (path.empty() || path.front() == '/') return false;
    for (const std::string_view part : base::split(path, '/'))
      if (part == ".." || part == ".") return false;
    return path.find('\0') == std::string_view::npos;
  }

  Note& note_;
  std::vector<Diagnostic>& diagnostics_;
};

bool is_conflict_mark(std::string_view line) {
  for (const std::string_view mark : {"<<<<<<<", "=======", ">>>>>>>", "|||||||"})
    if (line.starts_with(mark) && (line.size() == mark.size() || line[mark.size()] == ' '))
      return true;
  return false;
}

// The text without the marks of an unfinished merge: both sides stand.
std::string without_conflict_marks(std::string_view text, bool& found) {
  std::string out;
  for (const std::string_view line : base::split(text, '\n')) {
    if (is_conflict_mark(line))
      found = true;
    else
      out.append(line).append("\n");
  }
  return std::string(base::trim(out));
}

void place_text(Note& note, std::string_view body, std::uint32_t first_line) {
  const std::string_view text = base::trim(body);
  note.text = text;
  if (text.empty()) {
    note.line = note.end_line = first_line;
    return;
  }
  const auto before = body.substr(0, static_cast<std::size_t>(text.data() - body.data()));
  note.line =
      first_line + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  note.end_line =
      note.line + static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

Note read_note(std::string path, std::string_view bytes, std::vector<Diagnostic>& diagnostics) {
  Note note;
  note.path = std::move(path);
  note.id = note.path.substr(note.path.rfind('/') + 1);
  if (note.id.ends_with(".md")) note.id.resize(note.id.size() - 3);
  Reader reader(note, diagnostics);
  if (bytes.size() > kMaxNoteBytes) {
    reader.report(0, "larger than 64 KB: only its beginning is read");
    bytes = bytes.substr(0, kMaxNoteBytes);
  }
  const FrontMatter head = split_front_matter(bytes);
  if (head.unclosed)
    reader.report(1, "the note's head is not closed by a line of ---; all of it is taken as text");
  else if (!head.present)
    reader.report(1, "the note has no head of YAML between lines of ---; all of it is text");
  if (head.present) reader.read_head(std::string(head.yaml));
  place_text(note, head.body, head.line);
  bool conflict = false;
  std::string merged = without_conflict_marks(note.text, conflict);
  if (conflict) {
    reader.report(note.line, "the note holds the marks of an unfinished merge");
    note.text = std::move(merged);
  }
  if (note.text.empty()) reader.report(note.line, "the note has no text");
  return note;
}

std::optional<NoteKind> kind_of(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kNoteKindNames); ++i)
    if (kNoteKindNames[i] == name) return static_cast<NoteKind>(i);
  return std::nullopt;
}

std::string nearest_kind(std::string_view name) {
  std::string_view best = kNoteKindNames[1];
  for (const std::string_view kind : kNoteKindNames)
    if (base::edit_distance(name.substr(0, 32), kind) <
        base::edit_distance(name.substr(0, 32), best))
      best = kind;
  return std::string(best);
}

}  // namespace brief::notes
