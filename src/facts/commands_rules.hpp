// How commands are recognised and written, as data (grammars/commands/*.yaml); the README there
// describes the files.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/pattern.hpp"

namespace brief::facts {

/// Verbs that the code itself asks for; grammars/commands/verbs.yaml has them all.
inline constexpr const char* kTest = "test";
inline constexpr const char* kBuild = "build";
inline constexpr const char* kConfigure = "configure";
inline constexpr const char* kPrepare = "prepare";
inline constexpr const char* kRun = "run";

/// A class of commands ("test"), in printing order.
struct Verb {
  std::string id;
  std::int64_t rank = 0;
  bool second = false;    ///< a second command of another runner is worth a line
  bool each = false;      ///< told of each ecosystem that the folder's other commands need
  bool anywhere = false;  ///< told from whatever folder has it, where the root has none
  bool together = false;  ///< everyday commands of CI, all on one line
  std::string title;      ///< printed; empty: the id
  std::string of;  ///< commands of this verb that match `when`, by text or body, are of this one
  std::optional<Regex> when;
  std::map<std::string, int, std::less<>> names;  ///< of scripts and targets, with weights
  std::vector<std::pair<Regex, int>> patterns;    ///< of such names, asked after `names`
  /// Names that may mean something else: the body of a script that bears one, where it is known,
  /// must hold `body`.
  std::optional<Regex> vague;
  std::optional<Regex> body;
  std::optional<Regex> never;  ///< a body that holds it is of another verb
};

/// A command that a runner's word begins and this matches belongs to a verb.
struct CommandRule {
  Regex match;
  std::optional<Regex> unless;
  std::string verb;  ///< empty: by the captured {name} of a script or target
  int weight = 0;
  /// Pointer to the name of what a command without a name runs; no file of `needs` tells it: as the
  /// rule says.
  std::string goal;
};

/// How a single test is run where a command that matches is proven.
struct OneTest {
  Regex match;
  std::string title;
  std::string form;  ///< template over the captures, {env}, {prefix}, {exec}
  std::string tag;   ///< needs a finding of kind "tests" with this tag; empty: needs none
};

/// Where a manifest or build file names its scripts, targets, tasks or sessions.
struct NamedScripts {
  std::vector<std::string> files;         ///< path rules
  std::optional<PointerPattern> pointer;  ///< with {name}; its value is the body
  bool definitions = false;               ///< the names are the file's top-level definitions
  std::optional<Regex> unless;            ///< names that are left out
  std::string command;                    ///< template over {name} and the manager's forms
  int trust = 0;
};

/// A command that a build file alone proves.
struct PlainCommand {
  std::vector<std::string> when;    ///< file names, one of which must be in the folder
  std::vector<std::string> unless;  ///< file names, none of which may be there
  std::string finding;              ///< "kind" or "kind:tag" that must be found for the folder
  std::string verb;
  std::string command;
};

/// How a command is run for one package of a repository of many.
struct PackageForm {
  std::vector<std::string> when;  ///< file names, one of which must be in the root
  std::string finding;            ///< "kind" or "kind:tag" that must be found for the root
  std::string title;
  std::string form;            ///< template over {package}, {dir}, {module} and the manager's forms
  std::string one;             ///< how one test of the package is run; empty: as one of the root
  std::optional<Regex> whole;  ///< the root's form that it matches reaches the package itself
  bool tested = false;         ///< only where a command of the runner is proven to run the tests
};

struct Runner {
  std::string name;
  std::vector<std::string> words;  ///< first words of its commands
  std::vector<std::string> needs;  ///< file names, one of which must stand in the folder or above
  std::string system;   ///< "jvm/maven": of systems with one first part a project means one
  std::string manager;  ///< tag of the "manager" finding that chooses the forms
  std::string manager_default;
  std::map<std::string, std::map<std::string, std::string>, std::less<>> forms;
  std::map<std::string, std::string, std::less<>> verb_of_name;  ///< before the common names
  bool wraps = false;                                            ///< a task runner of any language
  bool opaque = false;              ///< what its commands run in turn cannot be seen
  std::vector<std::string> serves;  ///< names of all runners that what it installs is for
  bool strict = true;               ///< a name that no manifest has is no command
  std::vector<CommandRule> rules;
  std::vector<OneTest> ones;
  std::vector<NamedScripts> named;
  std::vector<PlainCommand> plain;
  std::vector<PackageForm> packages;  ///< the first that fits is taken
};

/// What a script spells in several ways, and the one that is written instead (`\1`: a group).
using Spellings = std::vector<std::pair<Regex, std::string>>;

/// Where whole scripts are found: CI workflows, guides.
struct ScriptSource {
  std::string label;  ///< printed; empty: the path
  int trust = 0;
  std::vector<std::string> files;
  std::vector<PointerPattern> includes;  ///< paths of more files that are read likewise
  std::vector<PointerPattern> scripts;
  std::vector<PointerPattern> folders;       ///< first found wins
  std::vector<PointerPattern> requires_one;  ///< one of them must be found
  std::vector<PointerPattern> conditions;    ///< found: the script does not always run
  std::vector<PointerPattern> variables;     ///< maps of name to value
  std::vector<PointerPattern> titles;        ///< names of the job and step, beside its key {job}
  std::optional<Regex> aside;                ///< such names that speak of a special case
  std::vector<PointerPattern> kinds;         ///< the shell or language of the script
  std::optional<Regex> foreign;              ///< kinds that are no shell
  Spellings spellings;                       ///< of its own, before the common ones
  std::optional<Regex> expression;           ///< `${{ env.X }}`: {name} is the variable
  std::optional<Regex> prefer;               ///< paths that speak of everyday work
  std::optional<Regex> avoid;                ///< paths that do not
};

struct CommandBook {
  std::vector<Verb> verbs;
  std::vector<Regex> wrappers;         ///< `uv run `: what may stand before a command
  std::vector<std::string> droppable;  ///< options that go when their value is an expression
  /// Found: the command does only part of the verb's work, or costs more than need be.
  std::vector<std::pair<Regex, int>> narrowing;
  std::optional<Regex> measuring;      ///< a wrapper that only measures what it runs
  std::optional<Regex> noise;          ///< words that change what is printed, not what is done
  std::optional<Regex> substitution;   ///< `$(…)` that is the same everywhere and may stand
  Spellings spellings;                 ///< how CI spells the folder of the checkout, and others
  std::optional<Regex> build_folders;  ///< that commands may enter though the tree lacks them
  std::vector<ScriptSource> sources;
  std::vector<Runner> runners;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_word;  ///< rows of `runners`

  const Verb* verb(std::string_view id) const;
};

/// Made once. What is wrong in a rule file fails the build.
const CommandBook& command_book();

}  // namespace brief::facts
