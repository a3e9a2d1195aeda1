// What has to be done to a folder of hooks, as plain data: the pipeline looks what stands there,
// asks for a plan and carries it out.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hooks/hook_file.hpp"

namespace brief::hooks {

/// Who reads the folder. Husky's version 9 points core.hooksPath at `.husky/_`, whose files are
/// made anew by each `npm install` and run those of `.husky/`, which are the repository's: there
/// our lines go into the script of the repository.
enum class Host { git, husky };

/// What stands in the folder for one hook; nullopt: no such file.
struct Place {
  std::string name;
  std::optional<std::string> standing;  ///< NAME
  std::optional<std::string> aside;     ///< NAME.before-brief
  std::optional<std::string> legacy;    ///< NAME.legacy: where pre-commit(1) moves what it finds
  bool executable = true;               ///< NAME; git passes over a hook that is not
};

struct Step {
  enum class Kind {
    keep_aside,  ///< `from` also gets the name `to`
    write,       ///< `to` holds `bytes`, executable
    rename,      ///< `from` becomes `to`, replacing it
    remove,      ///< `to` goes
  };
  Kind kind = Kind::write;
  std::string from;
  std::string to;
  std::string bytes;
  bool operator==(const Step&) const = default;
};

/// The hooks that a mode needs.
bool wants(Mode mode, std::string_view name);

/// Steps that leave the hooks of `mode` in place and chained; none when they are. In whatever step
/// it is interrupted, every hook that stood there is still run. Throws Error{config} when both a
/// foreign hook and another one that was kept aside are there: nothing may be lost.
std::vector<Step> plan_install(Host host, std::span<const Place> places, Mode mode,
                               const std::string& program, bool made_folder);
/// Steps that leave what stood there before; none when there is nothing of ours.
std::vector<Step> plan_uninstall(Host host, std::span<const Place> places);

struct State {
  enum class Kind { absent, installed, displaced };
  Kind kind = Kind::absent;
  Mode mode = Mode::check;
  bool chained = false;   ///< another hook is run too
  bool outdated = false;  ///< another version wrote it
  std::string program;    ///< the path that it runs; empty: `brief` of the PATH
};
/// displaced: what was kept aside is there, but the hook that runs it is not.
State state_of(Host host, const Place& place);

}  // namespace brief::hooks
