#include "parse/tags_query.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "brief/error.hpp"
#include "parse/compiled.hpp"

namespace brief::parse {
namespace {

constexpr struct {
  std::string_view name;
  Role role;
} kRoles[] = {
    {"name", Role::name},           {"body", Role::body},           {"doc", Role::doc},
    {"scope", Role::scope},         {"exported", Role::exported},   {"private", Role::private_},
    {"entry", Role::entry},         {"export", Role::export_},      {"import", Role::import},
    {"target", Role::target},       {"member", Role::member},       {"wildcard", Role::wildcard},
    {"reexport", Role::reexport},   {"system", Role::system},       {"whole", Role::whole},
    {"section", Role::section},     {"injection", Role::injection}, {"fact", Role::fact},
    {"signature", Role::signature}, {"group", Role::group},         {"hidden", Role::hidden}};

constexpr struct {
  std::string_view name;
  std::uint16_t mark;
} kMarks[] = {{"exported", kExported}, {"private", kPrivate},   {"entry", kEntry},
              {"wildcard", kWildcard}, {"reexport", kReexport}, {"system", kSystem},
              {"closed", kClosed},     {"joins", kJoins},       {"beside", kBeside},
              {"trial", kTrial}};

[[noreturn]] void fail(std::uint32_t line, const std::string& what) {
  throw std::runtime_error("line " + std::to_string(line) + ": " + what);
}

Capture capture_of(std::string_view name, std::uint32_t line) {
  if (name.starts_with('_')) return {};
  constexpr std::string_view kDefinition = "definition.";
  if (name.starts_with(kDefinition)) {
    const auto found = std::find(std::begin(kDefinitionKindNames), std::end(kDefinitionKindNames),
                                 name.substr(kDefinition.size()));
    if (found == std::end(kDefinitionKindNames)) fail(line, "unknown kind @" + std::string(name));
    return {Role::definition,
            static_cast<DefinitionKind>(found - std::begin(kDefinitionKindNames))};
  }
  for (const auto& known : kRoles)
    if (known.name == name) return {known.role, DefinitionKind::function};
  fail(line, "unknown capture @" + std::string(name) + "; one that only predicates use is @_" +
                 std::string(name));
}

void set_property(const PatternPredicate& written, std::string_view key, std::string_view value,
                  Pattern& pattern) {
  if (key == "name") {
    pattern.name = value;
  } else if (key == "fact") {
    pattern.fact = value;
  } else if (key == "language") {
    pattern.language = value;
  } else if (key == "exported" && value == "inherit") {
    pattern.marks |= kInheritExported;
  } else {
    const auto found = std::find_if(std::begin(kMarks), std::end(kMarks),
                                    [&](const auto& mark) { return mark.name == key; });
    if (found == std::end(kMarks)) fail(written.line, "unknown property " + std::string(key));
    pattern.marks |= found->mark;
  }
}

void read_into(const PatternPredicate& written, Pattern& pattern) {
  if (written.name == "set!") {
    set_property(written, string_argument(written, 0), string_argument(written, 1), pattern);
  } else if (written.name == "strip!") {
    pattern.strip = std::make_unique<RE2>(std::string(string_argument(written, 1)), RE2::Quiet);
    if (!pattern.strip->ok()) fail(written.line, pattern.strip->error());
  } else {
    pattern.predicates.push_back(read_predicate(written));
  }
}

const TSLanguage* grammar_of(const LanguageSpec& spec) {
  if (spec.grammar == nullptr) return nullptr;
  count_compiled(spec);
  return static_cast<const TSLanguage*>(spec.grammar());
}

}  // namespace

TagsQuery::TagsQuery(const TSLanguage* language, std::string_view text)
    : set_(language == nullptr ? PatternSet{} : compile_patterns(language, text)),
      index_(set_, language) {
  for (std::size_t i = 0; i < set_.captures.size(); ++i)
    captures_.push_back(capture_of(set_.captures[i], set_.capture_lines[i]));
  patterns_.resize(set_.patterns.size());
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    patterns_[i].line = set_.patterns[i].line;
    for (const PatternPredicate& predicate : set_.patterns[i].predicates)
      read_into(predicate, patterns_[i]);
  }
}

TagsQuery::TagsQuery(const LanguageSpec& spec) try : TagsQuery(grammar_of(spec), spec.tags_query) {
} catch (const std::runtime_error& error) {
  throw Error(ErrorCode::internal, std::string("the tags query: ") + error.what(),
              std::string(spec.name));
}

std::string_view TagsQuery::stripped(std::uint32_t pattern, std::string_view name) const {
  const RE2* strip = pattern < patterns_.size() ? patterns_[pattern].strip.get() : nullptr;
  re2::StringPiece found;
  if (strip == nullptr || !strip->Match(re2::StringPiece(name.data(), name.size()), 0, name.size(),
                                        RE2::UNANCHORED, &found, 1))
    return name;
  // What matches stands at the end or at the front.
  if (found.end() == name.data() + name.size())
    return name.substr(0, static_cast<std::size_t>(found.begin() - name.data()));
  return name.substr(static_cast<std::size_t>(found.end() - name.data()));
}

bool TagsQuery::accepts(std::uint32_t pattern, std::span<const Caught> caught,
                        std::string_view bytes) const {
  return all_hold(patterns_[pattern].predicates, caught, bytes);
}

}  // namespace brief::parse
