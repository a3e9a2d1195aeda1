#include "parse/syntax.hpp"

#include "brief/error.hpp"

namespace brief::parse {
namespace {

// A callback comes every 100 operations of the parser. The bounds are there for input that makes it
// work quadratically (unclosed brackets); none of 9,000 files of public repositories meets them.
constexpr std::uint64_t kCallbacksAtLeast = 2000;
constexpr std::uint64_t kBytesPerCallback = 16;

struct Source {
  std::string_view bytes;
};

const char* read_source(void* payload, std::uint32_t at, TSPoint, std::uint32_t* size) {
  const std::string_view bytes = static_cast<const Source*>(payload)->bytes;
  if (at >= bytes.size()) {
    *size = 0;
    return "";
  }
  *size = static_cast<std::uint32_t>(bytes.size() - at);
  return bytes.data() + at;
}

}  // namespace

bool Budget::step() {
  if (left == 0) {
    spent = true;
    return true;
  }
  --left;
  if (left % 64 == 0 && guard.struck()) hung = true;
  return hung;
}

Parser::Parser(const TSLanguage* language) : parser_(ts_parser_new()) {
  if (!ts_parser_set_language(parser_.get(), language))
    throw Error(ErrorCode::internal, "a grammar was made for another version of the parser");
}

Parsed Parser::parse(std::string_view bytes, const HangGuard& guard) {
  Parsed out;
  Source source{bytes};
  Budget budget{guard, kCallbacksAtLeast + bytes.size() / kBytesPerCallback};
  const TSParseOptions options{
      &budget, [](TSParseState* state) { return static_cast<Budget*>(state->payload)->step(); }};
  out.tree.reset(ts_parser_parse_with_options(
      parser_.get(), nullptr, {&source, read_source, TSInputEncodingUTF8, nullptr}, options));
  if (out.tree == nullptr) ts_parser_reset(parser_.get());
  out.spent = budget.spent;
  out.hung = budget.hung;
  return out;
}

}  // namespace brief::parse
