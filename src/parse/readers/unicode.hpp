// Escapes that name a character, for the readers of quoted strings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace brief::parse {

/// Appends a code point as UTF-8; what is no character becomes U+FFFD.
void append_utf8(std::string& out, std::uint32_t point);

/// The value of exactly `digits` hexadecimal digits at `at`.
std::optional<std::uint32_t> hex_at(std::string_view bytes, std::size_t at, std::size_t digits);

}  // namespace brief::parse
