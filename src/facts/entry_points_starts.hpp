// Where programs start, by the code alone: main functions, and files that run as scripts.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "facts/context.hpp"

namespace brief::facts {

/// A place where a program starts.
struct Start {
  std::uint32_t row = 0;
  std::string name;  ///< of the function; empty: outside of any
  std::uint32_t line = 0;
  std::uint32_t end_line = 0;
  std::size_t reach = 0;  ///< files it leads to directly
  bool named = false;     ///< its file bears the project's name
  bool script = false;    ///< the file is run as it is
};

/// Does the file hold a main function?
bool starts_here(const IndexedFile& file);

/// Does it, or a file of the package that it is part of where a folder is one? A package that
/// starts a program is one that nothing can import.
bool starts_package(const Context& context, std::uint32_t row);

/// What starts the project stands before what starts a tool of it.
bool leads_to_more(const Start& a, const Start& b);

class StartFinder {
 public:
  explicit StartFinder(const Context& context);

  /// The starts in code of the project but for the files `explained`, what leads to most first;
  /// those in folders of scripts with `asides` only.
  std::vector<Start> starts(const std::set<std::uint32_t>& explained, bool asides) const;

  /// Some files of a library carry a `main` for trying them out; others lean on them, and they lead
  /// to little.
  bool is_trial(const Start& start, std::size_t best_reach) const;

  /// "src/Program.x" for the program "src/web/Program.x": those of one place are told together.
  /// Empty for scripts, and for what lies in no folder of its own.
  std::string place_among(const Start& start) const;

  /// Files that lean on this one.
  std::size_t fans(std::uint32_t row) const { return fans_[row]; }

 private:
  bool bears_project_name(std::string_view path) const;
  bool is_side(const Definition& definition, std::uint32_t row) const;

  const Context& context_;
  const Index& index_;
  std::vector<std::size_t> reach_;
  std::vector<std::size_t> fans_;
  std::set<std::uint32_t> included_;          ///< text of other files: its `main` is theirs
  std::set<std::string, std::less<>> aside_;  ///< folders of scripts
};

}  // namespace brief::facts
