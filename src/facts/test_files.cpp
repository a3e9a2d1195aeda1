#include "facts/test_files.hpp"

#include <algorithm>
#include <string_view>

#include "base/glob.hpp"
#include "base/hash.hpp"
#include "facts/context.hpp"

namespace brief::facts {
bool is_named_as_test(const IndexedFile& file) {
  if (file.language == nullptr) return false;
  const Strings patterns = file.language->test_paths;
  return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view pattern) {
    return pattern.find('/') == std::string_view::npos && base::path_rule_match(pattern, file.path);
  });
}

bool holds_tests(const IndexedFile& file) {
  if (file.language == nullptr) return true;
  const Strings names = file.language->test_names;
  const Strings calls = file.language->test_calls;
  if (names.empty() && calls.empty()) return true;
  const FileSummary& summary = *file.summary;
  const auto is_test = [&](const Definition& definition) {
    const std::string_view name = summary.view(definition.name);
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view pattern) { return base::glob_match(pattern, name); });
  };
  return std::any_of(summary.definitions.begin(), summary.definitions.end(), is_test) ||
         std::any_of(calls.begin(), calls.end(), [&](std::string_view name) {
           return refers_to(summary, base::name_hash(name));
         });
}

}  // namespace brief::facts
