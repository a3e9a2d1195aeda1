#include "parse/readers/requests.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "base/text.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kFewestBytes = 12;
constexpr std::size_t kMostBytes = 500;  // of a sentence; what is longer is a licence's text

// Lower case, found anywhere.
constexpr std::string_view kPhrases[] = {"pull request",
                                         "contribut",
                                         "commit message",
                                         "commit title",
                                         "conventional commit",
                                         "license agreement",
                                         "licence agreement",
                                         "signed-off-by",
                                         "sign off",
                                         "sign-off",
                                         "changelog",
                                         "changes.md",
                                         "news.md",
                                         "changeset",
                                         "style guide",
                                         "coding style",
                                         "code style",
                                         "not format",
                                         "not reformat",
                                         "prefixed with",
                                         "snake_case",
                                         "generative",
                                         "autonomous",
                                         "committers",
                                         "maintenance mode",
                                         "limited maintenance",
                                         "actively developed",
                                         "actively maintained",
                                         "certificate of origin"};

// As written, whole words only.
constexpr std::string_view kWords[] = {"AI", "LLM", "LLMs", "CLA", "DCO"};

bool may_ask(std::string_view sentence) {
  const std::string lower = base::to_lower(sentence);
  return std::any_of(
             std::begin(kPhrases), std::end(kPhrases),
             [&](std::string_view phrase) { return lower.find(phrase) != std::string::npos; }) ||
         std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return base::holds_word(sentence, word); });
}

}  // namespace

std::vector<std::string_view> requests_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (text = base::trim(text); !text.empty();) {
    const std::string_view sentence = base::first_sentence(text);
    // Never empty here: the text begins with no blank.
    text = base::trim(
        text.substr(static_cast<std::size_t>(sentence.data() - text.data()) + sentence.size()));
    if (sentence.size() >= kFewestBytes && sentence.size() <= kMostBytes && may_ask(sentence))
      out.push_back(sentence);
  }
  return out;
}

}  // namespace brief::parse
