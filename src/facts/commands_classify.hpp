// What a command is for, and which runner runs it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "brief/claims.hpp"
#include "facts/commands_rules.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// A script, target, task or session that a manifest names.
struct NamedScript {
  const Runner* runner = nullptr;
  std::string folder;
  std::string name;
  std::string command;  ///< that runs it
  std::string_view body;
  int trust = 0;
  Evidence evidence;
};

/// A command of the repository with its verb.
struct Candidate {
  std::string verb;
  std::string text;     ///< as the project writes it
  std::string core;     ///< without variables and wrappers: what a runner's rules match
  std::string env;      ///< "cd build && A=b " before it
  std::string prefix;   ///< wrappers before it: "uv run "
  std::string folder;   ///< where it is typed
  std::string label;    ///< printed source: "ci" or a path
  std::string session;  ///< the job or guide that holds it; empty: stands alone
  const Runner* runner = nullptr;
  const NamedScript* script = nullptr;   ///< the script or target that it runs
  const NamedScript* body_of = nullptr;  ///< it stands in this one's body: it proves a runner and
                                         ///< is not printed
  std::string one;     ///< of a guide that shows how one test is run: that form; it is not printed
                       ///< as the command of all
  bool direct = true;  ///< typed as it stands; false: inside a script, or known by a file alone
  int trust = 0;       ///< of the source
  int score = 0;
  Evidence evidence;
};

class Classifier {
 public:
  Classifier(const Context& context, const CommandBook& book);

  /// `text` as typed in `folder`; nullopt when no runner claims it. The score is its weight; label
  /// and evidence are the caller's.
  std::optional<Candidate> classify(std::string_view text, std::string_view folder) const;

  /// Verb and weight of a script or target by its name; empty verb when it says nothing.
  std::pair<std::string, int> verb_of_name(const Runner& runner, std::string_view name) const;

  /// The verb that a command of `verb` is of by what it does: one that only looks at the format
  /// does not format. `body` is that of the script it runs.
  std::string_view refined(std::string_view verb, std::string_view text,
                           std::string_view body) const;

  /// False where a script's name may mean something else and its body shows that it does.
  bool fits(std::string_view verb, std::string_view name, std::string_view body) const;

  const std::vector<NamedScript>& named() const { return named_; }
  const NamedScript* find_named(const Runner& runner, std::string_view folder,
                                std::string_view name) const;

  /// The forms of the package manager that governs a folder ("exec" -> "npx ").
  Captures forms(const Runner& runner, std::string_view folder) const;

 private:
  void index_named(const Runner& runner, const NamedScripts& source);
  void add_named(const Runner& runner, const NamedScripts& source, const IndexedFile& file,
                 std::string name, std::string_view body, Evidence evidence);
  bool claim(const Runner& runner, Candidate& candidate) const;
  std::optional<std::string> goal_of(const Runner& runner, const CommandRule& rule,
                                     std::string_view folder) const;
  bool needs_are_met(const Runner& runner, std::string_view folder) const;
  const std::vector<std::size_t>* runners_of(std::string_view core) const;

  const Context& context_;
  const CommandBook& book_;
  std::vector<NamedScript> named_;  ///< complete when the constructor is done
  std::map<std::string, std::size_t, std::less<>> by_key_;  ///< runner, folder, name -> named_
};

}  // namespace brief::facts
