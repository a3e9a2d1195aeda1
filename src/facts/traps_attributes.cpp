#include "facts/traps_attributes.hpp"

#include <string>

#include "base/glob.hpp"
#include "base/text.hpp"
#include "facts/map_text.hpp"

namespace brief::facts {
namespace {

// A pattern of .gitattributes with a '/' is anchored to the file's folder (gitattributes(5)).
bool pattern_matches(std::string_view pattern, std::string_view path) {
  if (pattern.find('/') == std::string_view::npos)
    return base::glob_match(pattern, name_of_path(path));
  if (pattern.front() == '/') pattern.remove_prefix(1);
  return base::glob_match(pattern, path);
}

const FoundFact* last_match(const std::vector<FoundFact>& lines, std::string_view path,
                            std::string_view attribute) {
  const FoundFact* found = nullptr;
  for (const FoundFact& line : lines) {
    const std::size_t gap = line.value.find_first_of(" \t");
    if (gap == std::string_view::npos || line.value.find(attribute, gap) == std::string_view::npos)
      continue;
    if (pattern_matches(line.value.substr(0, gap), path)) found = &line;
  }
  return found;
}

}  // namespace

Evidence attribute_evidence(const Context& context, std::string_view path,
                            std::string_view attribute) {
  for (std::string_view folder = folder_of(path);; folder = folder_of(folder)) {
    const std::string name = std::string(folder) + (folder.empty() ? "" : "/") + ".gitattributes";
    if (const IndexedFile* file = context.file(name)) {
      const std::vector<FoundFact> lines = context.facts_below(*file, {});
      if (const FoundFact* line = last_match(lines, relative_to(folder, path), attribute))
        return line->evidence();
    }
    if (folder.empty()) return {std::string(path), 0, 0};
  }
}

}  // namespace brief::facts
