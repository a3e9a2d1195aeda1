// The section that agents read first: per verb the command that the project itself runs.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "facts/commands_checks.hpp"
#include "facts/commands_choice.hpp"
#include "facts/commands_classify.hpp"
#include "facts/commands_collect.hpp"
#include "facts/commands_packages.hpp"
#include "facts/sections.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMaxFolders = 4;
// A folder with a tenth of the files is worth what its build file alone proves.
constexpr std::size_t kLargeShare = 10;
constexpr std::int64_t kFolderCost = 400;
constexpr std::int64_t kOnlyFolderCost = 150;  // where the root can do nothing
constexpr int kMaxScriptDepth = 4;

class Chooser {
 public:
  Chooser(const Context& context)
      : context_(context),
        book_(command_book()),
        classifier_(context, book_),
        all_(collect_commands(context, book_, classifier_)) {
    for (const Candidate& candidate : all_)
      if (!candidate.one.empty())
        shown_[candidate.folder].push_back(&candidate);
      else if (candidate.body_of == nullptr)
        by_place_[candidate.folder][candidate.verb].push_back(&candidate);
  }

  Section run() {
    section_ = {"commands", "Commands", {}, 0};
    folder("", {});
    if (!told_one_) one_in_packages();
    one_package({}, {});
    const std::vector<std::string> worthy = worthy_folders();
    for (const std::string& name : worthy) folder(name, covered_above(name));
    for (const Verb& verb : book_.verbs)
      if (const Candidate* one = verb.anywhere ? of_no_place(by_place_, verb.id, worthy) : nullptr)
        print(verb, *one);
    sort_claims(section_);
    return std::move(section_);
  }

  /// The commands of one package: those of its folder, and the root's for it alone.
  Section run_for(std::string_view package, const std::string& place) {
    section_ = {"commands", "Commands", {}, 0};
    folder(place, covered_above(place), true);
    one_from_root(package, place);
    one_package(package, place);
    sort_claims(section_);
    return std::move(section_);
  }

 private:
  struct OneForm {
    std::string text;
    std::string title;
    std::vector<Evidence> evidence;
    std::string folder;
  };

  using Covered = std::set<std::pair<std::string, std::string>>;  ///< verb, ecosystem

  // `own`: what the folder's own manifest names counts though a folder above can do it too.
  void folder(const std::string& name, const Covered& covered, bool own = false) {
    const auto place = by_place_.find(name);
    if (place == by_place_.end()) return;
    for (const Verb& verb : book_.verbs) {
      if (verb.rank == 0) continue;
      Candidates open;
      for (const Candidate* candidate : in_company(place->second, verb.id))
        if ((own && candidate->trust > 0) || covered.count({verb.id, ecosystem(*candidate)}) == 0)
          open.push_back(candidate);
      if (open.empty()) continue;
      if (verb.together) {
        CheckLine checks = checks_of_ci(open);
        if (!checks.code.empty())
          claim(verb.id, verb.title, name, checks.code, "— ci", std::move(checks.evidence));
        continue;
      }
      print(verb, *open.front());
      if (const Candidate* second = second_of(verb, open)) print(verb, *second);
      if (verb.each)
        for (const Candidate* other : of_other_ecosystems(place->second, open)) print(verb, *other);
      if (verb.id == kTest && !shown_one(open) && !test_one(open)) shown_one(open, true);
    }
  }

  void one_package(std::string_view package, std::string_view place) {
    const std::string title = package.empty() ? "one package" : "from the root";
    for (PackageCommand& command : package_commands(context_, book_, classifier_, package, place))
      if (!command.needs_tests_of || is_tested_by(*command.needs_tests_of))
        claim("one-package", title, {}, base::code_span(command.text),
              "(form of " + command.title + ")", std::move(command.evidence));
  }

  bool is_tested_by(const Runner& runner) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Candidate& one) {
      return one.runner == &runner && one.verb == kTest && one.trust > 0;
    });
  }

  // What CI adds for its log may go where a plainer form of the same command is proven.
  const Candidate& plainest(const Candidate& command) const {
    const Candidate* best = &command;
    for (const Candidate& other : all_) {
      if (other.runner != command.runner || other.folder != command.folder ||
          other.verb != command.verb || other.text.size() >= best->text.size())
        continue;
      const bool same_script = command.script != nullptr && other.script == command.script &&
                               other.text == command.script->command;
      if (same_script || is_plainer(other, command, book_.noise)) best = &other;
    }
    return *best;
  }

  // Another runner's command, unless one of the two only calls the other.
  const Candidate* second_of(const Verb& verb, const Candidates& open) const {
    const Candidate& first = *open.front();
    if (!verb.second) return nullptr;
    for (const Candidate* other : open) {
      if (!stands_beside(*other, first)) continue;
      if (other->trust == 0 && verb.id != kTest && verb.id != kBuild) continue;
      if (other->runner == first.runner || runs(first, *other) || runs(*other, first)) continue;
      if (ecosystem(*other) == ecosystem(first)) continue;
      return other;
    }
    return nullptr;
  }

  // Does the script that `outer` starts run the runner of `inner`?
  bool runs(const Candidate& outer, const Candidate& inner) const {
    const Candidates steps = steps_of(outer);
    return std::any_of(steps.begin(), steps.end(),
                       [&](const Candidate* step) { return step->runner == inner.runner; });
  }

  // The commands in the body of a script, and in those of the scripts it runs.
  Candidates steps_of(const Candidate& command) const {
    Candidates steps;
    std::vector<const NamedScript*> scripts{command.script};
    for (int depth = 0; depth < kMaxScriptDepth && !scripts.empty(); ++depth) {
      std::vector<const NamedScript*> next;
      for (const Candidate& candidate : all_) {
        if (candidate.body_of == nullptr ||
            std::find(scripts.begin(), scripts.end(), candidate.body_of) == scripts.end())
          continue;
        steps.push_back(&candidate);
        if (candidate.script != nullptr) next.push_back(candidate.script);
      }
      scripts = std::move(next);
    }
    return steps;
  }

  // How a guide shows one test to be run by what runs them all, where that is a script or target
  // whose own form cannot be known. True where that stands for a form.
  // `any`: no form is known, so that of any runner of the ecosystem will do.
  bool shown_one(const Candidates& tests, bool any = false) {
    const Candidate& first = *tests.front();
    const auto shown = shown_.find(first.folder);
    if (shown == shown_.end()) return false;
    for (const Candidate* one : shown->second) {
      if (any ? ecosystem(*one) != ecosystem(first) : !shows_one_of(*one, tests)) continue;
      const std::string source = base::code_span(base::display_path(one->label));
      claim("test-one", "test one", first.folder, base::code_span(one->one), "— " + source,
            {one->evidence});
      return told_one_ = one->runner != first.runner;
    }
    return false;
  }

  // The form of the runner of the test command, else of another that it may well run.
  bool test_one(const Candidates& tests) {
    auto one = one_for(tests);
    if (!one || (!told_one_in_.empty() && one->folder == told_one_in_)) return one.has_value();
    told_one_ = true;
    claim("test-one", "test one", one->folder, base::code_span(one->text),
          "(form of " + one->title + ")", std::move(one->evidence));
    return true;
  }

  // A package that names no tests of its own is tested by what tests the root.
  void one_from_root(std::string_view package, std::string_view place) {
    const auto root = by_place_.find(std::string_view{});
    if (told_one_ || root == by_place_.end() || !root->second.contains(kTest)) return;
    const Candidates tests = in_company(root->second, kTest);
    auto one = one_for(tests);
    if (!one) return;
    std::string text = in_package(std::move(one->text), place);
    for (PackageCommand& own : package_commands(context_, book_, classifier_, package, place))
      if (own.runner == tests.front()->runner && !own.one.empty() &&
          !(own.whole != nullptr && own.whole->find(text)))
        text = std::move(own.one);
    claim("test-one", "test one, from the root", {}, base::code_span(text),
          "(form of " + one->title + ")", std::move(one->evidence));
  }

  std::optional<OneForm> one_for(const Candidates& tests) const {
    const Candidate& first = *tests.front();
    const Candidates seen = steps_of(first);
    // What a script or target runs in turn may not be seen.
    const bool shut = std::none_of(seen.begin(), seen.end(), [](const Candidate* step) {
      return step->verb == kTest && step->script == nullptr && !step->runner->opaque;
    });
    for (const Candidate* test : tests) {
      if (test != &first && !shut) break;  // what it runs is known and has no such form
      // A build file's own tests are a guess that holds then, another step of CI is not.
      const bool related = ecosystem(*test) == ecosystem(first) || first.runner->opaque ||
                           (shut && first.script != nullptr && test->trust == 0);
      if (!related) continue;
      if (auto form = one_of(*test)) return form;
    }
    return std::nullopt;
  }

  // How one test is run where a command runs all: by its own runner, or by one that it starts.
  std::optional<OneForm> one_of(const Candidate& test) const {
    if (auto form = form_of(test)) return form;
    for (const Candidate* step : steps_of(test))
      if (step->verb == kTest)
        if (auto form = form_of(*step)) return form;
    return std::nullopt;
  }

  std::optional<OneForm> form_of(const Candidate& proof) const {
    for (const OneTest& one : proof.runner->ones) {
      Captures captures = classifier_.forms(*proof.runner, proof.folder);
      const std::string core = without_noise(proof.core, book_.noise);
      if (!one.match.find(core, &captures)) continue;
      OneForm form{{}, {}, {proof.evidence}, proof.folder};
      if (!one.tag.empty()) {
        const Finding* found = tests_finding(one.tag);
        if (found == nullptr) continue;
        form.evidence.push_back(found->evidence);
      }
      captures["env"] = proof.env;
      captures["prefix"] = proof.prefix;
      captures["core"] = core;
      if (!proof.prefix.empty() || proof.direct) captures["exec"] = proof.prefix;
      form.text = std::string(base::trim(fill_template(one.form, captures)));
      form.title = fill_template(one.title, captures);
      return form;
    }
    return std::nullopt;
  }

  // A command of the root that hands the tests to the packages ends in their own runners: the form
  // that holds in most of them.
  void one_in_packages() {
    const auto root = by_place_.find(std::string_view{});
    if (root == by_place_.end() || !root->second.contains(kTest) ||
        context_.findings("workspace").empty())
      return;
    struct Holder {
      std::size_t files = 0;
      std::set<std::string> folders;
      OneForm form;
    };
    std::map<std::string, Holder> holders;  // by the form's text
    for (const auto& [folder, verbs] : by_place_) {
      const auto tests = verbs.find(kTest);
      if (folder.empty() || tests == verbs.end() || tests->second.front()->trust == 0) continue;
      auto form = one_of(*tests->second.front());
      if (!form) continue;
      const auto [from, to] = context_.below(folder);
      Holder& holder = holders[form->text];
      holder.files += to - from;
      holder.folders.insert(folder);
      if (holder.form.text.empty()) holder.form = std::move(*form);
    }
    const auto most = std::max_element(
        holders.begin(), holders.end(),
        [](const auto& a, const auto& b) { return a.second.files < b.second.files; });
    if (most == holders.end()) return;
    Holder& best = most->second;
    const bool sole = best.folders.size() == 1;
    claim("test-one", sole ? "test one" : "test one of a package",
          sole ? *best.folders.begin() : "",
          base::code_span((sole ? "" : "cd <package> && ") + best.form.text),
          "(form of " + best.form.title + ")", std::move(best.form.evidence));
    if (sole) told_one_in_ = *best.folders.begin();
  }

  const Finding* tests_finding(std::string_view tag) const {
    for (const Finding& finding : context_.findings("tests"))
      if (finding.tag == tag) return &finding;
    return nullptr;
  }

  void print(const Verb& verb, const Candidate& chosen) {
    const Candidate& candidate = plainest(chosen);
    std::vector<Evidence> evidence;
    const auto add = [&](const Evidence& more) {
      if (std::find(evidence.begin(), evidence.end(), more) == evidence.end())
        evidence.push_back(more);
    };
    add(candidate.evidence);
    add(chosen.evidence);
    if (candidate.script != nullptr) add(candidate.script->evidence);
    const std::string source = candidate.label.find_first_of("./") == std::string::npos &&
                                       context_.file(candidate.label) == nullptr
                                   ? candidate.label
                                   : base::code_span(base::display_path(candidate.label));
    claim(verb.id, verb.title.empty() ? verb.id : verb.title, candidate.folder,
          base::code_span(candidate.text), "— " + source, std::move(evidence));
  }

  void claim(const std::string& id, const std::string& title, const std::string& folder,
             const std::string& code, const std::string& source, std::vector<Evidence> evidence) {
    const auto verb = std::find_if(book_.verbs.begin(), book_.verbs.end(),
                                   [&](const Verb& v) { return v.id == id; });
    if (verb == book_.verbs.end()) return;
    Claim claim;
    claim.text =
        "**" + title + "**" +
        (folder.empty() ? "" : " in " + base::code_span(base::display_path(folder) + "/")) + ": " +
        code + " " + source;
    claim.evidence = std::move(evidence);
    claim.rank = verb->rank - (folder.empty() ? 0 : folder_cost());
    const auto place = static_cast<char>('a' + (verb - book_.verbs.begin()));
    claim.order = folder + '\n' + place;
    section_.claims.push_back(std::move(claim));
  }

  std::int64_t folder_cost() const {
    const auto root = by_place_.find("");
    if (root == by_place_.end()) return kOnlyFolderCost;
    const auto can = [&](const char* verb) { return root->second.contains(verb); };
    return can(kTest) || can(kBuild) || can(kRun) ? kFolderCost : kOnlyFolderCost;
  }

  // What the folders above can do, printed or not.
  Covered covered_above(std::string_view name) const {
    Covered covered;
    for (std::string_view at = name; !at.empty();) {
      at = folder_of(at);
      const auto place = by_place_.find(at);
      if (place == by_place_.end()) continue;
      for (const auto& [verb, candidates] : place->second)
        for (const Candidate* candidate : candidates) covered.insert({verb, ecosystem(*candidate)});
    }
    return covered;
  }

  // Folders that can do what no folder above them does for them, those with most files.
  std::vector<std::string> worthy_folders() const {
    std::vector<std::pair<std::uint32_t, std::string>> sized;
    for (const auto& [name, verbs] : by_place_) {
      if (name.empty()) continue;
      const Covered covered = covered_above(name);
      const auto [from, to] = context_.below(name);
      const bool large = (to - from) * kLargeShare >= context_.index().files.size();
      const bool worthy = std::any_of(verbs.begin(), verbs.end(), [&](const auto& entry) {
        const Verb* verb = book_.verb(entry.first);
        const Candidate& best = *entry.second.front();
        return verb->second && (best.trust > 0 || large) &&
               covered.count({entry.first, ecosystem(best)}) == 0;
      });
      if (worthy) sized.emplace_back(to - from, name);
    }
    std::sort(sized.begin(), sized.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (sized.size() > kMaxFolders) sized.resize(kMaxFolders);
    std::vector<std::string> names;
    for (auto& [size, name] : sized) names.push_back(std::move(name));
    std::sort(names.begin(), names.end());  // a folder comes before those below it
    return names;
  }

  const Context& context_;
  const CommandBook& book_;
  Classifier classifier_;
  std::vector<Candidate> all_;
  CandidatesByPlace by_place_;
  std::map<std::string, Candidates, std::less<>> shown_;  ///< forms of guides, by folder
  Section section_;
  bool told_one_ = false;    ///< the root's test-one is told
  std::string told_one_in_;  ///< the folder whose test-one stands for the root's
};

}  // namespace

Section commands(const Context& context) { return Chooser(context).run(); }

Section commands_of(const Context& context, std::string_view package, const std::string& folder) {
  return Chooser(context).run_for(package, folder);
}

}  // namespace brief::facts
