#include "facts/commands_classify.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "facts/commands_shell.hpp"

namespace brief::facts {
namespace {

constexpr int kMaxWrappers = 4;
// The name of a file says less than the name of a script in a manifest.
constexpr int kLeastPathWeight = 40;
// A manifest with more scripts than this was not written for people.
constexpr std::size_t kMaxNamed = 4000;

std::string key_of(const Runner& runner, std::string_view folder, std::string_view name) {
  return runner.name + '\n' + std::string(folder) + '\n' + std::string(name);
}

bool same_or_above(std::string_view above, std::string_view folder) {
  return above.empty() || above == folder ||
         (folder.size() > above.size() && folder.substr(0, above.size()) == above &&
          folder[above.size()] == '/');
}

// Length of `NAME=value ` at the start of a command; 0 when there is none.
std::size_t assignment(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() &&
         (std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_'))
    ++i;
  if (i == 0 || i >= text.size() || text[i] != '=' ||
      std::isdigit(static_cast<unsigned char>(text[0])) != 0)
    return 0;
  char quote = 0;
  for (++i; i < text.size() && (quote != 0 || text[i] != ' '); ++i) {
    if (quote != 0 && text[i] == quote)
      quote = 0;
    else if (quote == 0 && (text[i] == '"' || text[i] == '\''))
      quote = text[i];
  }
  return i < text.size() ? i + 1 : 0;
}

}  // namespace

Classifier::Classifier(const Context& context, const CommandBook& book)
    : context_(context), book_(book) {
  for (const Runner& runner : book.runners)
    for (const NamedScripts& source : runner.named) index_named(runner, source);
}

void Classifier::index_named(const Runner& runner, const NamedScripts& source) {
  std::vector<std::uint32_t> rows;
  for (const std::string& pattern : source.files)
    for (const std::uint32_t row : context_.matching(pattern)) rows.push_back(row);
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  for (const std::uint32_t row : rows) {
    const IndexedFile& file = context_.index().files[row];
    const bool root = folder_of(file.path).empty();
    if (file.role != FileRole::source && !(root && Context::speaks(file))) continue;
    const FileSummary& summary = *file.summary;
    if (source.definitions) {
      for (const Definition& definition : summary.definitions)
        if (definition.parent == kNoParent)
          add_named(runner, source, file, std::string(summary.view(definition.name)), {},
                    {file.path, definition.line, definition.line});
    } else if (source.pointer) {
      for (const Fact& fact : summary.facts) {
        Captures captures;
        if (source.pointer->match(summary.view(fact.key), &captures))
          add_named(runner, source, file, captures["name"], summary.view(fact.value),
                    {file.path, fact.line, fact.end_line});
      }
    }
  }
}

void Classifier::add_named(const Runner& runner, const NamedScripts& source,
                           const IndexedFile& file, std::string name, std::string_view body,
                           Evidence evidence) {
  if (name.empty() || named_.size() >= kMaxNamed || (source.unless && source.unless->find(name)))
    return;
  const std::string folder(folder_of(file.path));
  if (!by_key_.emplace(key_of(runner, folder, name), named_.size()).second) return;
  Captures captures = forms(runner, folder);
  captures["name"] = name;
  const auto special = captures.find("script " + name);
  captures["script"] =
      fill_template(special != captures.end() ? special->second : captures["script"], captures);
  named_.push_back({&runner, folder, std::move(name), fill_template(source.command, captures), body,
                    source.trust, std::move(evidence)});
}

Captures Classifier::forms(const Runner& runner, std::string_view folder) const {
  const Finding* best = nullptr;
  for (const Finding& finding : context_.findings("manager")) {
    if (finding.tag != runner.manager || !same_or_above(finding.folder, folder)) continue;
    if (best == nullptr || finding.folder.size() > best->folder.size() ||
        (finding.folder.size() == best->folder.size() && finding.rank > best->rank))
      best = &finding;
  }
  auto found = runner.forms.find(best == nullptr ? runner.manager_default : best->value);
  if (found == runner.forms.end()) found = runner.forms.find(runner.manager_default);
  Captures out;
  if (found != runner.forms.end())
    for (const auto& [name, form] : found->second) out.emplace(name, form);
  return out;
}

const NamedScript* Classifier::find_named(const Runner& runner, std::string_view folder,
                                          std::string_view name) const {
  const auto found = by_key_.find(key_of(runner, folder, name));
  return found == by_key_.end() ? nullptr : &named_[found->second];
}

std::pair<std::string, int> Classifier::verb_of_name(const Runner& runner,
                                                     std::string_view name) const {
  const auto own = runner.verb_of_name.find(name);
  if (own != runner.verb_of_name.end()) return {own->second == "none" ? "" : own->second, 90};
  for (const Verb& verb : book_.verbs) {
    const auto found = verb.names.find(name);
    if (found != verb.names.end()) return {verb.id, found->second};
  }
  for (const Verb& verb : book_.verbs)
    for (const auto& [pattern, weight] : verb.patterns)
      if (pattern.find(name)) return {verb.id, weight};
  return {};
}

std::string_view Classifier::refined(std::string_view verb, std::string_view text,
                                     std::string_view body) const {
  for (const Verb& finer : book_.verbs)
    if (finer.of == verb && finer.when && (finer.when->find(text) || finer.when->find(body)))
      return finer.id;
  return verb;
}

bool Classifier::fits(std::string_view verb, std::string_view name, std::string_view body) const {
  const Verb* of = book_.verb(verb);
  if (of == nullptr || body.empty()) return true;
  if (of->never && of->never->find(body)) return false;
  return !of->vague || !of->body || !of->vague->find(name) || of->body->find(body);
}

// What a command without a name runs, as the first of the runner's files in the folder tells it.
std::optional<std::string> Classifier::goal_of(const Runner& runner, const CommandRule& rule,
                                               std::string_view folder) const {
  if (rule.goal.empty()) return std::nullopt;
  for (const std::string& name : runner.needs) {
    const auto goal =
        context_.fact(std::string(folder) + (folder.empty() ? "" : "/") + name, rule.goal);
    if (goal) return std::string(goal->value);
  }
  return std::nullopt;
}

bool Classifier::needs_are_met(const Runner& runner, std::string_view folder) const {
  if (runner.needs.empty()) return true;
  for (std::string_view at = folder;; at = folder_of(at)) {
    for (const std::string& need : runner.needs)
      if (context_.file(std::string(at) + (at.empty() ? "" : "/") + need) != nullptr) return true;
    if (at.empty()) return false;
  }
}

bool Classifier::claim(const Runner& runner, Candidate& candidate) const {
  for (const CommandRule& rule : runner.rules) {
    Captures captures;
    if (!rule.match.find(candidate.core, &captures)) continue;
    if (rule.unless && rule.unless->find(candidate.core)) continue;
    std::string folder = candidate.folder;
    const std::string& dir = captures["dir"];
    if (!dir.empty() && (!join_folder(folder, dir, folder) || !context_.has_folder(folder)))
      continue;
    if (!needs_are_met(runner, folder)) return false;
    // What it serves is the reader's own folder, where the tree has none.
    const std::string& served = captures["root"];
    std::string root;
    if (!served.empty() && (!join_folder(folder, served, root) || !context_.has_folder(root)))
      return false;
    const std::string& path = captures["path"];
    std::string file;
    if (!path.empty() && (!join_folder(candidate.folder, path, file) || !context_.file(file)))
      continue;
    const auto goal = goal_of(runner, rule, folder);
    const std::string& name = goal ? *goal : captures["name"];
    auto [verb, weight] =
        rule.verb.empty() ? verb_of_name(runner, name) : std::pair(rule.verb, rule.weight);
    // A goal whose name says nothing does what the rule says.
    if (goal)
      if (auto known = verb_of_name(runner, name); known.second != 0)
        std::tie(verb, weight) = std::move(known);
    if ((rule.verb.empty() || goal) && path.empty()) {
      candidate.script = find_named(runner, folder, name);
      if (runner.strict && candidate.script == nullptr) continue;
      if (candidate.script != nullptr && !fits(verb, name, candidate.script->body)) return false;
    }
    // Of a file a later rule may know more; what a name says of a script is final.
    if (!path.empty() && (verb.empty() || weight < kLeastPathWeight)) continue;
    if (verb.empty() || verb == "none") return false;
    candidate.verb =
        refined(verb, candidate.core, candidate.script == nullptr ? "" : candidate.script->body);
    candidate.score = weight;
    candidate.runner = &runner;
    return true;
  }
  return false;
}

const std::vector<std::size_t>* Classifier::runners_of(std::string_view core) const {
  const std::string_view word = core.substr(0, core.find(' '));
  auto found = book_.by_word.find(word);
  if (found == book_.by_word.end() && word.find('/') != std::string_view::npos)
    found = book_.by_word.find("/");  // a program by its path
  return found == book_.by_word.end() ? nullptr : &found->second;
}

std::optional<Candidate> Classifier::classify(std::string_view text,
                                              std::string_view folder) const {
  Candidate candidate;
  candidate.text = std::string(text);
  candidate.folder = std::string(folder);
  for (std::size_t size; (size = assignment(text)) != 0; text.remove_prefix(size))
    candidate.env += text.substr(0, size);
  for (int stripped = 0; stripped <= kMaxWrappers; ++stripped) {
    candidate.core = std::string(text);
    if (const std::vector<std::size_t>* runners = runners_of(text))
      for (const std::size_t row : *runners)
        if (claim(book_.runners[row], candidate)) return candidate;
    std::size_t size = 0;
    if (book_.measuring && book_.measuring->find(text, nullptr, &size) && size > 0) {
      text.remove_prefix(size);
      continue;
    }
    for (const Regex& wrapper : book_.wrappers)
      if (wrapper.find(text, nullptr, &size) && size > 0) break;
    if (size == 0) return std::nullopt;
    candidate.prefix += text.substr(0, size);
    text.remove_prefix(size);
  }
  return std::nullopt;
}

}  // namespace brief::facts
