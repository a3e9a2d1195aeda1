// Sentences of a document that may ask something of those who change the project: what a guide for
// contributors says of pull requests, licences, commits, changelogs, style and AI.
#pragma once

#include <string_view>
#include <vector>

namespace brief::parse {

/// The sentences of one paragraph without markup, in order, that hold one of the words by which
/// such requests are told ("pull request", "changelog", "AI"). A wide net: what a sentence asks is
/// for the rules to judge. Each is a view of `text`. Linear in the text.
std::vector<std::string_view> requests_of(std::string_view text);

}  // namespace brief::parse
