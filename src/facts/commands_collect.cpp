#include "facts/commands_collect.hpp"

#include <algorithm>
#include <tuple>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "facts/commands_shell.hpp"
#include "facts/commands_shown.hpp"
#include "facts/commands_sources.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMaxCandidates = 4000;
constexpr std::size_t kShortestName = 3;  // by which a clone is known
// A score is the source's trust, plus what the rule or the script's name says of the command (0 to
// 100, the everyday one highest), less what speaks against it.
constexpr int kTrustStep = 1000;
constexpr int kWeightStep = 20;
constexpr int kPlainScore = 800;
constexpr int kAvoidCost = 1500;
constexpr int kConditionCost = 300;
constexpr int kPreferBonus = 60;
constexpr int kWordCost = 40;
constexpr int kEnvCost = 100;
// Worth less than what a build file alone proves: a special case that would mislead.
constexpr int kLeastScore = 700;
constexpr int kGuideTrust = 1;

// The facts of one file by their pointers: a workflow's steps ask for hundreds of them.
class FactTable {
 public:
  explicit FactTable(const IndexedFile& file) : summary_(*file.summary) {
    for (const Fact& fact : summary_.facts) rows_.emplace_back(summary_.view(fact.key), &fact);
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const Row& a, const Row& b) { return a.first < b.first; });
  }

  std::optional<std::string_view> first_of(const std::vector<PointerPattern>& pointers,
                                           const Captures& captures) const {
    for (const PointerPattern& pointer : pointers) {
      const std::string key = pointer.fill(captures);
      const auto found = from(key);
      if (found != rows_.end() && found->first == key) return summary_.view(found->second->value);
    }
    return std::nullopt;
  }

  // Values by the last part of their pointers, of all directly below those given.
  Captures below(const std::vector<PointerPattern>& pointers, const Captures& captures) const {
    Captures out;
    for (const PointerPattern& pointer : pointers) {
      const std::string key = pointer.fill(captures) + '/';
      for (auto row = from(key); row != rows_.end() && row->first.substr(0, key.size()) == key;
           ++row)
        out.emplace(unescape_pointer(row->first.substr(key.size())),
                    summary_.view(row->second->value));
    }
    return out;
  }

 private:
  using Row = std::pair<std::string_view, const Fact*>;

  std::vector<Row>::const_iterator from(std::string_view key) const {
    return std::lower_bound(rows_.begin(), rows_.end(), key,
                            [](const Row& row, std::string_view k) { return row.first < k; });
  }

  const FileSummary& summary_;
  std::vector<Row> rows_;
};

class Collector {
 public:
  Collector(const Context& context, const CommandBook& book, const Classifier& classifier)
      : context_(context), book_(book), classifier_(classifier) {}

  std::vector<Candidate> run() {
    for (const ScriptSource& source : book_.sources)
      for (const std::uint32_t row : files_of(context_, source))
        scripts_of(source, context_.index().files[row]);
    for (const NamedScript& script : classifier_.named()) named(script);
    for (const Runner& runner : book_.runners)
      for (const PlainCommand& plain : runner.plain) plain_command(runner, plain);
    std::sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) {
      if (a.score != b.score) return a.score > b.score;
      const auto key = [](const Candidate& c) {
        return std::tie(c.folder, c.verb, c.evidence.path, c.evidence.line, c.text, c.core);
      };
      return key(a) < key(b);
    });
    return std::move(found_);
  }

 private:
  void scripts_of(const ScriptSource& source, const IndexedFile& file) {
    if (!Context::speaks(file)) return;
    const FileSummary& summary = *file.summary;
    const FactTable facts(file);
    entered_ = {};
    for (const Fact& fact : summary.facts) {
      Captures captures;
      const std::string_view key = summary.view(fact.key);
      const bool matches =
          std::any_of(source.scripts.begin(), source.scripts.end(),
                      [&](const PointerPattern& pattern) { return pattern.match(key, &captures); });
      if (!matches) continue;
      if (!source.requires_one.empty() && !facts.first_of(source.requires_one, captures)) continue;
      if (source.foreign) {
        const auto kind = facts.first_of(source.kinds, captures);
        if (kind && source.foreign->find(*kind)) continue;
      }
      script(source, file, facts, fact, captures);
      if (source.trust == kGuideTrust) enter(file, fact);
    }
  }

  // A block that only enters a folder leads there what follows in the same part of the guide.
  void enter(const IndexedFile& file, const Fact& fact) {
    std::string_view text = base::trim(file.summary->view(fact.value));
    if (text.starts_with("$ ")) text.remove_prefix(2);
    if (!text.starts_with("cd ") || text.find_first_of("\n;&|$") != std::string_view::npos) return;
    entered_ = {};
    std::string folder;
    if (!join_folder(home_of(file), base::trim(text.substr(3)), folder) || folder.empty() ||
        !context_.has_folder(folder))
      return;
    const std::vector<Definition>& parts = file.summary->definitions;
    for (const Definition& part : parts)  // the innermost heading is the last that holds the block
      if (part.line <= fact.line && fact.end_line <= part.end_line)
        entered_ = {folder, part.parent == kNoParent ? part.end_line : parts[part.parent].end_line};
  }

  void script(const ScriptSource& source, const IndexedFile& file, const FactTable& facts,
              const Fact& fact, const Captures& captures) {
    std::string folder = fact.line <= entered_.until ? entered_.folder : home_of(file);
    if (const auto start = facts.first_of(source.folders, captures))
      if (!join_folder(folder, common_spelling(*start, source, book_), folder)) return;
    Captures variables = facts.below(source.variables, captures);
    for (auto& [name, value] : variables) value = common_spelling(value, source, book_);
    int base = source.trust * kTrustStep;
    if (source.prefer && source.prefer->find(file.path)) base += kPreferBonus;
    if (source.avoid && source.avoid->find(file.path)) base -= kAvoidCost;
    if (facts.first_of(source.conditions, captures)) base -= kConditionCost;
    if (is_aside(source, facts, captures)) base -= kAvoidCost;
    const std::string_view text = file.summary->view(fact.value);
    const auto lines = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n') + 1 -
                                                  (!text.empty() && text.back() == '\n' ? 1 : 0));
    const auto job = captures.find("job");
    const std::string spelt = common_spelling(text, source, book_);
    for (SimpleCommand& command : simple_commands(spelt, folder, source.trust == kGuideTrust)) {
      if (source.trust == kGuideTrust) command.folder = without_clone(command.folder);
      if (source.trust == kGuideTrust && shown(source, file, command, fact, lines) &&
          command.text.find('<') != std::string::npos)
        continue;
      int cost = 0;
      std::string settled =
          settle_variables(command.text, command.folder, variables,
                           source.expression ? &*source.expression : nullptr, book_, cost);
      if (settled.empty()) continue;
      Candidate found;
      found.label = label_of(source, file);
      found.session = file.path + '\n' + (job == captures.end() ? "" : job->second);
      found.trust = source.trust;
      found.score = base - cost;
      found.evidence = lines_of(file, fact, command, lines);
      add(settled, command.folder, std::move(found));
    }
  }

  // Does a guide show how one test is run? With a place in it that is never how all are.
  bool shown(const ScriptSource& source, const IndexedFile& file, const SimpleCommand& command,
             const Fact& fact, std::uint32_t lines) {
    const auto one = shown_test(context_, command.text, command.folder);
    const bool fits = one && !base::looks_secret(one->form) && context_.has_folder(command.folder);
    if (!fits || base::one_line(one->form) != one->form) return false;
    auto candidate = classifier_.classify(one->base, command.folder);
    if (!candidate || candidate->verb != kTest) return false;
    candidate->one = one->form;
    candidate->label = label_of(source, file);
    candidate->trust = source.trust;
    // The most places, then the shortest.
    candidate->score = kLeastScore + kTrustStep * one->places - static_cast<int>(one->form.size());
    candidate->evidence = lines_of(file, fact, command, lines);
    push(std::move(*candidate));
    return true;
  }

  static const std::string& label_of(const ScriptSource& source, const IndexedFile& file) {
    return source.label.empty() ? file.path : source.label;
  }

  // A job for the oldest compiler or another platform does not show how the project is worked on.
  static bool is_aside(const ScriptSource& source, const FactTable& facts,
                       const Captures& captures) {
    if (!source.aside) return false;
    const auto job = captures.find("job");
    if (job != captures.end() && source.aside->find(job->second)) return true;
    return std::any_of(source.titles.begin(), source.titles.end(), [&](const auto& title) {
      const auto name = facts.first_of({title}, captures);
      return name && source.aside->find(*name);
    });
  }

  // A guide that has the reader clone the project and enter it means the root by the project's
  // name.
  std::string without_clone(const std::string& folder) const {
    const std::string_view first = std::string_view(folder).substr(0, folder.find('/'));
    if (first.empty() || context_.has_folder(first) ||
        (book_.build_folders && book_.build_folders->find(first)))
      return folder;
    const std::string entered = plain_name(first), project = plain_name(context_.name());
    if (std::min(entered.size(), project.size()) < kShortestName ||
        !(entered.ends_with(project) || project.ends_with(entered)))
      return folder;
    return folder.substr(std::min(first.size() + 1, folder.size()));
  }

  // "Spring-Petclinic" is "springpetclinic".
  static std::string plain_name(std::string_view name) {
    std::string out;
    for (const char c : base::to_lower(name))
      if (std::isalnum(static_cast<unsigned char>(c)) != 0) out += c;
    return out;
  }

  // A guide in a folder of its own speaks of that folder, unless it only keeps documents.
  // ("docker-app", "documentation-website" are names of other things.)
  static std::string home_of(const IndexedFile& file) {
    if (file.role != FileRole::documentation) return {};
    std::string_view folder = folder_of(file.path);
    for (const std::string_view part : base::split(folder, '/'))
      if (part == "doc" || part == "docs" || part.substr(0, 1) == ".") return {};
    return std::string(folder);
  }

  // The README of a program shows how it is used: that is no work on its code.
  bool shows_own_use(const Candidate& candidate) const {
    if (candidate.trust != kGuideTrust || candidate.script != nullptr) return false;
    const std::string_view program =
        name_of_path(std::string_view(candidate.core).substr(0, candidate.core.find(' ')));
    if (program == base::to_lower(context_.name())) return true;
    const auto& binaries = context_.findings("binary");
    return std::any_of(binaries.begin(), binaries.end(),
                       [&](const Finding& binary) { return binary.title == program; });
  }

  // The lines of one command of a script. A block of n lines stands below the key (span n + 1) or
  // beside it (span n); a folded one keeps no lines and is proven as a whole.
  static Evidence lines_of(const IndexedFile& file, const Fact& fact, const SimpleCommand& command,
                           std::uint32_t lines) {
    const std::uint32_t span = fact.end_line - fact.line + 1;
    const std::uint32_t start = span == lines + 1 ? fact.line + 1 : fact.line;
    if (span != lines && span != lines + 1) return {file.path, fact.line, fact.end_line};
    return {file.path, start + command.first, start + command.last};
  }

  void named(const NamedScript& script) {
    const auto [verb, weight] = classifier_.verb_of_name(*script.runner, script.name);
    if (!verb.empty() && safe(script.command) && classifier_.fits(verb, script.name, script.body)) {
      Candidate candidate;
      candidate.verb = classifier_.refined(verb, script.command, script.body);
      candidate.text = candidate.core = script.command;
      candidate.folder = script.folder;
      candidate.label = script.evidence.path;
      candidate.runner = script.runner;
      candidate.script = &script;
      candidate.trust = script.trust;
      candidate.score = script.trust * kTrustStep + weight * kWeightStep;
      candidate.evidence = script.evidence;
      push(std::move(candidate));
    }
    for (const SimpleCommand& command : simple_commands(script.body, script.folder)) {
      auto candidate = classifier_.classify(command.text, command.folder);
      if (!candidate || !safe(command.text)) continue;
      candidate->body_of = &script;
      candidate->direct = false;
      candidate->label = script.evidence.path;
      candidate->evidence = script.evidence;
      push(std::move(*candidate));
    }
  }

  void plain_command(const Runner& runner, const PlainCommand& plain) {
    for (const std::string& when : plain.when)
      for (const std::uint32_t row : context_.matching(when)) {
        const IndexedFile& file = context_.index().files[row];
        if (file.role == FileRole::vendored || file.role == FileRole::test ||
            file.role == FileRole::example)
          continue;  // a generated lock file still speaks
        const std::string folder(folder_of(file.path));
        const auto stands = [&](const std::string& name) {
          return context_.file(folder + (folder.empty() ? "" : "/") + name) != nullptr;
        };
        if (std::any_of(plain.unless.begin(), plain.unless.end(), stands)) continue;
        Evidence evidence{file.path, 0, 0};
        Captures captures = classifier_.forms(runner, folder);
        if (!plain.finding.empty()) {
          const Finding* finding = find_for(plain.finding, folder);
          if (finding == nullptr) continue;
          evidence = finding->evidence;
          captures["finding"] = finding->value;
        }
        const std::string text = fill_template(plain.command, captures);
        Candidate candidate = classifier_.classify(text, folder).value_or(Candidate{});
        if (candidate.core.empty()) candidate.core = text;
        candidate.verb = plain.verb;
        candidate.text = text;
        candidate.folder = folder;
        candidate.label = evidence.path;
        candidate.runner = &runner;
        candidate.score = kPlainScore;
        candidate.direct = false;
        candidate.evidence = std::move(evidence);
        push(std::move(candidate));
      }
  }

  const Finding* find_for(std::string_view kind_and_tag, std::string_view folder) const {
    const std::size_t colon = kind_and_tag.find(':');
    for (const Finding& finding : context_.findings(kind_and_tag.substr(0, colon)))
      if (finding.folder == folder &&
          (colon == std::string_view::npos || finding.tag == kind_and_tag.substr(colon + 1)))
        return &finding;
    return nullptr;
  }

  // A command in a folder that the tree lacks (`mkdir build && cd build`) is written with its `cd`.
  // `source` holds where it stands; its score is that of the place.
  void add(std::string_view text, std::string_view folder, Candidate source) {
    if (!safe(text)) return;
    std::string_view home = folder;
    while (!home.empty() && !context_.has_folder(home)) home = folder_of(home);
    auto candidate = classifier_.classify(text, home);
    if (!candidate) return;
    candidate->score = source.score + candidate->score * kWeightStep - cost_of(*candidate);
    if (home.size() < folder.size()) {
      const std::string way(folder.substr(home.empty() ? 0 : home.size() + 1));
      if (!book_.build_folders || !book_.build_folders->find(name_of_path(folder)) ||
          !book_.build_folders->find(way.substr(0, way.find('/'))))
        return;
      // The first step makes the folder that the later ones find.
      const std::string step =
          (candidate->verb == kConfigure ? "mkdir -p " + way + " && " : "") + "cd " + way + " && ";
      candidate->text = step + candidate->text;
      if (candidate->env.empty()) candidate->score -= kEnvCost;
      candidate->env = step + candidate->env;
      if (!safe(candidate->text)) return;
    }
    candidate->label = std::move(source.label);
    candidate->session = std::move(source.session);
    candidate->evidence = std::move(source.evidence);
    candidate->trust = source.trust;
    if (shows_own_use(*candidate)) return;
    push(std::move(*candidate));
  }

  int cost_of(const Candidate& candidate) const {
    const auto words = std::count(candidate.core.begin(), candidate.core.end(), ' ') +
                       std::count(candidate.prefix.begin(), candidate.prefix.end(), ' ');
    int cost = kWordCost * static_cast<int>(words) + (candidate.env.empty() ? 0 : kEnvCost);
    for (const auto& [part, price] : book_.narrowing)
      if (part.find(candidate.text)) cost += price;
    return cost;
  }

  // One line that can be typed as it stands, and no secret.
  static bool safe(std::string_view text) {
    return !text.empty() && text.find(" <") == std::string_view::npos &&
           base::one_line(text) == text && !base::looks_secret(text) &&
           text.find(" [") == std::string_view::npos && text.find("…") == std::string_view::npos;
  }

  void push(Candidate candidate) {
    if (candidate.score < kLeastScore && candidate.body_of == nullptr) return;
    if (found_.size() < kMaxCandidates) found_.push_back(std::move(candidate));
  }

  struct Entered {
    std::string folder;
    std::uint32_t until = 0;  ///< last line that is read from there
  };

  const Context& context_;
  const CommandBook& book_;
  const Classifier& classifier_;
  Entered entered_;  ///< by the guide at hand
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> collect_commands(const Context& context, const CommandBook& book,
                                        const Classifier& classifier) {
  return Collector(context, book, classifier).run();
}

}  // namespace brief::facts
