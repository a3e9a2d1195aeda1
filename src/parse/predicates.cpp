#include "parse/predicates.hpp"

#include <algorithm>
#include <stdexcept>

namespace brief::parse {

namespace {

[[noreturn]] void fail(const PatternPredicate& written, const std::string& what) {
  throw std::runtime_error("line " + std::to_string(written.line) + ": " + what);
}

bool has_text(std::span<const Caught> caught, std::uint32_t capture, std::string_view text,
              std::string_view bytes) {
  return std::any_of(caught.begin(), caught.end(), [&](const Caught& other) {
    return other.capture == capture && text_of(other.node, bytes) == text;
  });
}

}  // namespace

std::string_view string_argument(const PatternPredicate& written, std::size_t number) {
  if (number >= written.arguments.size() || written.arguments[number].is_capture)
    fail(written, "#" + written.name + " needs a string");
  return written.arguments[number].text;
}

Predicate read_predicate(const PatternPredicate& written) {
  std::string_view name = written.name;
  Predicate out;
  if (name.starts_with("not-")) {
    out.negated = true;
    name.remove_prefix(4);
  }
  if (written.arguments.size() < 2 || !written.arguments[0].is_capture)
    fail(written, "#" + written.name + " needs a capture and a string");
  out.capture = written.arguments[0].capture;
  if (name == "match?") {
    out.expression = std::make_unique<RE2>(std::string(string_argument(written, 1)), RE2::Quiet);
    if (!out.expression->ok()) fail(written, out.expression->error());
  } else if (name == "eq?" && written.arguments[1].is_capture) {
    out.other = written.arguments[1].capture;
  } else if (name == "eq?" || name == "any-of?") {
    for (std::size_t i = 1; i < written.arguments.size(); ++i)
      out.any_of.emplace_back(string_argument(written, i));
  } else {
    fail(written, "unknown predicate #" + written.name);
  }
  return out;
}

bool all_hold(std::span<const Predicate> predicates, std::span<const Caught> caught,
              std::string_view bytes) {
  for (const Predicate& predicate : predicates) {
    for (const Caught& capture : caught) {
      if (capture.capture != predicate.capture) continue;
      const std::string_view text = text_of(capture.node, bytes);
      const bool holds =
          predicate.expression != nullptr
              ? RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *predicate.expression)
          : predicate.other ? has_text(caught, *predicate.other, text, bytes)
                            : std::find(predicate.any_of.begin(), predicate.any_of.end(), text) !=
                                  predicate.any_of.end();
      if (holds == predicate.negated) return false;
    }
  }
  return true;
}

bool may_be(std::span<const Predicate> predicates, std::uint32_t capture, TSNode node,
            std::string_view bytes) {
  for (const Predicate& predicate : predicates) {
    if (predicate.capture != capture || predicate.expression != nullptr || predicate.other)
      continue;
    const std::string_view text = text_of(node, bytes);
    const bool holds =
        std::find(predicate.any_of.begin(), predicate.any_of.end(), text) != predicate.any_of.end();
    if (holds == predicate.negated) return false;
  }
  return true;
}

std::string_view text_of(TSNode node, std::string_view bytes) {
  const std::uint32_t begin = ts_node_start_byte(node);
  return bytes.substr(begin, ts_node_end_byte(node) - begin);
}

}  // namespace brief::parse
