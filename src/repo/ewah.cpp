#include "repo/ewah.hpp"

namespace brief::repo {
namespace {

std::uint64_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

bool visit_word(std::uint64_t word, std::size_t first, std::size_t limit,
                const std::function<void(std::size_t)>& visit) {
  for (std::size_t bit = 0; bit < 64; ++bit) {
    if ((word >> bit & 1) == 0) continue;
    if (first + bit >= limit) return false;
    visit(first + bit);
  }
  return true;
}

}  // namespace

bool read_ewah(std::string_view& bytes, std::size_t limit,
               const std::function<void(std::size_t)>& visit) {
  // u32 bits, u32 words, the words (u64), u32 position of the last running-length word.
  if (bytes.size() < 12) return false;
  const std::size_t words = big_endian(bytes, 4, 4);
  if (words > (bytes.size() - 12) / 8) return false;
  std::size_t position = 0;  // in bits
  for (std::size_t i = 0; i < words;) {
    const std::uint64_t marker = big_endian(bytes, 8 + 8 * i++, 8);
    const std::uint64_t run = marker >> 1 & 0xffffffff;
    const std::uint64_t literals = marker >> 33;
    if (literals > words - i) return false;
    if ((marker & 1) != 0) {
      if (position + run * 64 > limit + 63) return false;
      for (std::uint64_t k = 0; k < run; ++k)
        if (!visit_word(~std::uint64_t{0}, position + k * 64, limit, visit)) return false;
    }
    position += run * 64;
    for (std::uint64_t k = 0; k < literals; ++k, position += 64)
      if (!visit_word(big_endian(bytes, 8 + 8 * i++, 8), position, limit, visit)) return false;
  }
  bytes.remove_prefix(12 + 8 * words);
  return true;
}

}  // namespace brief::repo
