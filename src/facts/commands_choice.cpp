#include "facts/commands_choice.hpp"

#include <algorithm>
#include <string_view>

#include "base/text.hpp"
#include "facts/paths.hpp"

namespace brief::facts {
namespace {

constexpr int kSecondScore = 2000;

const Candidates* find(const CandidatesByVerb& verbs, const char* verb) {
  const auto found = verbs.find(verb);
  return found == verbs.end() || found->second.empty() ? nullptr : &found->second;
}

bool holds(const Candidates* candidates, const std::string& session) {
  return candidates != nullptr &&
         std::any_of(candidates->begin(), candidates->end(),
                     [&](const Candidate* one) { return one->session == session; });
}

// Of the jobs and guides that run the folder's test command the one that shows most of the way to
// it; empty where none shows a step.
std::string session_of_tests(const CandidatesByVerb& verbs) {
  const Candidates* tests = find(verbs, kTest);
  if (tests == nullptr) return {};
  std::string best;
  int most = 0;
  for (const Candidate* test : *tests) {
    if (test->text != tests->front()->text || test->session.empty()) continue;
    const int steps = (holds(find(verbs, kConfigure), test->session) ? 1 : 0) +
                      (holds(find(verbs, kBuild), test->session) ? 2 : 0);
    if (steps <= most) continue;
    most = steps;
    best = test->session;
  }
  return best;
}

// How well a configure step goes with a build: of the same runner, for the same folder.
int fitness(const Candidate& configure, const Candidate& build) {
  if (configure.runner != build.runner) return 0;
  const std::size_t past = build.core.find(' ');
  const std::string_view arguments =
      std::string_view(build.core).substr(std::min(past, build.core.size()));
  for (const std::string_view word : base::split(arguments, ' '))
    if (!word.empty() && word.front() != '-')  // the folder that is built
      return configure.text.find(word, configure.text.find(' ')) != std::string::npos ? 2 : 1;
  return 1;
}

void drop_rivals(Candidates& steps, const Candidate& build) {
  std::erase_if(steps, [&](const Candidate* one) { return are_rivals(*one, build); });
}

void order_for_build(Candidates& steps, const Candidate& build) {
  const auto fits = [&](const Candidate* one) {
    return fitness(*one, build) + (!build.session.empty() && one->session == build.session ? 1 : 0);
  };
  std::stable_sort(steps.begin(), steps.end(),
                   [&](const Candidate* a, const Candidate* b) { return fits(a) > fits(b); });
}

bool serves(const Candidate& install, const Candidate& other) {
  const std::vector<std::string>& served = install.runner->serves;
  return ecosystem(other) == ecosystem(install) ||
         std::find(served.begin(), served.end(), other.runner->name) != served.end();
}

// Does CI, a manifest, a build file or a guide run what `install` installs?
bool is_worked_with(const CandidatesByVerb& verbs, const Candidate& install) {
  return std::any_of(verbs.begin(), verbs.end(), [&](const auto& entry) {
    return entry.first != install.verb &&
           std::any_of(entry.second.begin(), entry.second.end(), [&](const Candidate* other) {
             return other->trust > 0 && serves(install, *other);
           });
  });
}

// Known by its file alone and for runners that are all known, of which none tests the folder:
// documents or releases are made with it.
bool is_for_other_work(const CandidatesByVerb& verbs, const Candidate& install) {
  const Candidates* tests = find(verbs, kTest);
  return install.trust == 0 && !install.runner->serves.empty() && tests != nullptr &&
         !is_worked_with(verbs, install) &&
         std::none_of(tests->begin(), tests->end(), [&](const Candidate* test) {
           return test->runner->wraps || test->runner->opaque || serves(install, *test);
         });
}

}  // namespace

bool are_rivals(const Candidate& a, const Candidate& b) {
  const std::string& first = a.runner->system;
  const std::string& second = b.runner->system;
  if (first.empty() || second.empty() || first == second) return false;
  return std::string_view(first).substr(0, first.find('/')) ==
         std::string_view(second).substr(0, second.find('/'));
}

bool stands_beside(const Candidate& other, const Candidate& first) {
  if (are_rivals(other, first)) return other.score >= kSecondScore;
  if (other.trust == first.trust) return std::min(other.score, first.score) >= kSecondScore;
  return !other.runner->wraps && !first.runner->wraps;
}

bool shows_one_of(const Candidate& shown, const Candidates& tests) {
  const auto program = [](const Candidate& one) {
    return name_of_path(std::string_view(one.core).substr(0, one.core.find(' ')));
  };
  if (shown.runner == tests.front()->runner) return shown.runner->ones.empty();
  // Forms that hold for a test framework only say nothing of a program with a driver of its own.
  return std::all_of(shown.runner->ones.begin(), shown.runner->ones.end(),
                     [](const OneTest& form) { return !form.tag.empty(); }) &&
         std::any_of(tests.begin(), tests.end(), [&](const Candidate* test) {
           return test->runner == shown.runner && program(*test) == program(shown);
         });
}

const std::string& ecosystem(const Candidate& candidate) {
  return candidate.runner->manager.empty() ? candidate.runner->name : candidate.runner->manager;
}

Candidates of_other_ecosystems(const CandidatesByVerb& verbs, const Candidates& open) {
  Candidates out;
  std::vector<const Candidate*> told{open.front()};
  for (const Candidate* one : open) {
    const bool covered = std::any_of(told.begin(), told.end(), [&](const Candidate* other) {
      return ecosystem(*other) == ecosystem(*one) || other->runner->wraps || other->runner->opaque;
    });
    if (covered || one->runner->wraps || one->runner->opaque || !is_worked_with(verbs, *one))
      continue;
    told.push_back(one);
    out.push_back(one);
  }
  return out;
}

const Candidate* of_no_place(const CandidatesByPlace& places, const std::string& verb,
                             const std::vector<std::string>& told) {
  const Candidate* best = nullptr;
  for (const auto& [folder, verbs] : places) {
    const auto found = verbs.find(verb);
    if (found == verbs.end() || found->second.empty()) continue;
    if (folder.empty() || std::find(told.begin(), told.end(), folder) != told.end()) return nullptr;
    for (const Candidate* one : found->second)
      if (!one->session.empty() && (best == nullptr || one->score > best->score)) best = one;
  }
  return best;
}

bool is_plainer(const Candidate& other, const Candidate& command,
                const std::optional<Regex>& noise) {
  const bool by_path = command.core.find('/') < command.core.find(' ');
  if (other.body_of != nullptr ? !by_path : other.trust == 0) return false;
  const std::vector<std::string_view> words = base::split(other.text, ' ');
  std::size_t at = 0;
  for (const std::string_view word : base::split(command.text, ' ')) {
    if (at < words.size() && words[at] == word) {
      ++at;
      continue;
    }
    if (!by_path && (!noise || !noise->find(word))) return false;
  }
  return at == words.size();
}

std::string without_noise(std::string_view core, const std::optional<Regex>& noise) {
  std::string out;
  for (const std::string_view word : base::split(core, ' '))
    if (!noise || !noise->find(word)) out += (out.empty() ? "" : " ") + std::string(word);
  return out;
}

Candidates in_company(const CandidatesByVerb& verbs, const std::string& verb) {
  const auto found = verbs.find(verb);
  if (found == verbs.end()) return {};
  Candidates out = found->second;
  const Candidates* tests = find(verbs, kTest);
  if (tests == nullptr || verb == kTest) return out;
  std::erase_if(out, [&](const Candidate* one) { return is_for_other_work(verbs, *one); });
  const auto first = [&](const auto& wanted) {
    std::stable_partition(out.begin(), out.end(), wanted);
  };
  if (verb == kBuild && find(verbs, kConfigure) != nullptr)
    if (const std::string session = session_of_tests(verbs); !session.empty())
      first([&](const Candidate* one) { return one->session == session; });
  first([&](const Candidate* one) { return !are_rivals(*one, *tests->front()); });
  if (verb != kConfigure && verb != kPrepare) return out;
  const Candidates builds = in_company(verbs, kBuild);
  if (builds.empty()) return out;
  drop_rivals(out, *builds.front());
  if (verb == kConfigure) order_for_build(out, *builds.front());
  return out;
}

}  // namespace brief::facts
