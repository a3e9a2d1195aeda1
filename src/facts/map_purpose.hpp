// What a folder or file says it is for: quoted from its manifest, package comment or README, never
// guessed from its name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "facts/context.hpp"

namespace brief::facts {

/// A quotation ready to print, and where it stands.
struct Purpose {
  std::string quoted;
  Evidence evidence;
};

/// Looks purposes up by folder; made once per section.
class Purposes {
 public:
  /// REQUIRES: `context` outlives it.
  explicit Purposes(const Context& context);

  /// By trust: description in the folder's manifest, the package's doc comment, the README's first
  /// sentence, the comment of the only code file. `rows` are the code files directly inside (of a
  /// package: its central ones). What merely repeats the folder's name, a licence, or the
  /// description of the whole project is none.
  std::optional<Purpose> of_folder(std::string_view folder,
                                   const std::vector<std::uint32_t>& rows) const;

  /// By the doc comment of the file itself.
  std::optional<Purpose> of_file(std::uint32_t row) const;

 private:
  std::optional<Purpose> accept(std::string_view text, std::string_view subject,
                                Evidence evidence) const;
  std::optional<Purpose> of_package_comment(const std::vector<std::uint32_t>& rows) const;
  void know_readmes();

  const Context& context_;
  std::unordered_map<std::string, const Finding*> descriptions_;  // by folder
  std::unordered_map<std::string, FoundFact> readmes_;
  std::unordered_set<std::string> known_;  // what identity already says, folded
};

}  // namespace brief::facts
