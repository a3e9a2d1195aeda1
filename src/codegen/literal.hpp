// Any bytes as a C++ string literal, for the build tools that write source files.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace brief::codegen {

/// A literal whose value is `bytes`; one source line per line of the bytes.
inline std::string as_literal(std::string_view bytes) {
  std::string out = "\"";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += "\\n\"\n\"";
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte >= 0x7f || c == '?') {
      char octal[8];
      std::snprintf(octal, sizeof octal, "\\%03o", byte);
      out += octal;
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace brief::codegen
