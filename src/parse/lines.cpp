#include "parse/lines.hpp"

#include <algorithm>
#include <cstring>

namespace brief::parse {

void Lines::assign(std::string_view bytes) {
  starts_.assign(1, 0);
  longest_ = 0;
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  for (const char* at = begin; at < end;) {
    const auto* newline =
        static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    const char* stop = newline == nullptr ? end : newline;
    longest_ = std::max(longest_, static_cast<std::uint32_t>(stop - at));
    if (newline == nullptr) break;
    at = newline + 1;
    starts_.push_back(static_cast<std::uint32_t>(at - begin));
  }
  count_ = static_cast<std::uint32_t>(starts_.size());
  if (starts_.back() == bytes.size()) --count_;
}

std::uint32_t Lines::line_of(std::size_t byte) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), byte);
  return static_cast<std::uint32_t>(after - starts_.begin());
}

}  // namespace brief::parse
