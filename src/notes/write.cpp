// A note -> its file: new, or edited with all else left as it stood.
#include <limits>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "notes/front_matter.hpp"
#include "notes/note_file.hpp"

namespace brief::notes {
namespace {

constexpr std::size_t kMaxSlug = 40;
constexpr std::size_t kMaxSlugWords = 6;
constexpr std::size_t kHashDigits = 8;
constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

// One printable line: a head holds nothing else.
std::string line_scalar(std::string_view text) {
  return yaml_scalar(base::one_line(text, kNoLimit));
}

std::string kind_lines(NoteKind kind) {
  return kind == NoteKind::note ? "" : "kind: " + std::string(name_of(kind)) + "\n";
}

std::string status_lines(bool resolved) { return resolved ? "status: resolved\n" : ""; }

std::string resolution_lines(std::string_view text) {
  return text.empty() ? "" : "resolution: " + line_scalar(text) + "\n";
}

std::string on_lines(const std::vector<NoteAnchor>& on) {
  if (on.empty()) return {};
  std::string out = "on:\n";
  for (const NoteAnchor& anchor : on) {
    out += "  - path: " + yaml_scalar(base::display_path(anchor.path)) + "\n";
    if (!anchor.symbol.empty()) out += "    symbol: " + line_scalar(anchor.symbol) + "\n";
    if (!anchor.hash.empty()) out += "    hash: '" + anchor.hash + "'\n";
  }
  return out;
}

std::string file_of(std::string_view yaml, std::string_view text) {
  return "---\n" + std::string(yaml) + "---\n\n" + std::string(text) + "\n";
}

std::string slug_of(std::string_view text) {
  std::string slug;
  std::size_t words = 0;
  bool gap = false;
  for (const char c : base::to_lower(text.substr(0, 400))) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter && gap && !slug.empty() && ++words == kMaxSlugWords) break;
    if (letter && gap && !slug.empty()) slug += '-';
    gap = !letter;
    if (letter) slug += c;
    if (slug.size() > kMaxSlug) break;
  }
  if (slug.size() > kMaxSlug) {  // not in the middle of a word
    const std::size_t dash = slug.rfind('-');
    slug.resize(dash == std::string::npos ? kMaxSlug : dash);
  }
  return slug.empty() ? "note" : slug;
}

std::string without_space(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\t') out += c;
  return out;
}

// A line as it is where nothing in it hides or steers, else as base::one_line shows it.
std::string clean_line(std::string_view line) {
  std::string shown = base::one_line(line, kNoLimit);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  if (without_space(shown) == without_space(line)) return std::string(line);
  return shown;
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::string canonical(text);
  base::canonicalize(canonical);
  std::string out;
  for (const std::string_view line : base::split(canonical, '\n')) out += clean_line(line) + "\n";
  // The indentation of a first line is a person's; empty lines around the text are not.
  const std::string_view trimmed = base::trim(out);
  return std::string(trimmed);
}

std::string write_note(const Note& note) {
  return file_of(kind_lines(note.kind) + status_lines(note.resolved) +
                     resolution_lines(note.resolution) + on_lines(note.on),
                 note.text);
}

std::string edit_note(std::string_view bytes, const NoteEdit& edit) {
  const FrontMatter head = split_front_matter(bytes);
  std::vector<KeyLines> keys;
  if (edit.kind) keys.emplace_back("kind", kind_lines(*edit.kind));
  if (edit.resolved) keys.emplace_back("status", status_lines(*edit.resolved));
  if (edit.resolution) keys.emplace_back("resolution", resolution_lines(*edit.resolution));
  if (edit.on) keys.emplace_back("on", on_lines(*edit.on));
  const std::string yaml = with_keys(head.yaml, keys);
  if (edit.text) return file_of(yaml, *edit.text);
  if (!head.present) return file_of(yaml, base::trim(head.body));
  return "---\n" + yaml + "---\n" + std::string(head.body);
}

std::string new_note_id(const Note& note, unsigned serial) {
  std::string all = write_note(note);
  if (serial != 0) all += '\0' + std::to_string(serial);
  return slug_of(note.text) + "-" + base::to_hex(base::hash128(all)).substr(0, kHashDigits);
}

}  // namespace brief::notes
