#include "base/hash.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstring>

namespace brief::base {

ContentId hash128(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

void canonicalize(std::string& bytes) {
  const std::size_t first = bytes.find("\r\n");
  if (first == std::string::npos) return;
  const auto drop_cr = [&bytes](std::size_t end) {
    while (end > 0 && bytes[end - 1] == '\r') --end;
    return end;
  };
  std::size_t out = drop_cr(first);
  std::size_t in = first + 1;  // the CR at `first` is dropped
  while (in < bytes.size()) {
    const std::size_t next = bytes.find("\r\n", in);
    const std::size_t end = next == std::string::npos ? bytes.size() : next;
    std::memmove(bytes.data() + out, bytes.data() + in, end - in);
    out += end - in;
    if (next != std::string::npos) out = drop_cr(out);
    in = next == std::string::npos ? bytes.size() : next + 1;
  }
  bytes.resize(out);
}

std::string to_hex(ContentId id) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  out.reserve(32);
  for (const std::uint64_t half : {id.high, id.low})
    for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(half >> shift) & 15];
  return out;
}

}  // namespace brief::base
