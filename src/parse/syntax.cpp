#include "parse/syntax.hpp"

#include <algorithm>
#include <cstdlib>

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

// What the repair of errors costs is not in the callbacks: 100 operations may copy a node of 10,000
// children 50 times (10 s for 100 KB of `x <<EOF` in HTML, 3 s for 100 KB of `#if` in Zig). The
// memory that the parser asks for is counted, since each copy asks for some; it is the same for the
// same bytes, as each file has a parser of its own. Of 9,000 files of public repositories none asks
// for more than 96 bytes a byte, nor .94 times a byte; none of 97,000 is cut.
struct Memory {
  std::uint64_t bytes = 0;
  std::uint64_t times = 0;
};
constexpr Memory kMemoryAtLeast{128u << 20, 20'000};
constexpr Memory kMemoryPerByte{512, 2};

thread_local Memory asked;  // by the parser of this thread

void* count_malloc(std::size_t size) {
  asked.bytes += size;
  ++asked.times;
  return std::malloc(size);
}
void* count_calloc(std::size_t count, std::size_t size) {
  asked.bytes += count * size;
  ++asked.times;
  return std::calloc(count, size);
}
void* count_realloc(void* at, std::size_t size) {
  asked.bytes += size;
  ++asked.times;
  return std::realloc(at, size);
}

struct Source {
  std::string_view bytes;
  std::uint64_t pieces_left;
  std::size_t end = 0;   // of the last piece
  std::size_t seen = 0;  // the greatest end of a piece
};

struct Work {
  Source source;
  Budget budget;
  Memory most;
  bool cut = false;

  bool passes(std::uint64_t times) const {
    return asked.bytes > times * most.bytes || asked.times > times * most.times;
  }
  bool step() {
    if (passes(1) && !cut) {
      // Nothing behind it was handed out so far: the tree is that of a file which ends here.
      source.bytes = source.bytes.substr(0, source.seen);
      cut = true;
    }
    if (passes(2)) budget.spent = true;
    return budget.spent || source.pieces_left == 0 || budget.step();
  }
};

const char* read_source(void* payload, std::uint32_t at, TSPoint, std::uint32_t* size) {
  Source& source = *static_cast<Source*>(payload);
  *size = 0;
  if (at >= source.bytes.size() || source.pieces_left == 0) return "";
  if (at == source.end) --source.pieces_left;
  *size = static_cast<std::uint32_t>(std::min(kPiece, source.bytes.size() - at));
  source.end = at + *size;
  source.seen = std::max(source.seen, source.end);
  return source.bytes.data() + at;
}

struct ParserDeleter {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};

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

Parsed syntax_of(const TSLanguage* language, std::string_view bytes, const HangGuard& guard) {
  [[maybe_unused]] static const bool counting = [] {
    ts_set_allocator(count_malloc, count_calloc, count_realloc, std::free);
    return true;
  }();
  asked = {};
  const std::unique_ptr<TSParser, ParserDeleter> parser(ts_parser_new());
  if (!ts_parser_set_language(parser.get(), language))
    throw Error(ErrorCode::internal, "a grammar was made for another version of the parser");
  Parsed out;
  Work work{{bytes, kPiecesAtLeast + kReadings * (bytes.size() / kPiece)},
            {guard, kCallbacksAtLeast + bytes.size() / kBytesPerCallback},
            {kMemoryAtLeast.bytes + kMemoryPerByte.bytes * bytes.size(),
             kMemoryAtLeast.times + kMemoryPerByte.times * bytes.size()}};
  const TSParseOptions options{
      &work, [](TSParseState* state) { return static_cast<Work*>(state->payload)->step(); }};
  out.tree.reset(ts_parser_parse_with_options(
      parser.get(), nullptr, {&work.source, read_source, TSInputEncodingUTF8, nullptr}, options));
  // Where nothing more was handed out, the tree is of a file that ends too early.
  const bool starved = work.source.pieces_left == 0;
  if (starved) out.tree.reset();
  out.spent = work.budget.spent || starved;
  out.hung = work.budget.hung;
  out.end = work.source.bytes.size();
  return out;
}

}  // namespace brief::parse
