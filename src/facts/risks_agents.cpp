#include "facts/risks_agents.hpp"

#include <re2/re2.h>

#include <string>

namespace brief::facts {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Words of lower-case ASCII letters with single spaces between. Bytes above ASCII are dropped
// without a gap: zero-width characters inside a word are a known way to hide it.
std::string words_of(std::string_view text) {
  std::string out;
  char before = 0;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) continue;
    if (is_letter(c)) {
      const bool hump = is_upper(c) && before != 0 && is_letter(before) && !is_upper(before);
      if (hump) out += ' ';
      out += static_cast<char>(c | 0x20);
    } else if (c != '\'' && !out.empty() && out.back() != ' ') {
      out += ' ';
    }
    before = c;
  }
  return out;
}

// Lower-case ASCII with its punctuation, by which one who is spoken to is told from one who is
// spoken of. Quotation marks and dashes above ASCII, which a claim puts around what it quotes, are
// one '"'; all else above ASCII is dropped as above.
std::string sentences_of(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool mark = text.substr(i, 2) == "\xe2\x80" && i + 2 < text.size() &&
                      static_cast<unsigned char>(text[i + 2]) >= 0x90 &&
                      static_cast<unsigned char>(text[i + 2]) <= 0xa6;
    if (mark)
      out += '"';
    else if (is_upper(c))
      out += static_cast<char>(c | 0x20);
    else if (c == '\n' || c == '\t' || c == '\r' || c == ' ')
      out += out.empty() || out.back() == ' ' ? "" : " ";
    else if (static_cast<unsigned char>(c) < 0x80 && c != '\\')
      out += c;
    if (mark) i += 2;
  }
  return out;
}

// "Assistant, you must …" and "Claude: always run …" where a sentence or a quotation begins; "with
// the assistant, you must …" and "the client of Claude: always run …" speak to people.
constexpr char kAddresses[] =
    "(?:^|[.!?:;*`\"'(\\[>#/-]) ?(?:hey |dear |hi |hello )?"
    "(?:(?:(?:ai |llm |coding )?(?:assistant|agent|chatbot)s?|ai|llms?|language models?)"
    " ?[,:] ?(?:please )?(?:you (?:must|should|shall|have to|need to|are to|are now|will now)\\b|"
    "(?:ignore|disregard|forget) (?:\\w+ ){0,2}(?:above|previous|prior|earlier|instructions)\\b)"
    "|(?:claude(?: code)?|copilot|chatgpt|gemini|codex) ?[,:] ?(?:please|you must|you should|"
    "you shall|you have to|you need to|you are to|do not|don't|ignore|disregard|forget|"
    "(?:always|never) (?:run|use|execute|call|add|edit|delete|remove|publish|push|commit|install|"
    "download|fetch|include|write|make|set|send|upload|start|begin|remember|respond|reply|answer|"
    "print|approve|skip|ignore|ask|tell|mention))\\b)";

// Words that a compiler ("skip debug instructions") or a shell ("bypass the prompt") uses of itself
// are no orders: the object must be what the agent was told before.
constexpr char kOrders[] =
    "\\b(ignore|disregard|forget|override|bypass)\\b( \\w+){0,3} "
    "(previous|prior|above|earlier|preceding|your|system)( \\w+){0,2} "
    "(instructions|prompts?|directives|guardrails|guidelines)\\b"
    "|\\b(do not|dont|never|without) (tell|telling|inform|informing|mention|mentioning)( "
    "\\w+){0,3} "
    "(user|human|operator)s? (about|that|of) (this|these|you|it)\\b"
    "|\\byou are (now )?(an?|the) (\\w+ )?(ai|llm|language model|assistant|agent|chatbot)\\b"
    "|\\b(reveal|print|leak|repeat|output|exfiltrate)( \\w+){0,3} (system prompt|hidden prompt)\\b"
    "|\\bnew (system )?(instructions?|prompt) (for|to) (the )?(ai|llm|agents?|assistants?|model)\\b"
    "|^message (to|for)( \\w+){0,2} (ai|llms?|language models?|coding agents?|assistants?)\\b"
    "|\\b(attention|note to|dear|hey)( \\w+){0,2} "
    "(ai|llms?|language models?|coding agents?|assistants?)\\b"
    "|\\bif you are an? (\\w+ )?(ai|llm|language model|agent|assistant|bot)\\b"
    "|\\b((ai|llm|coding) (agent|assistant|model|bot)s?|llms?|language models?) "
    "(must|shall|should|please) ";

constexpr char kMentions[] =
    "\\b(ai|llm|coding) (agents?|assistants?)\\b"
    "|\\b(system prompt|language models?|prompt injection)\\b"
    "|\\b(claude|copilot|chatgpt|gemini|codex) (must|should|please)\\b";

// No order and no mention does without one of these words; most texts end here.
constexpr char kNeeded[] =
    "(?i)instruction|prompt|directive|guardrail|guideline|assistant|agent|llm|\\bai\\b|language|"
    "chatbot|bot\\b|user|human|operator|claude|copilot|chatgpt|gemini|codex";
constexpr std::size_t kShortestOrder = 12;

// Zero-width, bidi and tag characters, which could split a needed word, start with these bytes.
bool may_hide_words(std::string_view text) {
  return text.find('\xe2') != std::string_view::npos ||
         text.find('\xf3') != std::string_view::npos || text.find('\xef') != std::string_view::npos;
}

bool may_speak(std::string_view text) {
  static const re2::RE2 needed(kNeeded, re2::RE2::Latin1);
  if (text.size() < kShortestOrder) return false;
  return may_hide_words(text) ||
         re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), needed);
}

bool found(const re2::RE2& pattern, const std::string& words) {
  return re2::RE2::PartialMatch(words, pattern);
}

}  // namespace

AgentText agent_text(std::string_view text) {
  if (!may_speak(text)) return AgentText::none;
  static const re2::RE2 orders(kOrders);
  static const re2::RE2 addresses(kAddresses);
  static const re2::RE2 mentions(kMentions);
  const std::string words = words_of(text);
  if (found(orders, words)) return AgentText::order;
  if (text.find_first_of(",:") != std::string_view::npos && found(addresses, sentences_of(text)))
    return AgentText::order;
  return found(mentions, words) ? AgentText::mention : AgentText::none;
}

}  // namespace brief::facts
