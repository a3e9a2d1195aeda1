#include "notes/anchor.hpp"

#include <algorithm>
#include <vector>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"
#include "notes/symbol.hpp"

namespace brief::notes {
namespace {

// How many places of one name are compared by content when a definition has moved.
constexpr std::size_t kMaxMoves = 64;

std::string hash_of_lines(std::string_view bytes, const Definition& definition) {
  std::string kept;
  std::uint32_t number = 0;
  for (const std::string_view line : base::split(bytes, '\n')) {
    ++number;
    if (number < definition.line) continue;
    if (number > std::max(definition.line, definition.end_line)) break;
    const std::string_view text = base::trim(line);
    if (!text.empty()) kept.append(text).append("\n");
  }
  return base::to_hex(base::hash128(kept));
}

std::string hash_of(const Surroundings& tree, const IndexedFile& file,
                    const Definition& definition) {
  const std::optional<std::string> bytes = tree.read(file.path);
  return bytes ? hash_of_lines(*bytes, definition) : std::string();
}

std::string hash_of_file(const Surroundings& tree, const std::string& path) {
  const ContentId content = tree.content(path);
  return content.known() ? base::to_hex(content) : std::string();
}

const IndexedFile* find_file(const Index& index, std::string_view path) {
  const auto found =
      std::lower_bound(index.files.begin(), index.files.end(), path,
                       [](const IndexedFile& file, std::string_view p) { return file.path < p; });
  return found != index.files.end() && found->path == path ? &*found : nullptr;
}

// The first file below a folder; nullptr: there is no such folder.
const IndexedFile* first_below(const Index& index, std::string folder) {
  folder += '/';
  const auto found =
      std::lower_bound(index.files.begin(), index.files.end(), folder,
                       [](const IndexedFile& file, std::string_view p) { return file.path < p; });
  return found != index.files.end() && found->path.starts_with(folder) ? &*found : nullptr;
}

struct Match {
  const IndexedFile* file = nullptr;
  const Definition* definition = nullptr;
};

std::vector<Match> matches_in(const IndexedFile& file, std::string_view symbol) {
  std::vector<Match> found;
  for (const std::uint32_t row : definitions_called(*file.summary, symbol))
    found.push_back({&file, &file.summary->definitions[row]});
  return found;
}

// Of several definitions of one name the one that is as it was, else the first.
PlacedAnchor at_best(const Surroundings& tree, const NoteAnchor& anchor,
                     const std::vector<Match>& matches, bool judge) {
  PlacedAnchor placed{anchor, AnchorState::same};
  const Match* best = &matches.front();
  if (judge && !anchor.hash.empty()) {
    placed.state = AnchorState::changed;
    for (const Match& match : matches) {
      if (hash_of(tree, *match.file, *match.definition) != anchor.hash) continue;
      best = &match;
      placed.state = AnchorState::same;
      break;
    }
  }
  placed.path = best->file->path;
  placed.moved = placed.path != anchor.path;
  placed.line = best->definition->line;
  placed.end_line = std::max(best->definition->line, best->definition->end_line);
  placed.has_symbol = true;
  return placed;
}

// A definition that left its file: by content, else the only one of its name.
std::optional<PlacedAnchor> moved_symbol(const Surroundings& tree, const NoteAnchor& anchor) {
  std::vector<Match> matches;
  for (const IndexedFile& file : tree.index->files) {
    for (const Match& match : matches_in(file, anchor.symbol)) matches.push_back(match);
    if (matches.size() > kMaxMoves) return std::nullopt;  // a name that says nothing
  }
  if (matches.empty()) return std::nullopt;
  PlacedAnchor placed = at_best(tree, anchor, matches, true);
  if (placed.state == AnchorState::same && !anchor.hash.empty()) return placed;
  if (matches.size() == 1) return placed;
  return std::nullopt;
}

PlacedAnchor at_path(const Surroundings& tree, const NoteAnchor& anchor, std::string path,
                     bool judge) {
  PlacedAnchor placed{anchor, AnchorState::same};
  placed.moved = path != anchor.path;
  placed.path = std::move(path);
  if (judge && !anchor.hash.empty() && hash_of_file(tree, placed.path) != anchor.hash)
    placed.state = AnchorState::changed;
  return placed;
}

std::optional<ContentId> content_of(std::string_view hex) {
  ContentId id;
  if (hex.size() != 32) return std::nullopt;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const std::size_t digit = std::string_view("0123456789abcdef").find(hex[i]);
    if (digit == std::string_view::npos) return std::nullopt;
    std::uint64_t& half = i < 16 ? id.high : id.low;
    half = half << 4 | digit;
  }
  return id;
}

std::string_view name_of_path(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// A file that left its path: by content, else the only one of its name.
std::string moved_file(const Surroundings& tree, const NoteAnchor& anchor) {
  if (const std::optional<ContentId> content = content_of(anchor.hash)) {
    std::string path = tree.path_with(*content);
    if (!path.empty()) return path;
  }
  const std::string_view name = name_of_path(anchor.path);
  std::string only;
  for (const IndexedFile& file : tree.index->files) {
    if (name_of_path(file.path) != name) continue;
    if (!only.empty()) return {};
    only = file.path;
  }
  return only;
}

}  // namespace

NoteAnchor parse_anchor(const Surroundings& tree, const std::string& typed) {
  NoteAnchor anchor;
  const std::size_t hash = typed.rfind('#');
  if (hash == std::string::npos || find_file(*tree.index, typed) != nullptr) {
    anchor.path = typed;
  } else {
    anchor.path = typed.substr(0, hash);
    anchor.symbol = typed.substr(hash + 1);
  }
  return anchor;
}

NoteAnchor pin(const Surroundings& tree, std::string path, std::string symbol) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  const IndexedFile* file = find_file(*tree.index, path);
  if (file == nullptr && symbol.empty() && first_below(*tree.index, path) != nullptr)
    return {std::move(path), {}, {}};
  if (file == nullptr) {
    const std::string nearest = nearest_path(*tree.index, path);
    throw Error(ErrorCode::usage, "no file of the described tree has this path", path,
                nearest.empty() ? "paths are those that git would record; `git ls-files` lists them"
                                : "did you mean " + base::display_path(nearest) + "?");
  }
  if (symbol.empty()) return {path, {}, hash_of_file(tree, path)};
  const std::vector<std::uint32_t> rows = definitions_called(*file->summary, symbol);
  if (rows.empty()) {
    const std::string nearest = nearest_symbol(*file->summary, symbol);
    throw Error(ErrorCode::usage, "no definition here is called " + base::one_line(symbol, 80),
                path,
                nearest.empty() ? "`brief outline` lists a file's definitions"
                                : "did you mean " + base::one_line(nearest, 80) + "?");
  }
  const Definition& definition = file->summary->definitions[rows.front()];
  return {path, qualified_name(*file->summary, rows.front()), hash_of(tree, *file, definition)};
}

PlacedAnchor place(const Surroundings& tree, const NoteAnchor& anchor, bool judge) {
  const IndexedFile* file = find_file(*tree.index, anchor.path);
  if (!anchor.symbol.empty()) {
    if (file != nullptr) {
      const std::vector<Match> matches = matches_in(*file, anchor.symbol);
      if (!matches.empty()) return at_best(tree, anchor, matches, judge);
    }
    if (const auto placed = moved_symbol(tree, anchor)) return *placed;
    PlacedAnchor placed{anchor, AnchorState::gone};
    if (file != nullptr) placed.path = anchor.path;
    return placed;
  }
  if (file != nullptr) return at_path(tree, anchor, anchor.path, judge);
  if (anchor.hash.empty() && first_below(*tree.index, anchor.path) != nullptr)
    return at_path(tree, anchor, anchor.path, false);
  std::string moved = anchor.hash.empty() ? std::string() : moved_file(tree, anchor);
  if (moved.empty()) return {anchor, AnchorState::gone};
  return at_path(tree, anchor, std::move(moved), judge);
}

PlacedNote place(const Surroundings& tree, Note note, bool judge) {
  PlacedNote placed;
  placed.note = std::move(note);
  for (const NoteAnchor& anchor : placed.note.on) {
    placed.places.push_back(place(tree, anchor, judge));
    placed.due = placed.due || placed.places.back().state != AnchorState::same;
  }
  return placed;
}

}  // namespace brief::notes
