// Which of a folder's commands go together: of one build system, of one job, for one build folder.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "facts/commands_classify.hpp"

namespace brief::facts {

using Candidates = std::vector<const Candidate*>;
using CandidatesByVerb = std::map<std::string, Candidates>;
using CandidatesByPlace = std::map<std::string, CandidatesByVerb, std::less<>>;  ///< by folder

/// What governs the choice: scripts of a manifest and the tools they start are one ecosystem.
const std::string& ecosystem(const Candidate& candidate);

/// The best command of `verb` in any folder, where neither the root nor one of `told` has one;
/// nullptr: none that CI or a guide shows.
const Candidate* of_no_place(const CandidatesByPlace& places, const std::string& verb,
                             const std::vector<std::string>& told);

/// Do the two belong to different build systems of which a project means one (two files that both
/// could build it)?
bool are_rivals(const Candidate& a, const Candidate& b);

/// Is `other` worth a line beside `first`: is it of the same trust, or of another language or build
/// system, whatever speaks for it?
bool stands_beside(const Candidate& other, const Candidate& first);

/// What of `open`, candidates of one verb best first, other commands of the folder need beside the
/// first: what installs for an ecosystem in which one of them is worked with.
Candidates of_other_ecosystems(const CandidatesByVerb& verbs, const Candidates& open);

/// Does `other` say `command` without what `noise` says is noise, or without the path to its
/// program?
bool is_plainer(const Candidate& other, const Candidate& command,
                const std::optional<Regex>& noise);

/// Does what a guide shows run one of these tests? By the script or target that runs them all,
/// whose own form cannot be known, or by the program that holds them beside a runner that only
/// starts it.
bool shows_one_of(const Candidate& shown, const Candidates& tests);

/// The words of a command without those that are noise.
std::string without_noise(std::string_view core, const std::optional<Regex>& noise);

/// The candidates of `verb`, best first as `verbs` holds them, but before all others those of the
/// build system of the folder's tests, and where the folder is configured before it is built, those
/// of the job that runs the tests: a build folder, a generator or an option that one job chooses
/// means nothing in another. A configure step that fits no build is left out.
Candidates in_company(const CandidatesByVerb& verbs, const std::string& verb);

}  // namespace brief::facts
