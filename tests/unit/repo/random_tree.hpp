// Random worktrees with random ignore files, from a seed.
#pragma once

#include <random>
#include <string>

#include "support/sandbox.hpp"

namespace brief::test {

class RandomTree {
 public:
  RandomTree(Sandbox& sandbox, unsigned seed) : sandbox_(sandbox), random_(seed) {}

  /// A few dozen files in nested folders, some ignored, some links, some committed all the same.
  void grow();
  /// A few random edits: files and folders made, removed, replaced, rules changed, git add.
  void edit();

 private:
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
  template <std::size_t N>
  const char* pick(const char* const (&list)[N]) {
    return list[below(N)];
  }
  std::string path();
  std::string pattern();
  void write(const std::string& path, const std::string& bytes);
  void make_something();
  void write_rules();

  Sandbox& sandbox_;
  std::mt19937 random_;
};

}  // namespace brief::test
