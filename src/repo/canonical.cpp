#include "repo/canonical.hpp"

#include "base/hash.hpp"

namespace brief::repo {

void make_canonical(std::string& bytes) {
  base::canonicalize(bytes);
  constexpr std::string_view kOpen = "$Id:";
  std::size_t at = bytes.find(kOpen);
  if (at == std::string::npos) return;
  std::string out;
  out.reserve(bytes.size());
  std::size_t copied = 0;
  while (at != std::string::npos) {
    const std::size_t end = bytes.find_first_of("$\n", at + kOpen.size());
    if (end == std::string::npos) break;
    if (bytes[end] == '$') {
      out.append(bytes, copied, at + kOpen.size() - 1 - copied);
      copied = end;  // the closing sign may open the next one: only so is this idempotent
    }
    at = bytes.find(kOpen, end);
  }
  out.append(bytes, copied, std::string::npos);
  bytes = std::move(out);
}

}  // namespace brief::repo
