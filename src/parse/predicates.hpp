// What a query's predicates ask of the text of captures: #eq? #not-eq? #any-of? #not-any-of?
// #match? #not-match?.
#pragma once

#include <re2/re2.h>
#include <tree_sitter/api.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/matcher.hpp"
#include "parse/pattern.hpp"

namespace brief::parse {

struct Predicate {
  std::uint32_t capture = 0;
  std::optional<std::uint32_t> other;  ///< a capture whose text is compared with
  bool negated = false;
  std::vector<std::string> any_of;  ///< used when there is no expression
  std::unique_ptr<RE2> expression;
};

/// Throws std::runtime_error "line N: …" on an unknown name, missing arguments or a wrong
/// expression.
Predicate read_predicate(const PatternPredicate& written);

/// The string that is an argument of a predicate. Throws std::runtime_error where there is none.
std::string_view string_argument(const PatternPredicate& written, std::size_t number);

/// Do all captures of a match have what the predicates ask?
bool all_hold(std::span<const Predicate> predicates, std::span<const Caught> caught,
              std::string_view bytes);

/// May a node be that capture, as far as predicates that compare strings say?
bool may_be(std::span<const Predicate> predicates, std::uint32_t capture, TSNode node,
            std::string_view bytes);

/// The bytes of a node.
std::string_view text_of(TSNode node, std::string_view bytes);

}  // namespace brief::parse
