#include "facts/pattern.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <mutex>

#include "brief/error.hpp"
#include "facts/context.hpp"

namespace brief::facts {
namespace {

std::string escape_pointer(std::string_view segment) {
  std::string out;
  for (const char c : segment) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

// `^cargo (?:test|t)` and `^(?:cargo t?)` -> "cargo ": what stands between '^' and the first
// character that is not itself. A '|' outside of further groups leaves nothing to go by.
std::string literal_prefix(std::string_view expression) {
  const bool grouped = expression.substr(0, 4) == "^(?:";
  if (expression.empty() || expression.front() != '^') return {};
  int depth = 0;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (c == '\\') {
      ++i;
    } else if (c == '[') {
      i = std::min(expression.find(']', i + 2), expression.size());
    } else if (c == '|' && depth <= (grouped ? 1 : 0)) {
      return {};
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0 && grouped && i + 1 < expression.size()) {
      return {};  // the group is not all, it may be optional
    }
  }
  std::string out;
  for (const char c : expression.substr(grouped ? 4 : 1)) {
    if (c == '?' || c == '*' || c == '{') {
      if (!out.empty()) out.pop_back();
      break;
    }
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 &&
        std::string_view(" -_/:=,@").find(c) == std::string_view::npos)
      break;
    out += c;
  }
  return out;
}

}  // namespace

struct Regex::State {
  std::string expression;
  std::string prefix;  ///< with which every text that matches begins
  std::mutex mutex;    ///< not call_once: an exception inside that ends a statically linked program
  std::unique_ptr<RE2> compiled;

  const RE2& get() {
    const std::lock_guard lock(mutex);
    if (compiled == nullptr) {
      RE2::Options options;
      options.set_log_errors(false);
      options.set_encoding(RE2::Options::EncodingLatin1);  // repository text may be any bytes
      compiled = std::make_unique<RE2>(expression, options);
    }
    if (!compiled->ok())
      throw Error(ErrorCode::internal, "rule with a bad regular expression: " + compiled->error(),
                  expression);
    return *compiled;
  }
};

Regex::Regex(std::string_view expression) : state_(std::make_unique<State>()) {
  state_->expression = expression;
  state_->prefix = literal_prefix(expression);
}
Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

bool Regex::find(std::string_view text, Captures* captures, std::size_t* end) const {
  if (text.substr(0, state_->prefix.size()) != state_->prefix) return false;
  const RE2& compiled = state_->get();
  const re2::StringPiece piece(text.data(), text.size());
  const int groups = captures == nullptr ? 1 : 1 + compiled.NumberOfCapturingGroups();
  std::vector<re2::StringPiece> found(static_cast<std::size_t>(groups));
  if (!compiled.Match(piece, 0, text.size(), RE2::UNANCHORED, found.data(), groups)) return false;
  if (end != nullptr)
    *end = static_cast<std::size_t>(found[0].data() - text.data()) + found[0].size();
  if (captures != nullptr)
    for (const auto& [name, group] : compiled.NamedCapturingGroups()) {
      const re2::StringPiece& value = found[static_cast<std::size_t>(group)];
      (*captures)[name] = std::string(value.data() == nullptr ? "" : value.data(), value.size());
    }
  return true;
}

std::string Regex::replaced(std::string_view text, std::string_view with) const {
  std::string out(text);
  RE2::GlobalReplace(&out, state_->get(), re2::StringPiece(with.data(), with.size()));
  return out;
}

PointerPattern::PointerPattern(std::string_view pattern) {
  for (const std::string& text : pointer_segments(pattern)) {
    Segment segment;
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}');
    if (text == "*" || text == "**") {
      segment.literal = false;
      segment.rest = text == "**";
      segment.name = "*";
    } else if (open != std::string::npos && close != std::string::npos && open < close) {
      segment.literal = false;
      segment.before = text.substr(0, open);
      segment.name = text.substr(open + 1, close - open - 1);
      segment.after = text.substr(close + 1);
    } else {
      segment.before = text;
    }
    segments_.push_back(std::move(segment));
  }
}

bool PointerPattern::match(std::string_view key, Captures* captures) const {
  if (key.empty()) return segments_.empty();
  std::size_t at = 0;  // of the '/' before the next segment
  for (const Segment& segment : segments_) {
    if (segment.rest) return true;
    if (at >= key.size() || key[at] != '/') return false;
    const std::size_t end = std::min(key.find('/', at + 1), key.size());
    const std::string_view raw = key.substr(at + 1, end - at - 1);
    at = end;
    if (segment.literal) {
      if (raw != segment.before &&
          (raw.find('~') == std::string_view::npos || unescape_pointer(raw) != segment.before))
        return false;
      continue;
    }
    if (segment.name == "*" && segment.before.empty() && segment.after.empty()) continue;
    const std::string text = unescape_pointer(raw);
    if (text.size() < segment.before.size() + segment.after.size() ||
        text.compare(0, segment.before.size(), segment.before) != 0 ||
        text.compare(text.size() - segment.after.size(), segment.after.size(), segment.after) != 0)
      return false;
    if (captures != nullptr && segment.name != "*")
      (*captures)[segment.name] = text.substr(
          segment.before.size(), text.size() - segment.before.size() - segment.after.size());
  }
  return at >= key.size();
}

std::string PointerPattern::fill(const Captures& captures) const {
  std::string out;
  for (const Segment& segment : segments_) {
    if (segment.rest) break;
    std::string text = segment.before;
    if (!segment.literal) {
      const auto found = captures.find(segment.name);
      if (found != captures.end()) text += found->second;
      text += segment.after;
    }
    out += '/' + escape_pointer(text);
  }
  return out;
}

std::string fill_template(std::string_view text, const Captures& captures) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    out += text.substr(0, open);
    const auto found = captures.find(text.substr(open + 1, close - open - 1));
    if (found != captures.end()) out += found->second;
    text.remove_prefix(close + 1);
  }
  return out += text;
}

}  // namespace brief::facts
