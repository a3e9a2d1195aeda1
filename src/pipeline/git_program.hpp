// The git that runs our hooks, as far as `brief doctor` has to know it. Nothing else starts git.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "repo/layout.hpp"

namespace brief::pipeline {

struct GitVersion {
  int major = 0;
  int minor = 0;
  auto operator<=>(const GitVersion&) const = default;
};

/// The first that runs a pre-merge-commit hook (its release notes).
inline constexpr GitVersion kOldestGit{2, 24};

/// The first executable NAME in an absolute folder of the PATH; empty: none.
std::string find_program(const std::string& name, const repo::Environment& environment);

/// From what `git --version` prints: "git version 2.39.5 (Apple Git-154)".
std::optional<GitVersion> read_git_version(std::string_view text);

/// Runs `FILE --version`; nullopt: it can't be run or says something else.
std::optional<GitVersion> git_version(const std::string& file);

/// The first word of a command for sh(1), quotes taken off.
std::string first_word(std::string_view command);

}  // namespace brief::pipeline
