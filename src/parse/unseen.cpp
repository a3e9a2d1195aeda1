#include "parse/unseen.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "brief/error.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxPieces = 4096;  // of one expression in one file
constexpr int kMaxGroups = 4;

void find_one(const RE2& expression, std::string_view bytes, std::vector<Span>& pieces) {
  const re2::StringPiece text(bytes.data(), bytes.size());
  std::array<re2::StringPiece, kMaxGroups> groups;
  const int count = std::min(expression.NumberOfCapturingGroups() + 1, kMaxGroups);
  std::size_t at = 0;
  for (std::size_t found = 0; found < kMaxPieces; ++found) {
    if (!expression.Match(text, at, text.size(), RE2::UNANCHORED, groups.data(), count)) return;
    std::size_t end = static_cast<std::size_t>(groups[0].end() - text.begin());
    for (int i = 1; i < count; ++i) {
      const re2::StringPiece& group = groups[static_cast<std::size_t>(i)];
      if (group.empty()) continue;
      const auto begin = static_cast<std::uint32_t>(group.begin() - text.begin());
      pieces.push_back({begin, begin + static_cast<std::uint32_t>(group.size())});
    }
    at = std::max(end, at + 1);
    if (at >= bytes.size()) return;
  }
}

}  // namespace

Unseen::Unseen(const LanguageSpec& spec) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_encoding(RE2::Options::EncodingLatin1);
  for (const std::string_view expression : spec.unseen) {
    expressions_.push_back(
        std::make_unique<RE2>(re2::StringPiece(expression.data(), expression.size()), options));
    if (!expressions_.back()->ok() || expressions_.back()->NumberOfCapturingGroups() == 0)
      throw Error(ErrorCode::internal, "unseen: no expression with a group",
                  std::string(spec.name));
  }
}

void Unseen::find(std::string_view bytes, std::vector<Span>& pieces) const {
  if (expressions_.empty()) return;
  for (const std::unique_ptr<RE2>& expression : expressions_) find_one(*expression, bytes, pieces);
  std::sort(pieces.begin(), pieces.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
}

}  // namespace brief::parse
