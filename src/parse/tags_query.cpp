#include "parse/tags_query.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include "brief/error.hpp"

namespace brief::parse {
namespace {

constexpr struct {
  std::string_view name;
  Role role;
} kRoles[] = {
    {"name", Role::name},         {"body", Role::body},         {"doc", Role::doc},
    {"scope", Role::scope},       {"exported", Role::exported}, {"private", Role::private_},
    {"entry", Role::entry},       {"export", Role::export_},    {"import", Role::import},
    {"target", Role::target},     {"member", Role::member},     {"wildcard", Role::wildcard},
    {"reexport", Role::reexport}, {"system", Role::system},     {"fact", Role::fact}};

constexpr struct {
  std::string_view name;
  std::uint16_t mark;
} kMarks[] = {{"exported", kExported}, {"private", kPrivate},   {"entry", kEntry},
              {"wildcard", kWildcard}, {"reexport", kReexport}, {"system", kSystem}};

[[noreturn]] void fail(const LanguageSpec& spec, const std::string& what) {
  throw Error(ErrorCode::internal, "the tags query: " + what, std::string(spec.name));
}

Capture capture_of(const LanguageSpec& spec, std::string_view name) {
  if (name.starts_with('_')) return {};
  constexpr std::string_view kDefinition = "definition.";
  if (name.starts_with(kDefinition)) {
    const auto found = std::find(std::begin(kDefinitionKindNames), std::end(kDefinitionKindNames),
                                 name.substr(kDefinition.size()));
    if (found == std::end(kDefinitionKindNames)) fail(spec, "unknown kind @" + std::string(name));
    return {Role::definition,
            static_cast<DefinitionKind>(found - std::begin(kDefinitionKindNames))};
  }
  for (const auto& known : kRoles)
    if (known.name == name) return {known.role, DefinitionKind::function};
  fail(spec, "unknown capture @" + std::string(name));
}

std::string_view string_value(const TSQuery* query, std::uint32_t id) {
  std::uint32_t size = 0;
  const char* text = ts_query_string_value_for_id(query, id, &size);
  return {text, size};
}

void set_property(const LanguageSpec& spec, std::string_view key, std::string_view value,
                  Pattern& pattern) {
  if (key == "name") {
    pattern.name = value;
  } else if (key == "fact") {
    pattern.fact = value;
  } else if (key == "exported" && value == "inherit") {
    pattern.marks |= kInheritExported;
  } else {
    const auto found = std::find_if(std::begin(kMarks), std::end(kMarks),
                                    [&](const auto& mark) { return mark.name == key; });
    if (found == std::end(kMarks)) fail(spec, "unknown property " + std::string(key));
    pattern.marks |= found->mark;
  }
}

// One predicate: its steps are a name, a capture, then strings.
void read_predicate(const LanguageSpec& spec, const TSQuery* query,
                    std::span<const TSQueryPredicateStep> steps, Pattern& pattern) {
  const auto text = [&](std::size_t i) -> std::string_view {
    if (i >= steps.size()) return {};
    if (steps[i].type != TSQueryPredicateStepTypeString) fail(spec, "a string is expected");
    return string_value(query, steps[i].value_id);
  };
  std::string_view name = text(0);
  if (name == "set!") return set_property(spec, text(1), text(2), pattern);
  Predicate out;
  if (name.starts_with("not-")) {
    out.negated = true;
    name.remove_prefix(4);
  }
  if (steps.size() < 3 || steps[1].type != TSQueryPredicateStepTypeCapture)
    fail(spec, "#" + std::string(name) + " needs a capture and a string");
  out.capture = steps[1].value_id;
  if (name == "match?") {
    out.expression = std::make_unique<RE2>(std::string(text(2)), RE2::Quiet);
    if (!out.expression->ok()) fail(spec, out.expression->error());
  } else if (name == "eq?" || name == "any-of?") {
    for (std::size_t i = 2; i < steps.size(); ++i) out.any_of.emplace_back(text(i));
  } else {
    fail(spec, "unknown predicate #" + std::string(name));
  }
  pattern.predicates.push_back(std::move(out));
}

}  // namespace

std::string_view text_of(TSNode node, std::string_view bytes) {
  const std::uint32_t begin = ts_node_start_byte(node);
  return bytes.substr(begin, ts_node_end_byte(node) - begin);
}

TagsQuery::TagsQuery(const LanguageSpec& spec) {
  std::uint32_t offset = 0;
  TSQueryError error = TSQueryErrorNone;
  query_.reset(ts_query_new(static_cast<const TSLanguage*>(spec.grammar()), spec.tags_query.data(),
                            static_cast<std::uint32_t>(spec.tags_query.size()), &offset, &error));
  if (query_ == nullptr)
    fail(spec, "error " + std::to_string(error) +
                   " before: " + std::string(spec.tags_query.substr(offset, 60)));
  read_captures(spec);
  const std::uint32_t count = ts_query_pattern_count(query_.get());
  patterns_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) read_predicates(spec, i);
}

void TagsQuery::read_captures(const LanguageSpec& spec) {
  for (std::uint32_t i = 0; i < ts_query_capture_count(query_.get()); ++i) {
    std::uint32_t size = 0;
    const char* name = ts_query_capture_name_for_id(query_.get(), i, &size);
    captures_.push_back(capture_of(spec, {name, size}));
  }
}

void TagsQuery::read_predicates(const LanguageSpec& spec, std::uint32_t pattern) {
  std::uint32_t count = 0;
  const TSQueryPredicateStep* all = ts_query_predicates_for_pattern(query_.get(), pattern, &count);
  const std::span<const TSQueryPredicateStep> steps(all, count);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].type != TSQueryPredicateStepTypeDone) continue;
    read_predicate(spec, query_.get(), steps.subspan(begin, i - begin), patterns_[pattern]);
    begin = i + 1;
  }
}

bool TagsQuery::accepts(const TSQueryMatch& match, std::string_view bytes) const {
  const std::span<const TSQueryCapture> captures(match.captures, match.capture_count);
  for (const Predicate& predicate : patterns_[match.pattern_index].predicates) {
    for (const TSQueryCapture& capture : captures) {
      if (capture.index != predicate.capture) continue;
      const std::string_view text = text_of(capture.node, bytes);
      const bool holds =
          predicate.expression != nullptr
              ? RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *predicate.expression)
              : std::find(predicate.any_of.begin(), predicate.any_of.end(), text) !=
                    predicate.any_of.end();
      if (holds == predicate.negated) return false;
    }
  }
  return true;
}

}  // namespace brief::parse
