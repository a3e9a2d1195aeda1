#include "parse/readers/unicode.hpp"

namespace brief::parse {

void append_utf8(std::string& out, std::uint32_t point) {
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) point = 0xfffd;
  const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
  const auto tail = [&](unsigned shift) { byte(0x80 | (point >> shift & 0x3f)); };
  if (point < 0x80) {
    byte(point);
  } else if (point < 0x800) {
    byte(0xc0 | point >> 6);
    tail(0);
  } else if (point < 0x10000) {
    byte(0xe0 | point >> 12);
    tail(6);
    tail(0);
  } else {
    byte(0xf0 | point >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

std::optional<std::uint32_t> hex_at(std::string_view bytes, std::size_t at, std::size_t digits) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    const char c = i < bytes.size() ? bytes[i] : '\0';
    if (c >= '0' && c <= '9')
      value = value << 4 | static_cast<std::uint32_t>(c - '0');
    else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
      value = value << 4 | static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
    else
      return std::nullopt;
  }
  return value;
}

}  // namespace brief::parse
