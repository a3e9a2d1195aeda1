#include "focus/task_words.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "base/text.hpp"

namespace brief::focus {

TaskWords::TaskWords(const Task& task) : task_(task), slots_(1u << 12) {
  for (const TaskTerm& term : task.terms) said_.insert(term.word);
}

TaskWords::Meaning TaskWords::look(std::string_view word) {
  Meaning meaning;
  meaning.lower = base::hash64(base::to_lower(word));
  meaning.id = static_cast<std::uint32_t>(used_);
  meaning.said =
      std::binary_search(task_.phrase_words.begin(), task_.phrase_words.end(), meaning.lower);
  meaning.first = static_cast<std::uint32_t>(rows_.size());
  split_.clear();
  terms_of_word(word, split_);
  meaning.terms = static_cast<std::uint16_t>(split_.size());
  for (const WordTerm& term : split_) {
    const std::uint32_t hash = term_hash(term.text);
    const auto found =
        std::lower_bound(task_.terms.begin(), task_.terms.end(), hash,
                         [](const TaskTerm& t, std::uint32_t wanted) { return t.hash < wanted; });
    if (found != task_.terms.end() && found->hash == hash)
      rows_.push_back(static_cast<std::uint16_t>(found - task_.terms.begin()));
  }
  meaning.count = static_cast<std::uint16_t>(rows_.size() - meaning.first);
  return meaning;
}

void TaskWords::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (!slot.used) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].used) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

TaskWords::Meaning TaskWords::of(std::string_view word) {
  const std::uint64_t hash = base::hash64(word);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].used && slots_[at].hash != hash) at = (at + 1) & mask;
  if (slots_[at].used) return slots_[at].meaning;
  const Meaning meaning = look(word);
  slots_[at] = {hash, meaning, true};
  if (++used_ * 2 > slots_.size()) grow();
  return meaning;
}

}  // namespace brief::focus
