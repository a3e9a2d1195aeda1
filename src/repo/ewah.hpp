// EWAH-compressed bitmaps as git writes them (Documentation/technical/bitmap-format.txt,
// "Appendix A"): the split index says with two of them which shared entries are gone.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace brief::repo {

/// Calls `visit` for each set bit, rising, and cuts the bitmap off `bytes`. False on damage, or
/// when a bit at or above `limit` is set.
bool read_ewah(std::string_view& bytes, std::size_t limit,
               const std::function<void(std::size_t)>& visit);

}  // namespace brief::repo
