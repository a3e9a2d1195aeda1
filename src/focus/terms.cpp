#include "focus/terms.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace brief::focus {
namespace {

constexpr std::size_t kFirstSlots = 1u << 12;

}  // namespace

TermCounter::TermCounter() : slots_(kFirstSlots) {}

void TermCounter::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t& row : used_) {
    std::size_t at = old[row].hash & mask;
    while (slots_[at].count != 0) at = (at + 1) & mask;
    slots_[at] = old[row];
    row = static_cast<std::uint32_t>(at);
  }
}

void TermCounter::add(std::string_view word, std::uint32_t count) {
  const std::uint64_t hash = base::hash64(word);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].count != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
  if (slots_[at].count == 0) {
    slots_[at] = {hash, word.data(), static_cast<std::uint32_t>(word.size()), 0};
    used_.push_back(static_cast<std::uint32_t>(at));
  }
  slots_[at].count += count;
  if (used_.size() * 2 > slots_.size()) grow();
}

TermCounts TermCounter::take() {
  pairs_.clear();
  for (const std::uint32_t row : used_) {
    Slot& slot = slots_[row];
    split_.clear();
    terms_of_word({slot.word, slot.size}, split_);
    for (const WordTerm& term : split_)
      pairs_.push_back(std::uint64_t{term_hash(term.text)} << 32 | slot.count);
    slot.count = 0;
  }
  used_.clear();
  std::sort(pairs_.begin(), pairs_.end());
  TermCounts out;
  for (std::size_t i = 0; i < pairs_.size();) {
    const std::uint64_t term = pairs_[i] >> 32;
    std::uint64_t count = 0;
    for (; i < pairs_.size() && pairs_[i] >> 32 == term; ++i) count += pairs_[i] & 0xffffffff;
    out.total += static_cast<std::uint32_t>(count);
    if (out.terms.size() == kMaxTerms) continue;
    out.terms.push_back(static_cast<std::uint32_t>(term));
    out.counts.push_back(static_cast<std::uint8_t>(std::min<std::uint64_t>(count, 255)));
  }
  return out;
}

TermCounts TermCounter::count(std::string_view text) {
  for_each_word(text, [&](std::string_view word, std::size_t) { add(word, 1); });
  return take();
}

FileTerms TermCounter::of_file(std::string_view bytes, const FileSummary& summary) {
  FileTerms out;
  out.lines = summary.lines;
  out.generated = summary.generated_line != 0;
  if (summary.binary || summary.minified) return out;
  out.content = count(bytes.substr(0, kMaxTermBytes));
  for (const Definition& definition : summary.definitions)
    for_each_word(summary.view(definition.name),
                  [&](std::string_view word, std::size_t) { add(word, 1); });
  out.names = take();
  return out;
}

}  // namespace brief::focus
