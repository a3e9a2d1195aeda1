// The text of a git hook that runs brief, from templates/hooks/, and how it is known again.
//
// Which hooks, and why (met with git 2.39; docs/hooks.md has the whole story):
//   pre-commit        sees in GIT_INDEX_FILE the index that will be committed: `index` itself, not
//                     locked, for a plain commit; `index.lock` for -a, -i and -p; for --only a
//                     temporary `next-index-PID.lock`, thrown away afterwards. Git reads it again
//                     after the hook, so an entry that the hook edits is committed.
//   post-commit       for --only: `index` now lacks what pre-commit put into the temporary index.
//   pre-merge-commit  sees the merged index, but git has written the tree of the merge before: what
//                     the hook stages is NOT in the merge commit, unless the hook stops the merge
//                     and `git commit` concludes it.
// A rebase, a cherry-pick, a revert and git-am run none of the three, unless they stop and
// `git commit` goes on (`cherry-pick --continue` does so, `rebase --continue` does not).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace brief::hooks {

enum class Mode { check, stage };

std::string_view name_of(Mode mode);

inline constexpr std::string_view kHookNames[] = {"pre-commit", "pre-merge-commit", "post-commit"};
/// What stood at NAME before is kept beside it as NAME + this.
inline constexpr std::string_view kAside = ".before-brief";

struct HookFile {
  std::string name;  ///< of kHookNames
  Mode mode = Mode::check;
  std::string program;       ///< absolute path to run; empty: `brief` of the PATH
  bool made_folder = false;  ///< its folder was made for it
  bool operator==(const HookFile&) const = default;
};

/// The whole file, a script for sh(1).
std::string hook_text(const HookFile& hook);
/// What a file of ours says of itself (`program` left empty); nullopt: not ours.
std::optional<HookFile> read_hook(std::string_view bytes);
/// The path that a file of ours runs; empty: it asks the PATH.
std::string program_of(std::string_view bytes);
/// A file of ours that is just what this version writes for the same mode and program.
bool is_current_hook(std::string_view bytes);

/// `text` as one word of sh(1).
std::string shell_word(std::string_view text);

/// `text`, a script for sh(1), with our lines at its end; lines of ours that are there already are
/// replaced. For a tool that runs a file of the repository for each hook.
std::string with_block(std::string_view text, const HookFile& hook);
/// `text` without our lines, byte for byte as it was before; unchanged when there are none.
std::string without_block(std::string_view text);
/// What our lines in `text` say of themselves.
std::optional<HookFile> read_block(std::string_view text);
/// Our lines in `text` are just what this version writes.
bool is_current_block(std::string_view text);

}  // namespace brief::hooks
