// Shell completions, made from the command line's own declaration so that they can't go stale.
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace brief::cli {

/// A script for "bash", "zsh" or "fish" that completes every subcommand, flag and known value.
/// Throws Error{usage} on another shell.
std::string completion_script(const CLI::App& app, std::string_view shell);

}  // namespace brief::cli
