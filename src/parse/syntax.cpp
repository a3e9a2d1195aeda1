#include "parse/syntax.hpp"

#include <algorithm>

#include "brief/error.hpp"

namespace brief::parse {
namespace {

// A callback comes every 100 operations of the parser. The bounds are there for input that makes it
// work quadratically (unclosed brackets); none of 9,000 files of public repositories meets them.
constexpr std::uint64_t kCallbacksAtLeast = 1000;
constexpr std::uint64_t kBytesPerCallback = 16;

// Between two callbacks a grammar's own scanner may read to the end of the file, at every token of
// 50 KB of `x <<EOF` (4 s in some). What is handed out behind the piece that
// was handed out before is counted too. Of 9,000 files of public repositories one of 213 KB took
// the most, 2,836 pieces, three more 100 to 1,000, the others fewer.
constexpr std::size_t kPiece = 4096;  // bytes that are handed out at once
constexpr std::uint64_t kPiecesAtLeast = 4000;
constexpr std::uint64_t kReadings = 64;

struct Source {
  std::string_view bytes;
  std::uint64_t pieces_left;
  std::size_t end = 0;  // of the last piece
};

const char* read_source(void* payload, std::uint32_t at, TSPoint, std::uint32_t* size) {
  Source& source = *static_cast<Source*>(payload);
  *size = 0;
  if (at >= source.bytes.size() || source.pieces_left == 0) return "";
  if (at == source.end) --source.pieces_left;
  *size = static_cast<std::uint32_t>(std::min(kPiece, source.bytes.size() - at));
  source.end = at + *size;
  return source.bytes.data() + at;
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
  struct Work {
    Source source;
    Budget budget;
  } work{{bytes, kPiecesAtLeast + kReadings * (bytes.size() / kPiece)},
         {guard, kCallbacksAtLeast + bytes.size() / kBytesPerCallback}};
  const TSParseOptions options{&work, [](TSParseState* state) {
                                 Work& done = *static_cast<Work*>(state->payload);
                                 return done.source.pieces_left == 0 || done.budget.step();
                               }};
  out.tree.reset(ts_parser_parse_with_options(
      parser_.get(), nullptr, {&work.source, read_source, TSInputEncodingUTF8, nullptr}, options));
  const Budget& budget = work.budget;
  // Where nothing more was handed out, the tree is of a file that ends too early.
  const bool starved = work.source.pieces_left == 0;
  if (starved) out.tree.reset();
  if (out.tree == nullptr) ts_parser_reset(parser_.get());
  out.spent = budget.spent || starved;
  out.hung = budget.hung;
  return out;
}

}  // namespace brief::parse
