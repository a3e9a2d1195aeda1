#include "facts/event_handlers.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "base/text.hpp"
#include "facts/entry_points_resolve.hpp"
#include "facts/framework_rows.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_text.hpp"
#include "facts/paths.hpp"
#include "facts/route_text.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostEvents = 8;
constexpr std::int64_t kEventsRank = 694;

// The one definition of a name in the file or in those that it uses.
std::optional<Evidence> defined(const Context& context, std::uint32_t row, std::string_view name) {
  const Index& index = context.index();
  std::optional<Evidence> out;
  bool several = false;
  const auto look = [&](const IndexedFile& file) {
    for (const Definition& definition : file.summary->definitions) {
      if (file.summary->view(definition.name) != name) continue;
      several = several || (out && out->path != file.path);
      out = Evidence{file.path, definition.line, definition.end_line};
      return;
    }
  };
  look(index.files[row]);
  if (out) return out;
  for (const Edge& edge : index.edges)
    if (edge.from == row) look(index.files[edge.to]);
  return several ? std::nullopt : out;
}

}  // namespace

std::vector<EventHandler> event_handlers(const Context& context) {
  std::vector<EventHandler> out;
  const std::vector<IndexedFile>& files = context.index().files;
  for (std::uint32_t row = 0; row < files.size(); ++row) {
    const IndexedFile& file = files[row];
    if (!is_project_code(file) || stands_aside(file.path)) continue;
    for (const FrameworkRow& found : framework_rows(context, file)) {
      if (found.kind != "handler") continue;
      EventHandler handler{std::string(found.text("event")),
                           name_in(found.text("target")),
                           {file.path, found.line, found.end_line},
                           {}};
      if (!handler.name.empty()) handler.definition = defined(context, row, handler.name);
      out.push_back(std::move(handler));
    }
  }
  return out;
}

const EventHandler* handler_of(const Context& context, const std::vector<EventHandler>& handlers,
                               std::string_view event, std::string_view folder) {
  std::set<std::string_view> mains;
  for (const Finding& binary : context.findings("binary"))
    if (binary.folder == folder)
      if (const auto row = resolve_module(context, binary.folder, binary.value); row != kNoRow)
        mains.insert(context.index().files[row].path);
  const EventHandler* only = nullptr;
  bool several = false;
  for (const EventHandler& handler : handlers) {
    if (handler.event != event || !lies_below(folder, handler.evidence.path)) continue;
    if (mains.contains(handler.evidence.path)) return &handler;
    several = only != nullptr;
    only = &handler;
  }
  return several ? nullptr : only;
}

std::vector<Claim> event_claims(const std::vector<EventHandler>& all,
                                const std::set<std::pair<std::string, std::string>>& told) {
  std::map<std::string, std::vector<EventHandler>> by_file;
  for (const EventHandler& handler : all) by_file[handler.evidence.path].push_back(handler);
  std::vector<Claim> out;
  for (const auto& entry : by_file) {
    const std::string& path = entry.first;
    const std::vector<EventHandler>& handlers = entry.second;
    const bool more = std::any_of(handlers.begin(), handlers.end(), [&](const EventHandler& one) {
      return one.event != "fetch" && !told.contains({one.event, path});
    });
    if (!more) continue;
    std::vector<std::string> texts;
    Claim claim{{}, {}, kEventsRank, "34" + path};
    for (const EventHandler& handler : handlers) {
      std::string text = base::code_span(handler.event, 40);
      if (handler.definition && handler.definition->path != path)
        text += " (" + base::code_span(handler.name, 60) + " in " +
                path_span(handler.definition->path) + ")";
      if (std::find(texts.begin(), texts.end(), text) != texts.end()) continue;
      texts.push_back(std::move(text));
      claim.evidence.push_back(handler.evidence);
      if (handler.definition) claim.evidence.push_back(*handler.definition);
    }
    claim.text = path_span(path) + ": handlers of events " + listed(texts, kMostEvents);
    out.push_back(std::move(claim));
  }
  return out;
}

}  // namespace brief::facts
