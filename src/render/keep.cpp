#include "render/keep.hpp"

#include <algorithm>
#include <cctype>
#include <map>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "render/view.hpp"

namespace brief::render {
namespace {

constexpr std::string_view kWasUnder = "<!-- brief:was-under ";
constexpr std::string_view kMarkEnd = " -->";
constexpr std::size_t kMaxSlug = 40;

struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool closes = false;
};

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

// The mark that begins at `<!--`, where there is one.
bool mark_at(std::string_view text, std::size_t at, Mark& mark) {
  std::size_t i = skip_blanks(text, at + 4);
  mark.begin = at;
  mark.closes = i < text.size() && text[i] == '/';
  if (mark.closes) ++i;
  constexpr std::string_view kWord = "brief:keep";
  if (!text.substr(std::min(i, text.size())).starts_with(kWord)) return false;
  i = skip_blanks(text, i + kWord.size());
  if (!text.substr(i).starts_with("-->")) return false;
  mark.end = i + 3;
  return true;
}

std::vector<Mark> marks_of(std::string_view text) {
  std::vector<Mark> marks;
  Mark mark;
  for (std::size_t at = 0; (at = text.find("<!--", at)) != std::string_view::npos; at += 4)
    if (mark_at(text, at, mark)) marks.push_back(mark);
  return marks;
}

std::size_t line_of(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

[[noreturn]] void refuse(std::string_view text, const Mark& mark, std::string_view trouble,
                         const std::string& path, std::string_view remedy) {
  throw Error(ErrorCode::brief_file,
              "line " + std::to_string(line_of(text, mark.begin)) + ": " + std::string(trouble),
              path, std::string(remedy));
}

// The end of the block that `close` closes: with what is left of its line, where that is blank.
std::size_t block_end(std::string_view text, const Mark& close) {
  const std::size_t at = close.end;
  if (text.substr(at).starts_with("\r\n")) return at + 2;
  return text.substr(at).starts_with("\n") ? at + 1 : at;
}

std::string slug_of(std::string_view heading) {
  std::string slug;
  for (const char c : heading.substr(0, 4 * kMaxSlug)) {
    const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (letter) slug += base::to_lower({&c, 1});
    if (!letter && !slug.empty() && slug.back() != '-') slug += '-';
    if (slug.size() == kMaxSlug) break;
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? "elsewhere" : slug;
}

std::string id_of_heading(std::string_view heading) {
  for (const std::string_view id : kSectionIds)
    if (section_title(id) == heading) return std::string(id);
  return slug_of(heading);
}

bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= kMaxSlug &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

// Follows the headings of text that is not kept. `home` is the section of the next block: the one
// above it, unless a was-under line stands right before it.
struct Place {
  std::string section;
  std::string was_under;

  void read(std::string_view outside) {
    for (std::string_view line : base::split(outside, '\n')) {
      line = base::trim(line);
      if (line.empty()) continue;
      was_under.clear();
      if (line.starts_with("## ")) {
        section = id_of_heading(base::trim(line.substr(3)));
      } else if (line.starts_with(kWasUnder) && line.ends_with(kMarkEnd)) {
        line.remove_prefix(kWasUnder.size());
        const std::string_view id = line.substr(0, line.find(' '));
        if (is_slug(id)) was_under = id;
      }
    }
  }
  std::string home() const { return was_under.empty() ? section : was_under; }
};

std::vector<std::string_view> lines_with_ends(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// Blocks by the section at whose end they are printed. "" is the top; `orphans` have no section.
struct Homes {
  std::map<std::string, std::vector<const KeepBlock*>> by_section;
  std::vector<const KeepBlock*> orphans;

  Homes(const std::vector<std::string_view>& lines, const std::vector<KeepBlock>& keep) {
    by_section[""];
    for (const std::string_view line : lines)
      if (line.starts_with("## ")) by_section[id_of_heading(base::trim(line.substr(3)))];
    for (const KeepBlock& block : keep) {
      const auto home = by_section.find(block.section);
      if (home == by_section.end()) {
        orphans.push_back(&block);
      } else {
        home->second.push_back(&block);
      }
    }
  }
};

void put(std::string& out, const KeepBlock& block, bool orphan) {
  out += '\n';
  if (orphan) out += std::string(kWasUnder) + block.section + std::string(kMarkEnd) + "\n";
  out += block.bytes;
}

}  // namespace

std::size_t count_keep_marks(std::string_view text) { return marks_of(text).size(); }

std::vector<KeepBlock> read_keep_blocks(std::string_view bytes, const std::string& path) {
  const std::vector<Mark> marks = marks_of(bytes);
  std::vector<KeepBlock> blocks;
  Place place;
  std::size_t outside = 0;
  for (std::size_t i = 0; i < marks.size(); i += 2) {
    if (marks[i].closes)
      refuse(bytes, marks[i], "a keep block ends here that was never begun", path,
             "put `<!-- brief:keep -->` where it begins, or remove this mark");
    if (i + 1 == marks.size())
      refuse(bytes, marks[i], "this keep block is never closed", path,
             "put `<!-- /brief:keep -->` where it ends");
    if (!marks[i + 1].closes)
      refuse(bytes, marks[i + 1], "a keep block begins inside another one", path,
             "close the first with `<!-- /brief:keep -->`, or remove this mark");
    place.read(bytes.substr(outside, marks[i].begin - outside));
    outside = block_end(bytes, marks[i + 1]);
    std::string block(bytes.substr(marks[i].begin, outside - marks[i].begin));
    if (!block.ends_with('\n')) block += '\n';
    blocks.push_back({place.home(), std::move(block)});
    place.was_under.clear();
  }
  return blocks;
}

std::string without_keep_blocks(std::string_view bytes) {
  const std::vector<Mark> marks = marks_of(bytes);
  std::string out;
  std::size_t outside = 0;
  const auto add = [&](std::string_view ours, bool block_follows) {
    std::vector<std::string_view> lines = lines_with_ends(ours);
    // What `put` wrote before the block: an empty line, and where it once stood.
    if (block_follows && !lines.empty() && lines.back().starts_with(kWasUnder)) lines.pop_back();
    if (block_follows && !lines.empty() && base::trim(lines.back()).empty()) lines.pop_back();
    for (const std::string_view line : lines) out += line;
  };
  for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
    if (marks[i].closes || !marks[i + 1].closes) continue;
    add(bytes.substr(outside, marks[i].begin - outside), true);
    outside = block_end(bytes, marks[i + 1]);
    ++i;
  }
  add(bytes.substr(outside), false);
  return out;
}

Woven weave(std::string_view page, const std::vector<KeepBlock>& keep) {
  const std::vector<std::string_view> lines = lines_with_ends(page);
  const Homes homes(lines, keep);
  Woven woven;
  std::string section;
  std::size_t added = 0;
  bool orphans_done = false;
  const auto put_all = [&](const std::vector<const KeepBlock*>& blocks, bool orphans) {
    const std::size_t before = woven.bytes.size();
    for (const KeepBlock* block : blocks) put(woven.bytes, *block, orphans);
    added += static_cast<std::size_t>(std::count(
        woven.bytes.begin() + static_cast<std::ptrdiff_t>(before), woven.bytes.end(), '\n'));
  };
  const auto end_section = [&](bool unknowns_follow) {
    put_all(homes.by_section.at(section), false);
    if (unknowns_follow && !orphans_done) put_all(homes.orphans, true);
    orphans_done = orphans_done || unknowns_follow;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // A section ends before the empty line that stands above the next heading.
    const bool heading_next = i + 1 < lines.size() && lines[i + 1].starts_with("## ");
    if (heading_next) {
      const std::string next = id_of_heading(base::trim(lines[i + 1].substr(3)));
      end_section(next == "unknowns");
      section = next;
    }
    woven.added_before.push_back(added);
    woven.bytes += lines[i];
  }
  end_section(true);
  return woven;
}

}  // namespace brief::render
