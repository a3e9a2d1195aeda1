#include "facts/pattern.hpp"

#include <re2/re2.h>

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

}  // namespace

Regex::Regex(std::string_view expression) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_encoding(RE2::Options::EncodingLatin1);  // repository text may be any bytes
  compiled_ = std::make_unique<RE2>(std::string(expression), options);
  if (!compiled_->ok())
    throw Error(ErrorCode::internal, "rule with a bad regular expression: " + compiled_->error(),
                std::string(expression));
}
Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

bool Regex::find(std::string_view text, Captures* captures, std::size_t* end) const {
  const re2::StringPiece piece(text.data(), text.size());
  const int groups = captures == nullptr ? 1 : 1 + compiled_->NumberOfCapturingGroups();
  std::vector<re2::StringPiece> found(static_cast<std::size_t>(groups));
  if (!compiled_->Match(piece, 0, text.size(), RE2::UNANCHORED, found.data(), groups)) return false;
  if (end != nullptr)
    *end = static_cast<std::size_t>(found[0].data() - text.data()) + found[0].size();
  if (captures != nullptr)
    for (const auto& [name, group] : compiled_->NamedCapturingGroups()) {
      const re2::StringPiece& value = found[static_cast<std::size_t>(group)];
      (*captures)[name] = std::string(value.data() == nullptr ? "" : value.data(), value.size());
    }
  return true;
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
      if (raw != segment.before && unescape_pointer(raw) != segment.before) return false;
      continue;
    }
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
