// Where a language's tests stand and how they are named, proven by the tests that are there.
#pragma once

#include <vector>

#include "facts/context.hpp"

namespace brief::facts {

/// Rows of the source files of a language that hold a module of tests themselves, in path order.
std::vector<std::uint32_t> inline_tests(const Context& context, const LanguageSpec& language);

/// Is `line` of a source file inside a module of tests that the file holds itself?
bool in_test_module(const FileSummary& summary, std::uint32_t line);

/// One claim for every language with enough tests whose names or places agree.
std::vector<Claim> test_layout_claims(const Context& context);

/// What test files take from each other, the most used first.
std::vector<Claim> test_helper_claims(const Context& context);

}  // namespace brief::facts
