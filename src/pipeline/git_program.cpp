#include "pipeline/git_program.hpp"

#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <memory>

#include "base/text.hpp"
#include "hooks/hook_file.hpp"

namespace brief::pipeline {

std::string find_program(const std::string& name, const repo::Environment& environment) {
  const auto path = environment.find("PATH");
  if (path == environment.end()) return {};
  for (const std::string_view folder : base::split(path->second, ':')) {
    const std::string file = std::string(folder) + "/" + name;
    if (folder.starts_with('/') && ::access(file.c_str(), X_OK) == 0) return file;
  }
  return {};
}

std::optional<GitVersion> read_git_version(std::string_view text) {
  constexpr std::string_view kStart = "git version ";
  if (!text.starts_with(kStart)) return std::nullopt;
  const char* const end = text.data() + text.size();
  GitVersion version;
  const auto major = std::from_chars(text.data() + kStart.size(), end, version.major);
  if (major.ec != std::errc() || major.ptr == end || *major.ptr != '.') return std::nullopt;
  const auto minor = std::from_chars(major.ptr + 1, end, version.minor);
  if (minor.ec != std::errc()) return std::nullopt;
  return version;
}

std::optional<GitVersion> git_version(const std::string& file) {
  const std::string command = hooks::shell_word(file) + " --version 2>/dev/null";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"),
                                                             ::pclose);
  char line[200] = {};
  if (!pipe || std::fgets(line, sizeof line, pipe.get()) == nullptr) return std::nullopt;
  return read_git_version(line);
}

std::string first_word(std::string_view command) {
  std::string out;
  char quote = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (quote == 0 && (c == ' ' || c == '\t')) break;
    if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == quote) {
      quote = 0;
    } else if (c == '\\' && quote != '\'' && i + 1 < command.size()) {
      out += command[++i];
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace brief::pipeline
