#include "facts/map_text.hpp"

#include <algorithm>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "facts/risks_agents.hpp"

namespace brief::facts {
namespace {

// A path that is cut names nothing; git itself allows 4096 bytes.
constexpr std::size_t kPathWidth = 4096;

// Documentation comments hold HTML: "Repository class for <code>Owner</code>". Other brackets are
// types.
std::string without_tags(std::string_view text) {
  static constexpr std::string_view kTags[] = {"a",  "b", "br",   "code", "div", "em", "i",
                                               "li", "p", "span", "pre",  "tt",  "ul", "strong"};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '<' ? text.find('>', at) : std::string_view::npos;
    if (end != std::string_view::npos) {
      std::string_view name = text.substr(at + 1, end - at - 1);
      if (name.starts_with('/')) name.remove_prefix(1);
      name = name.substr(0, name.find_first_of(" /"));
      if (std::find(std::begin(kTags), std::end(kTags), name) != std::end(kTags)) {
        at = end + 1;
        continue;
      }
    }
    out += text[at++];
  }
  return out;
}

}  // namespace

std::string path_span(std::string_view path) {
  return base::code_span(base::display_path(path), kPathWidth);
}

std::string folder_span(std::string_view folder) {
  if (folder.empty()) return "`./`";
  return path_span(std::string(folder) + "/");
}

bool printable(std::string_view text) {
  return agent_text(text) == AgentText::none && !base::looks_secret(text);
}

std::string quotation(std::string_view text, std::size_t limit) {
  if (!printable(text)) return {};
  const std::string quoted = base::markdown_text(without_tags(text), limit);
  return quoted.empty() ? quoted : "“" + quoted + "”";
}

std::string listed(const std::vector<std::string>& items, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < std::min(items.size(), most); ++i)
    out += (i == 0 ? "" : ", ") + items[i];
  return items.size() > most ? out + ", …" : out;
}

std::string_view relative_to(std::string_view folder, std::string_view path) {
  return folder.empty() ? path : path.substr(folder.size() + 1);
}

bool lies_below(std::string_view folder, std::string_view path) {
  if (folder.empty()) return true;
  return path.size() > folder.size() && path[folder.size()] == '/' &&
         path.substr(0, folder.size()) == folder;
}

}  // namespace brief::facts
