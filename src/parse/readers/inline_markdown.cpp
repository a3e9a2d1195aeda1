#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "parse/readers/inline_text.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxInline = 4096;
constexpr std::size_t kNone = std::string_view::npos;

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c & 0x80) != 0;
}

bool is_punctuation(char c) { return c > ' ' && c < 0x7f && !is_alnum(c); }

bool badge_source(std::string_view source) {
  static constexpr std::string_view kMarks[] = {
      "badge",    "shields.io", "travis-ci", "/workflows/",    "codecov", "coveralls",
      "appveyor", "circleci",   "fury.io",   "opencollective", "/status"};
  return std::any_of(std::begin(kMarks), std::end(kMarks),
                     [&](std::string_view mark) { return source.find(mark) != kNone; });
}

// One pass with a table of matching brackets, so that unclosed ones cost nothing.
class MarkdownInline {
 public:
  explicit MarkdownInline(std::string_view text)
      : text_(cut_utf8(text, kMaxInline)), match_(text_.size(), kNone) {
    std::vector<std::size_t> square;
    std::vector<std::size_t> round;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == '\\') {
        ++i;
      } else if (c == '[' || c == '(') {
        (c == '[' ? square : round).push_back(i);
      } else if (c == ']' || c == ')') {
        std::vector<std::size_t>& open = c == ']' ? square : round;
        if (open.empty()) continue;
        match_[open.back()] = i;
        open.pop_back();
      }
    }
  }

  PlainText plain() {
    span(0, text_.size(), false);
    out_.text = fold_space(out_.text);
    return std::move(out_);
  }

 private:
  void span(std::size_t from, std::size_t to, bool linked) {
    for (std::size_t i = from; i < to;) i = one(i, to, linked);
  }

  // Consumes what begins at `i`; the place behind it.
  std::size_t one(std::size_t i, std::size_t to, bool linked) {
    const char c = text_[i];
    const char next = i + 1 < to ? text_[i + 1] : '\0';
    if (c == '\\' && is_punctuation(next)) return put(next, linked), i + 2;
    if (c == '!' && next == '[' && match_[i + 1] != kNone && match_[i + 1] < to)
      return image(i + 1, to);
    if (c == '[' && match_[i] != kNone && match_[i] < to) return link(i, to, linked);
    if (c == '<') return tag(i, to, linked);
    if (c == '&') return entity(i, to, linked);
    if (c == '`') return code(i, to, linked);
    if (c == ':') return shortcode(i, to, linked);
    if (c == '*' || (c == '~' && next == '~') || (c == '_' && emphasis(i, to))) {
      while (i < to && text_[i] == c) ++i;
      return i;
    }
    return put(c, linked), i + 1;
  }

  void put(char c, bool linked) {
    out_.text += c;
    out_.linked += linked || in_anchor_ ? 1 : 0;
  }

  // An underscore inside a word is text.
  bool emphasis(std::size_t i, std::size_t to) const {
    const bool before = i > 0 && is_alnum(text_[i - 1]);
    std::size_t end = i;
    while (end < to && text_[end] == '_') ++end;
    return !before || end == to || !is_alnum(text_[end]);
  }

  // Behind `](target)`, `][name]` or `]`.
  std::size_t past_target(std::size_t close, std::size_t to) const {
    const std::size_t next = close + 1;
    if (next < to && (text_[next] == '(' || text_[next] == '[') && match_[next] != kNone &&
        match_[next] < to)
      return match_[next] + 1;
    return next;
  }

  std::size_t image(std::size_t open, std::size_t to) {
    const std::size_t close = match_[open];
    const std::size_t end = past_target(close, to);
    note_image(text_.substr(open + 1, close - open - 1), text_.substr(close, end - close));
    return end;
  }

  void note_image(std::string_view alternative, std::string_view source) {
    if (!out_.image.empty()) return;
    out_.image = fold_space(base::trim(alternative));
    out_.badge = badge_source(source);
  }

  std::size_t link(std::size_t open, std::size_t to, bool linked) {
    const std::size_t close = match_[open];
    const std::size_t end = past_target(close, to);
    if (open + 1 < close && text_[open + 1] == '^') return end;  // a footnote
    const bool real = end > close + 1;
    if (!real && !linked) {
      // `[x]` alone may be a reference or just brackets: its text stays, `[!NOTE]` with its marks.
      const bool mark = text_[open + 1] == '!';
      if (mark) put('[', false);
      span(open + 1, close, mark ? false : true);
      if (mark) put(']', false);
      return end;
    }
    span(open + 1, close, true);
    return end;
  }

  std::size_t tag(std::size_t i, std::size_t to, bool linked) {
    if (text_.substr(i, 4) == "<!--") {
      const std::size_t end = find_from(comment_end_, "-->", i + 4);
      return end == kNone || end >= to ? to : end + 3;
    }
    const char next = i + 1 < to ? text_[i + 1] : '\0';
    const std::size_t close = find_from(tag_end_, ">", i);
    if (close == kNone || close >= to || !(is_alnum(next) || next == '/'))
      return put('<', linked), i + 1;
    const std::string_view inner = text_.substr(i + 1, close - i - 1);
    const bool address = inner.find("://") != kNone && inner.find_first_of(" =\n") == kNone;
    if (address) {
      for (const char c : inner) put(c, true);
    } else if (base::to_lower(inner.substr(0, 3)) == "img") {
      note_image(html_attribute(inner, "alt"), html_attribute(inner, "src"));
    } else if (base::to_lower(inner.substr(0, 2)) == "br" || inner.starts_with("/p") ||
               inner.starts_with("/div")) {
      put(' ', false);
    } else if (inner.starts_with("a ") || inner == "/a") {
      in_anchor_ = inner != "/a";
    }
    return close + 1;
  }

  // The next `mark` at or behind `from`, looked for once per place: unclosed tags stay cheap.
  std::size_t find_from(std::size_t& known, std::string_view mark, std::size_t from) {
    if (known == kUnknown || (known != kNone && known < from)) known = text_.find(mark, from);
    return known;
  }

  std::size_t entity(std::size_t i, std::size_t to, bool linked) {
    static constexpr std::array<std::pair<std::string_view, char>, 7> kEntities = {
        {{"&amp;", '&'},
         {"&lt;", '<'},
         {"&gt;", '>'},
         {"&quot;", '"'},
         {"&#39;", '\''},
         {"&apos;", '\''},
         {"&nbsp;", ' '}}};
    for (const auto& [name, meant] : kEntities)
      if (text_.substr(i, std::min(name.size(), to - i)) == name)
        return put(meant, linked), i + name.size();
    return put('&', linked), i + 1;
  }

  std::size_t code(std::size_t i, std::size_t to, bool linked) {
    std::size_t fence = i;
    while (fence < to && text_[fence] == '`') ++fence;
    const std::size_t length = fence - i;
    std::size_t end =
        length == 1 ? find_from(tick_, "`", fence) : text_.find(text_.substr(i, length), fence);
    if (end == kNone || end + length > to) return fence;
    for (std::size_t k = fence; k < end; ++k) put(text_[k], linked);
    return end + length;
  }

  // :rocket:
  std::size_t shortcode(std::size_t i, std::size_t to, bool linked) {
    std::size_t end = i + 1;
    while (end < to && end - i < 40 &&
           (is_alnum(text_[end]) || text_[end] == '_' || text_[end] == '+'))
      ++end;
    const bool found =
        end < to && text_[end] == ':' && end > i + 2 && text_[i + 1] >= 'a' && text_[i + 1] <= 'z';
    if (found) return end + 1;
    return put(':', linked), i + 1;
  }

  static constexpr std::size_t kUnknown = kNone - 1;

  std::string_view text_;
  std::vector<std::size_t> match_;
  PlainText out_;
  std::size_t comment_end_ = kUnknown;
  std::size_t tag_end_ = kUnknown;
  std::size_t tick_ = kUnknown;
  bool in_anchor_ = false;
};

}  // namespace

PlainText plain_markdown(std::string_view text) { return MarkdownInline(text).plain(); }

std::string_view html_attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != kNone; at = tag.find(name, at + 1)) {
    if (at == 0 || is_alnum(tag[at - 1]) || tag[at - 1] == '-') continue;
    std::string_view rest = base::trim(tag.substr(at + name.size()));
    if (!rest.starts_with('=')) continue;
    rest = base::trim(rest.substr(1));
    if (rest.empty()) return {};
    const bool quoted = rest.front() == '"' || rest.front() == '\'';
    return quoted ? rest.substr(1, rest.find(rest.front(), 1) - 1)
                  : rest.substr(0, rest.find_first_of(" \t\n>"));
  }
  return {};
}

}  // namespace brief::parse
