#include "repo/canonical.hpp"

#include <doctest/doctest.h>

#include <random>

using brief::repo::make_canonical;

namespace {

std::string canonical(std::string bytes) {
  make_canonical(bytes);
  return bytes;
}

}  // namespace

TEST_CASE("keywords collapse within a line, line ends become LF") {
  CHECK(canonical("$Id: abc $\r\n") == "$Id$\n");
  CHECK(canonical("$Id$ $Id:$ $Id: $") == "$Id$ $Id$ $Id$");
  CHECK(canonical("$Id: no end\n$") == "$Id: no end\n$");
  CHECK(canonical("$Id: open") == "$Id: open");
  CHECK(canonical("$Ident: x $ $id: x $") == "$Ident: x $ $id: x $");
  CHECK(canonical("lone\r end\r\r\n") == "lone\r end\n");
}

TEST_CASE("what git collapsed before does not matter: canonical bytes stay") {
  std::mt19937 random(7);
  constexpr std::string_view kPieces[] = {"$Id:", "$", "$Id$", " x ", "\n", "\r\n", "Id:", "\r"};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (unsigned pieces = static_cast<unsigned>(random() % 9); pieces > 0; --pieces)
      bytes += kPieces[random() % std::size(kPieces)];
    const std::string once = canonical(bytes);
    CAPTURE(bytes);
    CHECK(canonical(once) == once);
  }
}
