#include "facts/framework_rows.hpp"

#include <algorithm>
#include <optional>

#include "base/glob.hpp"
#include "facts/map_text.hpp"
#include "facts/rule_node.hpp"

namespace brief::facts {
namespace {

FrameworkBook read_book() {
  FrameworkBook book;
  constexpr std::string_view kFolder = "/frameworks/";
  for (const RuleFile& file : rule_files()) {
    const Rules root(file.root);
    if (file.path == "routes.yaml") {
      book.auth = Regex(root.text("auth"));
      book.unless = Regex(root.text("unless"));
      book.weak = Regex(root.text("weak"));
      book.partly = Regex(root.text("partly"));
      book.enters = Regex(root.text("enters"));
      book.admin = Regex(root.text("admin"));
      for (const Rules& operation : root["operations"].items())
        book.operations.emplace_back(operation.text("title"), Regex(operation.text("names")));
      book.routers = Regex(root.text("routers"));
    }
    const std::size_t at = file.path.find(kFolder);
    if (at == std::string_view::npos) continue;
    const std::size_t begin = at + kFolder.size();
    const std::string language(file.path.substr(0, at));
    const std::string own(file.path.substr(begin, file.path.rfind('.') - begin));
    const std::string query = language + "/" + root.text("query", own);
    if (root.flag("slashes")) book.slashes.push_back(query);
    if (root.flag("elsewhere")) book.elsewhere.push_back(query);
    for (const Rules& speaker : root["frameworks"].items())
      book.speakers.push_back(
          {query,
           {speaker.text("title"), speaker.list("imports"), speaker.list("uses"),
            speaker.list("files"), speaker.list("names"), speaker.flag("handler_first")}});
  }
  return book;
}

bool named_by(std::string_view pattern, std::string_view target) {
  if (pattern.empty() || pattern.back() != '*') return pattern == target;
  pattern.remove_suffix(1);
  return target.substr(0, pattern.size()) == pattern;
}

bool imports_any(const FileSummary& summary, const std::vector<std::string>& patterns) {
  return std::any_of(summary.imports.begin(), summary.imports.end(), [&](const Import& import) {
    const std::string_view target = summary.view(import.target);
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::string& pattern) { return named_by(pattern, target); });
  });
}

bool speaks_in(const Context& context, const Speaker& speaker, const IndexedFile& file) {
  if (imports_any(*file.summary, speaker.imports)) return true;
  for (const std::string& rule : speaker.files)
    if (base::path_rule_match(rule, file.path)) return true;
  for (const Reference& reference : file.summary->references)
    if (std::find(speaker.names.begin(), speaker.names.end(), file.summary->view(reference.name)) !=
        speaker.names.end())
      return true;
  for (const Finding& finding : context.findings("uses"))
    if (lies_below(finding.folder, file.path) &&
        std::find(speaker.uses.begin(), speaker.uses.end(), finding.title) != speaker.uses.end())
      return true;
  return false;
}

const Speaker* speaker_of(const Context& context, std::string_view query, const IndexedFile& file) {
  for (const auto& [name, speaker] : framework_book().speakers)
    if (name == query && speaks_in(context, speaker, file)) return &speaker;
  return nullptr;
}

}  // namespace

const RowAttribute* FrameworkRow::find(std::string_view name) const {
  for (const RowAttribute& attribute : attributes)
    if (attribute.name == name) return &attribute;
  return nullptr;
}

std::string_view FrameworkRow::text(std::string_view name) const {
  const RowAttribute* found = find(name);
  return found == nullptr ? std::string_view{} : found->value;
}

std::vector<std::string_view> FrameworkRow::all(std::string_view name) const {
  std::vector<std::string_view> out;
  for (const RowAttribute& attribute : attributes)
    if (attribute.name == name) out.push_back(attribute.value);
  return out;
}

std::uint32_t FrameworkRow::place() const {
  std::uint32_t last = line;
  for (const RowAttribute& attribute : attributes) {
    if (attribute.name == "on" || attribute.name == "parent") continue;
    // Constants stand first, with the line of the row.
    last = attribute.line;
    if (last > line) break;
  }
  return last;
}

bool FrameworkRow::inside(const FrameworkRow& other) const {
  return this != &other && other.line <= line && end_line <= other.end_line;
}

bool FrameworkBook::is_query(std::string_view name) const {
  return std::any_of(speakers.begin(), speakers.end(),
                     [&](const auto& entry) { return entry.first == name; });
}

bool FrameworkBook::keeps_last_slash(std::string_view query) const {
  return std::find(slashes.begin(), slashes.end(), query) != slashes.end();
}

bool FrameworkBook::guards_elsewhere(std::string_view query) const {
  return std::find(elsewhere.begin(), elsewhere.end(), query) != elsewhere.end();
}

const FrameworkBook& framework_book() {
  static const FrameworkBook book = read_book();
  return book;
}

namespace {

// What stands inside of a row of kind "ignored" is not the project's own: a client's declarations,
// a module of tests.
void leave_out_ignored(std::vector<FrameworkRow>& rows) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;
  for (const FrameworkRow& row : rows)
    if (row.kind == "ignored") spans.emplace_back(row.line, row.end_line);
  if (spans.empty()) return;
  std::erase_if(rows, [&](const FrameworkRow& row) {
    return std::any_of(spans.begin(), spans.end(), [&](const auto& span) {
      return span.first <= row.line && row.end_line <= span.second;
    });
  });
}

// A row may count only beside the handler of an event: a page compares paths too.
void leave_out_lone(std::vector<FrameworkRow>& rows) {
  std::vector<std::string_view> events;
  for (const FrameworkRow& row : rows)
    if (row.kind == "handler") events.push_back(row.text("event"));
  std::erase_if(rows, [&](const FrameworkRow& row) {
    const std::string_view beside = row.text("beside");
    return !beside.empty() && std::find(events.begin(), events.end(), beside) == events.end();
  });
}

std::vector<FrameworkRow> read_rows(const Context& context, const IndexedFile& file) {
  const FileSummary& summary = *file.summary;
  std::vector<FrameworkRow> out;
  if (file.language == nullptr || file.language->framework_queries.empty()) return out;
  std::vector<std::pair<std::string_view, const Speaker*>> used;
  const auto uses = [&](std::string_view query) {
    for (const auto& [name, speaker] : used)
      if (name == query) return speaker;
    used.emplace_back(query, speaker_of(context, query, file));
    return used.back().second;
  };
  bool open = false;  // attributes go to the last row
  for (const Fact& fact : summary.facts) {
    const std::string_view key = summary.view(fact.key);
    const std::size_t slash = key.find('/', 1);
    if (slash == std::string_view::npos) {
      const std::string_view query = summary.view(fact.value);
      const Speaker* speaker = framework_book().is_query(query) ? uses(query) : nullptr;
      open = speaker != nullptr;
      if (open) out.push_back({key.substr(1), query, fact.line, fact.end_line, {}, speaker});
    } else if (open && key.substr(1, slash - 1) == out.back().kind) {
      out.back().attributes.push_back({key.substr(slash + 1), summary.view(fact.value), fact.line});
    }
  }
  leave_out_ignored(out);
  leave_out_lone(out);
  return out;
}

}  // namespace

struct KeptRows {
  std::vector<std::optional<std::vector<FrameworkRow>>> files;  // by row of Index::files
};

const std::vector<FrameworkRow>& framework_rows(const Context& context, const IndexedFile& file) {
  std::shared_ptr<KeptRows>& kept = context.kept_rows();
  const std::vector<IndexedFile>& files = context.index().files;
  if (kept == nullptr) {
    kept = std::make_shared<KeptRows>();
    kept->files.resize(files.size());
  }
  auto& rows = kept->files[static_cast<std::size_t>(&file - files.data())];
  if (!rows) rows = read_rows(context, file);
  return *rows;
}

}  // namespace brief::facts
