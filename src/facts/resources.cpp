#include "facts/resources.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/text.hpp"
#include "facts/event_handlers.hpp"
#include "facts/framework_rows.hpp"
#include "facts/map_text.hpp"
#include "facts/resources_told.hpp"
#include "facts/route_text.hpp"
#include "facts/rules.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostItems = 12;     // on a line
constexpr std::size_t kMostWork = 8;       // of what starts by itself
constexpr std::size_t kMostSettings = 20;  // names on a line
constexpr std::size_t kMostValue = 60;     // characters
constexpr std::size_t kMostAnswerers = 2;
constexpr std::size_t kMostLines = 6;   // of items with members; more are extra
constexpr std::size_t kFewMembers = 3;  // lines of a folder before one line stands for all
constexpr std::int64_t kMembersRank = 660;
constexpr std::int64_t kResourceRank = 700;
constexpr std::int64_t kScheduleRank = 695;
constexpr std::int64_t kSettingsRank = 672;
constexpr std::int64_t kVariablesRank = 532;

struct Item {
  std::string environment;
  std::map<std::string, std::string, std::less<>> parts;  // by relative key; "" is its own value
  Evidence evidence;
  std::string last;  // segment of its key
};

// Does `key` begin as the pattern says? What follows goes to `rest` ("" or "a/b").
bool begins_as(const std::vector<std::string>& pattern, const std::vector<std::string>& key,
               std::string& item, std::string& environment, std::string& rest) {
  if (key.size() < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == "{env}")
      environment = key[i];
    else if (pattern[i] != "*" && pattern[i] != key[i])
      return false;
    item += "/" + key[i];
  }
  for (std::size_t i = pattern.size(); i < key.size(); ++i)
    rest += (rest.empty() ? "" : "/") + key[i];
  return true;
}

std::map<std::string, Item> items_of(const IndexedFile& file, const ResourceRule& rule) {
  std::map<std::string, Item> out;
  for (const Fact& fact : file.summary->facts) {
    const std::vector<std::string> key = pointer_segments(file.summary->view(fact.key));
    for (const std::vector<std::string>& pattern : rule.items) {
      std::string item, environment, rest;
      if (!begins_as(pattern, key, item, environment, rest)) continue;
      Item& entry = out[item];
      entry.environment = environment;
      entry.last = key[pattern.size() - 1];
      entry.parts.emplace(rest, file.summary->view(fact.value));
      if (entry.evidence.path.empty()) entry.evidence = {file.path, fact.line, fact.end_line};
      entry.evidence.end_line = std::max(entry.evidence.end_line, fact.end_line);
      break;
    }
  }
  return out;
}

class Resources {
 public:
  Resources(const Context& context, std::string_view section)
      : context_(context), section_(section) {}

  ResourceClaims run() {
    for (const ManifestRules& manifest : rule_book().manifests) {
      if (manifest.resources.empty()) continue;
      std::set<std::uint32_t> rows;
      for (const std::string& pattern : manifest.files)
        for (const std::uint32_t row : context_.matching(pattern)) rows.insert(row);
      const bool answers =
          std::any_of(manifest.resources.begin(), manifest.resources.end(),
                      [](const ResourceRule& rule) { return !rule.handler.empty(); });
      if (answers && !rows.empty() && section_ == "entry-points" && handlers_.empty())
        handlers_ = event_handlers(context_);
      for (const std::uint32_t row : rows)
        if (context_.index().files[row].role == FileRole::source)
          read(manifest, context_.index().files[row]);
    }
    fold_members();
    if (section_ == "entry-points")
      for (Claim& claim : event_claims(handlers_, answered_)) claims_.push_back(std::move(claim));
    return {std::move(claims_), std::move(told_)};
  }

 private:
  void read(const ManifestRules& manifest, const IndexedFile& file) {
    std::set<std::string> settings;
    bool has_settings = false;
    for (const ResourceRule& rule : manifest.resources) {
      const std::map<std::string, Item> items = items_of(file, rule);
      if (!rule.members && rule.section == "data")
        for (const auto& [key, item] : items) {
          settings.insert(part(item, rule.name));
          if (const std::string bound = part(item, "binding"); !bound.empty())
            settings.insert(bound);
        }
      if (rule.settings) {
        has_settings = true;
        if (section_ == "data") add_variables(file, rule, items);
      } else if (rule.section == section_ && rule.members) {
        add_members(file, rule, items);
      } else if (rule.section == section_) {
        add(file, rule, items);
      }
    }
    if (!has_settings || section_ != "data") return;
    for (const ResourceRule& rule : manifest.resources) add_told(file, rule, settings);
    add_settings(file, settings);
  }

  std::string part(const Item& item, const std::string& key) const {
    if (key == "@") return item.last;
    const auto found = item.parts.find(key);
    return found == item.parts.end() ? std::string() : found->second;
  }

  std::string text_of(const IndexedFile& file, const ResourceRule& rule, const Item& item,
                      std::vector<Evidence>& evidence) {
    std::vector<std::string> notes;
    for (const auto& [label, key] : rule.details) {
      const std::string value = part(item, key);
      if (value.empty() || !printable(value)) continue;
      notes.push_back((label.empty() ? "" : label + " ") + base::code_span(value, kMostValue));
    }
    for (const auto& [key, text] : rule.absent)
      if (part(item, key).empty()) notes.push_back(text);
    const std::string code = rule.code.empty() ? rule.handler : part(item, rule.code);
    if (!code.empty())
      if (const auto place = rule.code.empty() ? answering(file, code) : defined(file, code)) {
        notes.push_back((rule.code.empty() ? base::code_span(code) + " in " : "") +
                        path_span(place->path));
        evidence.push_back(*place);
      }
    std::string out = base::code_span(part(item, rule.name), kMostValue);
    for (std::size_t i = 0; i < notes.size(); ++i) out += (i == 0 ? " (" : ", ") + notes[i];
    return out + (notes.empty() ? "" : ")");
  }

  // The handler of an event that is exported below the manifest's folder; where none says so, the
  // definition that bears its name.
  std::optional<Evidence> answering(const IndexedFile& manifest, const std::string& event) {
    const EventHandler* handler = handler_of(context_, handlers_, event, folder_of(manifest.path));
    if (handler == nullptr) return defined(manifest, event);
    answered_.insert({event, handler->evidence.path});
    return handler->evidence;
  }

  // The one definition of that name below the manifest's folder.
  std::optional<Evidence> defined(const IndexedFile& manifest, const std::string& name) const {
    const auto [first, last] = context_.below(folder_of(manifest.path));
    std::optional<Evidence> out;
    for (std::uint32_t row = first; row < last; ++row) {
      const IndexedFile& file = context_.index().files[row];
      if (file.role != FileRole::source) continue;
      for (const Definition& definition : file.summary->definitions) {
        if (file.summary->view(definition.name) != name) continue;
        if (out && out->path != file.path) return std::nullopt;
        out = Evidence{file.path, definition.line, definition.end_line};
        break;
      }
    }
    return out;
  }

  void add(const IndexedFile& file, const ResourceRule& rule,
           const std::map<std::string, Item>& items) {
    std::vector<std::string> texts;
    Claim claim{{},
                {},
                section_ == "data" ? kResourceRank : kScheduleRank,
                (section_ == "data" ? "0a" : "35") + file.path + rule.title};
    std::map<std::string, std::pair<std::set<std::string>, std::vector<Evidence>>> by_text;
    std::vector<std::string> order;
    for (const auto& [key, item] : items) {
      const std::string name = part(item, rule.name);
      if (name.empty() || !printable(name)) continue;
      std::vector<Evidence> evidence{item.evidence};
      const std::string text = text_of(file, rule, item, evidence);
      auto& [environments, proofs] = by_text[text];
      if (proofs.empty()) order.push_back(text);
      environments.insert(item.environment);
      proofs.insert(proofs.end(), evidence.begin(), evidence.end());
    }
    for (const std::string& text : order) {
      const auto& [environments, proofs] = by_text[text];
      std::string environment;
      if (!environments.contains(""))
        for (const std::string& one : environments)
          environment += (environment.empty() ? " in " : ", ") + base::code_span(one);
      texts.push_back(text + environment);
      claim.evidence.insert(claim.evidence.end(), proofs.begin(), proofs.end());
    }
    if (texts.empty()) return;
    claim.extra = rule.extra;
    claim.text = path_span(file.path) + ": " + rule.title + " " +
                 listed(texts, section_ == "data" ? kMostItems : kMostWork);
    claims_.push_back(std::move(claim));
  }

  void add_members(const IndexedFile& file, const ResourceRule& rule,
                   const std::map<std::string, Item>& items) {
    for (const auto& [key, item] : items) {
      std::vector<std::string> names;
      for (const auto& [name, value] : item.parts)
        if (printable(name)) names.push_back(base::code_span(name, kMostValue));
      if (names.empty() || !printable(item.last)) continue;
      // Programs keep copies of one declaration.
      if (!said_.insert(rule.title + key + listed(names, names.size())).second) continue;
      Claim claim{path_span(file.path) + ": " + rule.title + " " +
                      base::code_span(item.last, kMostValue) + ": " + listed(names, kMostItems),
                  {item.evidence},
                  kMembersRank,
                  "35" + file.path + key};
      add_answerers(rule, item.last, claim);
      claim.extra = rule.extra || member_lines_++ >= kMostLines;
      if (!rule.many.empty())
        alike_[{rule.many, std::string(folder_of(file.path))}].push_back(
            {claims_.size(), item.last});
      claims_.push_back(std::move(claim));
    }
  }

  // What one folder declares over and over is one line, with the names alone; the rest is extra.
  void fold_members() {
    for (const auto& [place, members] : alike_) {
      if (members.size() <= kFewMembers) continue;
      const auto& [title, folder] = place;
      Claim claim{{}, {}, kMembersRank, "35" + folder + "/"};
      std::vector<std::string> names;
      for (const auto& [number, name] : members) {
        names.push_back(base::code_span(name, kMostValue));
        if (names.size() <= kMostItems) claim.evidence.push_back(claims_[number].evidence.front());
        claims_[number].extra = true;
      }
      claim.text = folder_span(folder) + ": " + title + " " + listed(names, kMostItems);
      claims_.push_back(std::move(claim));
    }
  }

  // The files whose code answers what is declared, by the names that it refers to.
  void add_answerers(const ResourceRule& rule, const std::string& declared, Claim& claim) const {
    const std::string name = declared.substr(declared.rfind('.') + 1);
    std::set<std::string, std::less<>> wanted;
    for (const std::string& form : rule.implemented)
      if (const std::size_t at = form.find("{}"); at != std::string::npos)
        wanted.insert(form.substr(0, at) + name + form.substr(at + 2));
    std::vector<std::string> paths;
    for (const IndexedFile& file : context_.index().files) {
      if (wanted.empty() || file.role != FileRole::source) continue;
      const FileSummary& summary = *file.summary;
      const bool answers = std::any_of(
          summary.references.begin(), summary.references.end(),
          [&](const Reference& one) { return wanted.contains(summary.view(one.name)); });
      if (!answers) continue;
      paths.push_back(path_span(file.path));
      if (paths.size() <= kMostAnswerers) claim.evidence.push_back({file.path, 0, 0});
    }
    if (!paths.empty()) claim.text += " (implemented in " + listed(paths, kMostAnswerers) + ")";
  }

  void add_variables(const IndexedFile& file, const ResourceRule& rule,
                     const std::map<std::string, Item>& items) {
    std::set<std::string> names;
    Claim claim{{}, {}, kVariablesRank, "0c" + file.path};
    for (const auto& [key, item] : items)
      if (printable(item.last) && names.insert(base::code_span(item.last, kMostValue)).second)
        claim.evidence.push_back(item.evidence);
    if (names.empty()) return;
    claim.text = path_span(file.path) + ": " + rule.title + " " +
                 listed({names.begin(), names.end()}, kMostSettings);
    claims_.push_back(std::move(claim));
  }

  // Secrets that stand nowhere: a document or a script says how they are set.
  void add_told(const IndexedFile& manifest, const ResourceRule& rule,
                std::set<std::string>& known) {
    if (!rule.told) return;
    std::map<std::string, std::vector<ToldName>> by_file;
    for (ToldName& told : names_told(context_, folder_of(manifest.path), *rule.told)) {
      if (!known.insert(told.name).second) continue;
      std::string path = told.evidence.path;
      by_file[std::move(path)].push_back(std::move(told));
    }
    for (const auto& [path, all] : by_file) {
      Claim claim{path_span(path) + ": secrets to set ", {}, kSettingsRank, "0b" + path};
      std::vector<std::string> names;
      for (const ToldName& told : all) {
        names.push_back(base::code_span(told.name));
        claim.evidence.push_back(told.evidence);
      }
      claim.text += listed(names, kMostSettings);
      claims_.push_back(std::move(claim));
    }
  }

  // What the code expects of its environment and the manifest does not hold: resources that are
  // bound by type, and secrets, by name.
  void add_settings(const IndexedFile& manifest, const std::set<std::string>& known) {
    told_.insert(known.begin(), known.end());
    const auto [first, last] = context_.below(folder_of(manifest.path));
    std::set<std::string> said;
    for (std::uint32_t row = first; row < last; ++row) {
      const IndexedFile& file = context_.index().files[row];
      if (file.role != FileRole::source) continue;
      std::vector<std::string> names, bound;
      std::vector<Evidence> evidence, proofs;
      for (const FrameworkRow& found : framework_rows(context_, file)) {
        if (found.kind != "setting" && found.kind != "bound") continue;
        const std::string name(found.text("name"));
        if (known.contains(name) || !printable(name) || !said.insert(name).second) continue;
        told_.insert(name);
        const Evidence proof{file.path, found.line, found.end_line};
        if (found.kind == "bound") {
          bound.push_back(base::code_span(name) + " (" +
                          base::code_span(name_in(found.text("type"))) + ")");
          proofs.push_back(proof);
        } else {
          names.push_back(base::code_span(name));
          evidence.push_back(proof);
        }
      }
      add_expected(manifest, file, "secrets and settings", names, std::move(evidence));
      add_expected(manifest, file, "bindings", bound, std::move(proofs));
    }
  }

  void add_expected(const IndexedFile& manifest, const IndexedFile& file, std::string_view what,
                    const std::vector<std::string>& names, std::vector<Evidence> evidence) {
    if (names.empty()) return;
    claims_.push_back({path_span(file.path) + ": " + std::string(what) + " that " +
                           path_span(manifest.path) +
                           " does not hold: " + listed(names, kMostSettings),
                       std::move(evidence), kSettingsRank, "0b" + file.path});
  }

  const Context& context_;
  std::string_view section_;
  std::vector<EventHandler> handlers_;
  std::set<std::pair<std::string, std::string>> answered_;  ///< events, with the exporting file
  std::set<std::string> told_;
  std::size_t member_lines_ = 0;
  std::set<std::string> said_;  ///< items with members
  /// Lines of items with members, as rows of claims_ and names, by common title and folder.
  std::map<std::pair<std::string, std::string>, std::vector<std::pair<std::size_t, std::string>>>
      alike_;
  std::vector<Claim> claims_;
};

}  // namespace

ResourceClaims resource_claims(const Context& context, std::string_view section) {
  return Resources(context, section).run();
}

}  // namespace brief::facts
