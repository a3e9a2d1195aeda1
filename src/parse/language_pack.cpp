#include "parse/language_pack.hpp"

#include <memory>
#include <mutex>
#include <vector>

namespace brief::parse {

std::size_t row_of(const LanguageSpec& spec) {
  return static_cast<std::size_t>(&spec - languages().data());
}

const LanguagePack& pack_of(const LanguageSpec& spec) {
  struct Slot {
    std::mutex mutex;  // not call_once: an exception inside that ends a statically linked program
    std::unique_ptr<const LanguagePack> pack;
  };
  static std::vector<Slot> slots(languages().size());
  Slot& slot = slots[row_of(spec)];
  const std::lock_guard lock(slot.mutex);
  if (slot.pack == nullptr) slot.pack = std::make_unique<const LanguagePack>(spec);
  return *slot.pack;
}

}  // namespace brief::parse
