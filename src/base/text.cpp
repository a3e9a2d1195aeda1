#include "base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace brief::base {
namespace {

constexpr std::uint32_t kInvalid = 0xffffffff;

// Decodes one code point (RFC 3629: no surrogates, no overlong forms); `size` is how many bytes it
// took, 1 for an invalid one.
std::uint32_t decode(std::string_view bytes, std::size_t at, std::size_t& size) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const std::uint32_t lead = byte(at);
  size = 1;
  if (lead < 0x80) return lead;
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.size()) return kInvalid;
  std::uint32_t point = lead & (0x7fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return kInvalid;
    point = point << 6 | (byte(at + i) & 0x3f);
  }
  static constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (point < kSmallest[length] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
    return kInvalid;
  size = length;
  return point;
}

// Characters that hide or reorder what a reader sees.
bool deceives(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c || c == 0x180e ||
         (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
         (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0000 && c <= 0xe0fff) || c == 0x115f ||
         c == 0x1160 || c == 0x3164 || c == 0xffa0;
}

std::string escaped(std::uint32_t c) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer,
                c < 0x100     ? "\\x%02x"
                : c < 0x10000 ? "\\u%04x"
                              : "\\U%08x",
                c);
  return buffer;
}

bool is_space(std::uint32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200a);
}

}  // namespace

bool valid_utf8(std::string_view bytes) {
  for (std::size_t i = 0, size; i < bytes.size(); i += size)
    if (decode(bytes, i, size) == kInvalid) return false;
  return true;
}

namespace {

struct FittingLine {
  std::string text;          ///< without the ellipsis
  bool cut = false;          ///< not all is there
  bool within_word = false;  ///< that is where it was cut
};

// Printable ASCII with no blank that would go.
bool is_plain_line(std::string_view text) {
  bool blank = true;
  for (const char c : text) {
    if (c < ' ' || c > '~' || (blank && c == ' ')) return false;
    blank = c == ' ';
  }
  return !blank || text.empty();
}

FittingLine fitting_line(std::string_view text, std::size_t limit) {
  if (text.size() <= limit && is_plain_line(text)) return {std::string(text), false, false};
  std::string out;
  std::size_t characters = 0;
  std::size_t last_cut = 0;  // bytes of `out` that leave room for the ellipsis
  bool gap = false;
  for (std::size_t i = 0, size; i < text.size(); i += size) {
    const std::uint32_t c = decode(text, i, size);
    if (c != kInvalid && is_space(c)) {
      gap = !out.empty();
      continue;
    }
    const std::string piece = c == kInvalid ? escaped(static_cast<unsigned char>(text[i]))
                              : deceives(c) ? escaped(c)
                                            : std::string(text.substr(i, size));
    const std::size_t width = (c == kInvalid || deceives(c) ? piece.size() : 1) + (gap ? 1 : 0);
    if (characters + width > limit) {
      const bool within_word = last_cut < out.size() ? out[last_cut] != ' ' : !gap;
      out.resize(last_cut);
      return {std::move(out), true, within_word};
    }
    if (gap) out += ' ';
    gap = false;
    out += piece;
    characters += width;
    if (characters < limit) last_cut = out.size();
  }
  return {std::move(out), false, false};
}

}  // namespace

std::string one_line(std::string_view text, std::size_t limit) {
  FittingLine line = fitting_line(text, limit);
  return line.cut ? line.text + "…" : std::move(line.text);
}

std::string display_path(std::string_view path) {
  bool plain = valid_utf8(path) && !path.empty();
  for (std::size_t i = 0, size; plain && i < path.size(); i += size) {
    const std::uint32_t c = decode(path, i, size);
    plain = !deceives(c) && c != '"' && c != '\\' && (c == ' ' || !is_space(c));
  }
  if (plain) return std::string(path);
  std::string out = "\"";
  for (std::size_t i = 0, size; i < path.size(); i += size) {
    const std::uint32_t c = decode(path, i, size);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == kInvalid || deceives(c)) {
      for (std::size_t k = 0; k < size; ++k) {
        char octal[8];
        std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned char>(path[i + k]));
        out += octal;
      }
    } else {
      out += path.substr(i, size);
    }
  }
  return out + '"';
}

std::string code_span(std::string_view text, std::size_t limit) {
  const std::string line = one_line(text, limit);
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : line) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool pad = line.empty() || line.front() == '`' || line.back() == '`';
  return fence + (pad ? " " : "") + line + (pad ? " " : "") + fence;
}

std::string markdown_text(std::string_view text, std::size_t limit) {
  constexpr std::size_t kLongestRest = 16;
  auto [line, cut, within_word] = fitting_line(text, limit);
  if (within_word) {  // where a word ends, if that is near
    const std::size_t space = line.rfind(' ');
    if (space != std::string::npos && line.size() - space <= kLongestRest) line.resize(space);
  }
  if (cut) line += "…";
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (std::string_view("\\`*[]|~").find(c) != std::string_view::npos) {
      out += '\\';
      out += c;
    } else if (c == '_') {
      const auto word = [&](std::size_t k) {
        return k < line.size() && std::isalnum(static_cast<unsigned char>(line[k]));
      };
      if (!(i > 0 && word(i - 1) && word(i + 1))) out += '\\';  // inside a word it means nothing
      out += c;
    } else if (i == 0 && std::string_view("#-+=").find(c) != std::string_view::npos) {
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

namespace {

bool is_abbreviation(std::string_view word) {
  static constexpr std::string_view kAbbreviations[] = {
      "e.g", "i.e", "etc",  "vs",  "cf",  "Jan", "Feb",    "Mar", "Apr", "Jun", "Jul",
      "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "approx", "Inc", "Ltd", "resp"};
  return std::find(std::begin(kAbbreviations), std::end(kAbbreviations), word) !=
         std::end(kAbbreviations);
}

}  // namespace

std::string_view first_sentence(std::string_view text) {
  text = trim(text);
  // "(A sentence in brackets.) Another.": the bracket belongs to what it closes.
  if (text.substr(0, 1) == "(") {
    const std::size_t close = text.find(')');
    if (close != std::string_view::npos && text[close - 1] == '.' &&
        (close + 1 == text.size() || text[close + 1] == ' ' || text[close + 1] == '\n'))
      return text.substr(0, close + 1);
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "。") return text.substr(0, i + 3);
    if (text[i] == '\n' && i + 1 < text.size()) {
      const std::size_t next = text.find_first_not_of(" \t\r", i + 1);
      if (next == std::string_view::npos || text[next] == '\n') return trim(text.substr(0, i));
    }
    const bool stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (!stop || (i + 1 < text.size() && text[i + 1] != ' ' && text[i + 1] != '\n')) continue;
    // "e.g. x", "i.e. x", "J. Doe": not the end of a sentence.
    const std::size_t word = text.find_last_of(" \n(", i == 0 ? 0 : i - 1);
    const std::string_view last = text.substr(word == std::string_view::npos ? 0 : word + 1,
                                              i - (word == std::string_view::npos ? 0 : word + 1));
    if (text[i] == '.' && i + 1 < text.size() &&
        ((last.size() == 1 && last[0] >= 'A' && last[0] <= 'Z') || is_abbreviation(last)))
      continue;
    return text.substr(0, i + 1);
  }
  return text;
}

bool holds_word(std::string_view text, std::string_view word, bool (*in_word)(char)) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !in_word(text[at - 1])) && (end == text.size() || !in_word(text[end])))
      return true;
  }
  return false;
}

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\v\f");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n\v\f") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace brief::base
