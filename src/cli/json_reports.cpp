#include "cli/json_reports.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace brief::cli {
namespace {

using Json = nlohmann::ordered_json;

Json document() { return {{"schema", "brief/1"}}; }

// Text of the repository may hold any bytes; JSON holds UTF-8.
std::string print(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json diagnostics_of(std::span<const Diagnostic> diagnostics) {
  Json list = Json::array();
  for (const Diagnostic& d : diagnostics)
    list.push_back({{"path", base::display_path(d.path)},
                    {"line", d.line},
                    {"message", d.message},
                    {"kind", d.parsing ? "parsing" : "reading"}});
  return list;
}

Json evidence_of(const Evidence& e) {
  return {{"path", base::display_path(e.path)}, {"line", e.line}, {"end_line", e.end_line}};
}

Json changes_of(std::span<const LineChange> changes) {
  Json list = Json::array();
  for (const LineChange& c : changes) {
    Json evidence = Json::array();
    for (const Evidence& e : c.evidence) evidence.push_back(evidence_of(e));
    list.push_back({{"old_line", c.old_line},
                    {"old", c.old_text},
                    {"new_line", c.new_line},
                    {"new", c.new_text},
                    {"evidence", evidence}});
    if (!c.changed_by.empty()) list.back()["changed_by"] = c.changed_by;
  }
  return list;
}

Json definition_of(const FileSummary& summary, const Definition& d) {
  Json parent = nullptr;
  if (d.parent != kNoParent) parent = summary.view(summary.definitions[d.parent].name);
  Json json = {
      {"kind", name_of(d.kind)}, {"name", summary.view(d.name)},           {"line", d.line},
      {"end_line", d.end_line},  {"signature", summary.view(d.signature)}, {"parent", parent}};
  if (d.doc.size != 0) json["doc"] = summary.view(d.doc);
  return json;
}

Json import_of(const FileSummary& summary, const Import& i) {
  Json json = {{"target", summary.view(i.target)}, {"line", i.line}};
  if (i.name.size != 0) json["name"] = summary.view(i.name);
  return json;
}

}  // namespace

std::string json_of(const RefreshReport& report) {
  Json json = document();
  json["written"] = report.written;
  json["output"] = base::display_path(report.output);
  json["files"] = report.files;
  json["parsed"] = Json::array();
  Json skipped = Json::array();
  for (const Decision& d : report.decisions)
    (d.parsed ? json["parsed"] : skipped)
        .push_back({{"path", base::display_path(d.path)}, {"reason", d.reason}});
  if (!skipped.empty()) json["skipped"] = skipped;
  json["compiled"] = Json::array();
  for (const CompiledQueries& c : report.compiled)
    json["compiled"].push_back({{"language", c.language}, {"queries", c.queries}});
  if (!report.changes.empty()) json["changes"] = changes_of(report.changes);
  json["diagnostics"] = diagnostics_of(report.diagnostics);
  json["notes"] = report.notes;
  return print(json);
}

std::string json_of(const CheckReport& report) {
  Json json = document();
  json["fresh"] = report.fresh;
  json["output"] = base::display_path(report.output);
  json["changes"] = changes_of(report.changes);
  json["diagnostics"] = diagnostics_of(report.diagnostics);
  return print(json);
}

std::string json_of(std::span<const Proof> proofs) {
  Json json = document();
  json["claims"] = Json::array();
  for (const Proof& proof : proofs) {
    Json evidence = Json::array();
    for (const Proof::Lines& lines : proof.lines) {
      Json item = evidence_of(lines.evidence);
      item["lines"] = lines.text;
      evidence.push_back(item);
    }
    json["claims"].push_back(
        {{"section", proof.section}, {"text", proof.claim.text}, {"evidence", evidence}});
  }
  return print(json);
}

std::string json_of(std::span<const OutlinedFile> files) {
  Json json = document();
  json["files"] = Json::array();
  for (const OutlinedFile& file : files) {
    const FileSummary& summary = file.summary;
    Json definitions = Json::array();
    for (const Definition& d : summary.definitions)
      definitions.push_back(definition_of(summary, d));
    Json imports = Json::array();
    for (const Import& i : summary.imports) imports.push_back(import_of(summary, i));
    Json item = {{"path", file.path},
                 {"language", summary.view(summary.language)},
                 {"definitions", definitions},
                 {"imports", imports}};
    if (!file.error.empty()) item["error"] = file.error;
    Json diagnostics = Json::array();
    for (const SummaryDiagnostic& d : summary.diagnostics)
      diagnostics.push_back({{"line", d.line}, {"message", summary.view(d.message)}});
    if (!diagnostics.empty()) item["diagnostics"] = diagnostics;
    json["files"].push_back(item);
  }
  return print(json);
}

std::string json_of(const FocusReport& report) {
  Json json = document();
  json["files"] = Json::array();
  for (const FocusFile& file : report.files) {
    Json symbols = Json::array();
    for (const FocusSymbol& symbol : file.symbols) {
      Json item = {{"name", symbol.name}, {"kind", symbol.kind}, {"line", symbol.line}};
      if (!symbol.signature.empty()) item["signature"] = symbol.signature;
      symbols.push_back(item);
    }
    Json tests = Json::array();
    for (const std::string& test : file.tests) tests.push_back(base::display_path(test));
    Json item = {{"path", base::display_path(file.path)},
                 {"score", std::round(file.score * 1e4) / 1e4},
                 {"why", file.why},
                 {"symbols", symbols},
                 {"tests", tests}};
    for (const auto& [name, value] : file.signals)
      item["signals"][name] = std::round(value * 1e4) / 1e4;
    json["files"].push_back(item);
  }
  json["commands"] = Json::array();
  for (const FocusCommand& command : report.commands) json["commands"].push_back(command.text);
  json["neighbours"] = Json::array();
  for (const FocusNeighbour& neighbour : report.neighbours)
    json["neighbours"].push_back(
        {{"path", base::display_path(neighbour.path)}, {"why", neighbour.why}});
  json["abstained"] = report.abstained;
  return print(json);
}

std::string json_of(const CacheStatus& status) {
  Json json = document();
  json["folder"] = base::display_path(status.folder);
  json["exists"] = status.exists;
  json["records"] = status.records;
  json["bytes"] = status.bytes;
  json["worktrees"] = status.worktrees;
  return print(json);
}

namespace {

Json place_of(const PlacedAnchor& place) {
  constexpr std::string_view kStates[] = {"same", "changed", "gone"};
  Json now = nullptr;
  if (!place.path.empty())
    now = {{"path", base::display_path(place.path)},
           {"line", place.line},
           {"end_line", place.end_line}};
  return {{"path", base::display_path(place.anchor.path)},
          {"symbol", place.anchor.symbol},
          {"state", kStates[static_cast<std::size_t>(place.state)]},
          {"now", now}};
}

}  // namespace

std::string json_of(const NoteChange& change) {
  Json json = document();
  json["id"] = change.id;
  json["path"] = base::display_path(change.path);
  json["written"] = change.written;
  json["notes"] = change.notes;
  return print(json);
}

std::string json_of(const NoteListReport& report) {
  Json json = document();
  json["notes"] = Json::array();
  for (const PlacedNote& placed : report.notes) {
    const Note& note = placed.note;
    Json on = Json::array();
    for (const PlacedAnchor& place : placed.places) on.push_back(place_of(place));
    Json item = {{"id", note.id},
                 {"path", base::display_path(note.path)},
                 {"kind", name_of(note.kind)},
                 {"status", note.resolved ? "resolved" : "open"},
                 {"due", placed.due && !note.resolved},
                 {"text", note.text},
                 {"line", note.line},
                 {"on", on}};
    if (!note.resolution.empty()) item["resolution"] = note.resolution;
    json["notes"].push_back(item);
  }
  json["diagnostics"] = diagnostics_of(report.diagnostics);
  return print(json);
}

std::string json_of(const InitReport& report) {
  Json json = document();
  json["applied"] = report.applied;
  json["edits"] = Json::array();
  for (const SetupEdit& edit : report.plan.edits)
    json["edits"].push_back({{"path", base::display_path(edit.path)},
                             {"action", edit.removes   ? "remove"
                                        : edit.existed ? "change"
                                                       : "create"}});
  json["output"] = base::display_path(report.plan.output);
  json["writes_brief"] = report.plan.writes_brief;
  json["notes"] = report.plan.notes;
  for (const std::string& note : report.notes) json["notes"].push_back(note);
  return print(json);
}

std::string json_of(const DoctorReport& report) {
  Json json = document();
  json["sound"] = report.sound;
  json["findings"] = Json::array();
  for (const Finding& finding : report.findings)
    json["findings"].push_back(
        {{"what", finding.what}, {"text", finding.text}, {"mend", finding.mend}});
  return print(json);
}

std::string json_of(const HookFolderReport& report) {
  Json json = document();
  json["folder"] = base::display_path(report.folder);
  json["complete"] = report.complete;
  json["changed"] = report.changed;
  json["merge_driver"] = report.merge_driver;
  json["hooks"] = Json::array();
  for (const HookStatus& hook : report.hooks)
    json["hooks"].push_back({{"name", hook.name},
                             {"path", base::display_path(hook.path)},
                             {"state", hook.state},
                             {"mode", hook.mode == HookMode::stage ? "stage" : "check"},
                             {"chained", hook.chained}});
  json["troubles"] = report.troubles;
  json["notes"] = report.notes;
  return print(json);
}

std::string json_of(const SinceReport& report) {
  Json json = document();
  json["base"] = report.base;
  json["summary"] = report.summary;
  json["changes"] = Json::array();
  for (const MeaningChange& change : report.changes) {
    Json item = {{"group", change.group},
                 {"sort", kChangeSortNames[static_cast<std::size_t>(change.sort)]},
                 {"text", change.text},
                 {"path", base::display_path(change.path)},
                 {"line", change.line}};
    if (!change.before.empty()) item["before"] = change.before;
    json["changes"].push_back(item);
  }
  json["notes"] = report.notes;
  return print(json);
}

std::string json_of(const SessionReport& report) {
  Json json = document();
  json["text"] = report.text;
  json["cut"] = report.cut;
  json["notes"] = report.notes;
  return print(json);
}

std::string json_list(const std::string& name, std::span<const std::string> values) {
  Json json = document();
  json[name] = values;
  return print(json);
}

}  // namespace brief::cli
