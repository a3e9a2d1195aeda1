// brief: a lean, refreshable, proven project context for coding agents.
#include <csignal>
#include <cstdio>
#include <exception>

#include "brief/error.hpp"
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"

int main(int argc, char** argv) {
  // A file that may not grow any further is an error of its write, as a full disk is: whoever
  // commits through a hook of ours must not see it killed.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    const brief::cli::Parsed parsed = brief::cli::parse_arguments(argc, argv);
    if (parsed.exit_status) return *parsed.exit_status;
    return brief::cli::run(parsed.arguments);
  } catch (const brief::Error& error) {
    brief::cli::print_error(error);
  } catch (const std::exception& error) {
    brief::cli::print_error({brief::ErrorCode::internal,
                             error.what(),
                             {},
                             "this is a bug in brief; `brief cache clear` may get round it"});
  }
  return 2;
}
