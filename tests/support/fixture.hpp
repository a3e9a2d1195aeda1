// A small project in several languages and random edits of it, most of which change its brief.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "support/sandbox.hpp"

namespace brief::test {

/// Writes the project into the sandbox's repository and commits it.
void write_fixture(const Sandbox& sandbox);

/// Edits the worktree by one random step per call; the same seed makes the same steps.
class RandomEditor {
 public:
  RandomEditor(const Sandbox& sandbox, std::uint32_t seed) : sandbox_(sandbox), random_(seed) {}

  /// Makes one edit and says what it was.
  std::string step();
  /// Writes, damages, resolves or removes a note.
  std::string edit_notes();

 private:
  std::string any_file();
  std::string any_source();
  unsigned pick(unsigned below) { return static_cast<unsigned>(random_() % below); }

  std::string add_file();
  std::string edit_file();
  std::string edit_manifest();
  std::string edit_rules();
  std::string move_file();
  std::string disturb();
  std::string use_git();

  const Sandbox& sandbox_;
  std::mt19937 random_;
  unsigned serial_ = 0;
};

}  // namespace brief::test
