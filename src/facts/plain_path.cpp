#include "facts/plain_path.hpp"

#include <vector>

#include "base/text.hpp"

namespace brief::facts {

std::string plain_path(std::string_view folder, std::string_view path) {
  std::vector<std::string_view> parts;
  for (const std::string_view whole : {folder, path})
    for (const std::string_view part : base::split(whole, '/')) {
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        parts.push_back(part);
      } else if (parts.empty()) {
        return {};
      } else {
        parts.pop_back();
      }
    }
  std::string out;
  for (const std::string_view part : parts) out.append(out.empty() ? "" : "/").append(part);
  return out;
}

}  // namespace brief::facts
