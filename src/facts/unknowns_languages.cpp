#include "facts/unknowns_languages.hpp"

#include "facts/rules.hpp"

namespace brief::facts {

UnreadCode unread_code(const Context& context) {
  UnreadCode out;
  const auto& tables = rule_book().names;
  const auto table = tables.find("unparsed/extensions");
  if (table == tables.end()) return out;
  for (const IndexedFile& file : context.index().files) {
    if (file.role == FileRole::vendored || file.role == FileRole::generated) continue;
    const std::uint64_t lines = file.summary->lines;
    if (file.language != nullptr) {
      out.all_lines += file.language->is_code ? lines : 0;
      continue;
    }
    const std::string_view name = name_of_path(file.path);
    const std::size_t dot = name.rfind('.');
    const NamedThing* thing =
        dot == std::string_view::npos ? nullptr : table->second.find(name.substr(dot));
    if (thing == nullptr) continue;
    out.all_lines += lines;
    out.unread_lines += lines;
    UnreadLanguage& unread = out.by_title[thing->title];
    unread.lines += lines;
    if (unread.first == nullptr) unread.first = &file;
  }
  return out;
}

}  // namespace brief::facts
