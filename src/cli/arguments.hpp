// What was typed, as it was typed. Meaning is given to it in commands.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace brief::cli {

enum class Command {
  none,
  refresh,
  check,
  show,
  why,
  outline,
  focus,
  cache_status,
  cache_clear,
  cache_prune,
  cache_verify,
  hook_install,
  hook_uninstall,
  hook_status,
  hook_run,
  merge_driver,
  licenses,
  note_add,
  note_list,
  note_edit,
  note_resolve,
  init,
  doctor,
  since,
  completion,
  session,
  prompt
};

/// Of `brief note …`.
struct NoteArguments {
  std::string text;  ///< of add; new text of edit
  bool has_text = false;
  std::string id;
  std::string kind;
  std::vector<std::string> on;
  bool reviewed = false;
  bool unpin = false;
  bool reopen = false;
  std::string why;
  bool all = false;
  bool due = false;
};

struct Arguments {
  Command command = Command::none;
  std::string directory;  ///< -C
  bool quiet = false;
  bool no_color = false;
  bool json = false;
  bool explain = false;
  bool no_cache = false;
  bool staged = false;
  std::string revision;
  unsigned jobs = 0;   ///< 0: not given
  std::string target;  ///< refresh DIR
  bool full = false;
  bool compact = false;
  std::optional<unsigned> budget;
  std::string output;
  bool to_stdout = false;
  bool dry_run = false;
  bool upgrade = false;
  bool force = false;
  std::string format = "text";        ///< check --format
  std::string package;                ///< show --in
  std::vector<std::string> operands;  ///< sections of show, paths of outline
  std::string text;                   ///< of why, the task of focus
  std::string folder;                 ///< focus --in
  std::vector<std::string> without;   ///< focus --without
  std::string task;                   ///< refresh --task
  bool has_task = false;
  NoteArguments note;
  std::string shell;           ///< of completion
  std::string base;            ///< since REV
  bool undo = false;           ///< init
  bool yes = false;            ///< init
  bool agents = false;         ///< init
  std::string hook;            ///< name, of hook run
  std::string mode = "check";  ///< hook --mode
};

/// The result of parsing a command line: arguments, or an exit status with everything printed.
struct Parsed {
  Arguments arguments;
  std::optional<int> exit_status;
};

/// Parses a command line. `--help` and `--version` print to stdout and end with 0; a mistake is
/// explained on stderr and ends with 2.
Parsed parse_arguments(int argc, const char* const* argv);

}  // namespace brief::cli
