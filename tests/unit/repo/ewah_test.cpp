#include "repo/ewah.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace brief;

namespace {

std::string big(std::uint64_t value, std::size_t size) {
  std::string out;
  for (std::size_t i = size; i-- > 0;) out.push_back(static_cast<char>(value >> (8 * i) & 0xff));
  return out;
}

// bits, words, position of the last marker
std::string bitmap(std::uint32_t bits, const std::vector<std::uint64_t>& words) {
  std::string out = big(bits, 4) + big(words.size(), 4);
  for (const std::uint64_t word : words) out += big(word, 8);
  return out + big(0, 4);
}

std::uint64_t marker(bool ones, std::uint64_t run, std::uint64_t literals) {
  return (ones ? 1u : 0u) | run << 1 | literals << 33;
}

bool read(std::string_view& bytes, std::size_t limit, std::vector<std::size_t>& bits) {
  bits.clear();
  return repo::read_ewah(bytes, limit, [&](std::size_t bit) { bits.push_back(bit); });
}

}  // namespace

TEST_CASE("runs and literal words give their bits, and what follows is left") {
  const std::string bytes = bitmap(200, {marker(false, 1, 1), 0x5, marker(true, 1, 0)}) + "rest";
  std::string_view rest = bytes;
  std::vector<std::size_t> bits;
  REQUIRE(read(rest, 192, bits));
  CHECK(rest == "rest");
  REQUIRE(bits.size() == 66);
  CHECK(bits[0] == 64);
  CHECK(bits[1] == 66);
  CHECK(bits[2] == 128);
  CHECK(bits.back() == 191);
}

TEST_CASE("a damaged bitmap is refused, whatever it promises") {
  std::vector<std::size_t> bits;
  const std::string whole = bitmap(64, {marker(false, 0, 1), 1});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    std::string_view cut = std::string_view(whole).substr(0, size);
    CHECK_FALSE(read(cut, 64, bits));
  }
  const std::string beyond = bitmap(64, {marker(false, 0, 1), std::uint64_t{1} << 40});
  std::string_view bytes = beyond;
  CHECK_FALSE(read(bytes, 40, bits));
  const std::string endless = bitmap(64, {marker(true, 0xffffffff, 0)});
  bytes = endless;
  CHECK_FALSE(read(bytes, 1000, bits));
  CHECK(bits.empty());
  const std::string lie = bitmap(64, {marker(false, 0, 0x7fffffff), 1});
  bytes = lie;
  CHECK_FALSE(read(bytes, 1000, bits));
}
