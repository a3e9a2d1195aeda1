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
    std::once_flag once;
    std::unique_ptr<const LanguagePack> pack;
  };
  static std::vector<Slot> slots(languages().size());
  Slot& slot = slots[row_of(spec)];
  std::call_once(slot.once, [&] { slot.pack = std::make_unique<const LanguagePack>(spec); });
  return *slot.pack;
}

}  // namespace brief::parse
