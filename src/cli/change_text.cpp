#include "cli/change_text.hpp"

#include "base/text.hpp"

namespace brief::cli {

std::string text_of(std::span<const LineChange> changes, const Palette& colours) {
  std::string out;
  for (const LineChange& change : changes) {
    if (change.old_line != 0)
      out += colours.removed("-" + std::to_string(change.old_line) + " " +
                             base::one_line(change.old_text, 400)) +
             "\n";
    if (change.new_line == 0) continue;
    out += colours.added("+" + std::to_string(change.new_line) + " " +
                         base::one_line(change.new_text, 400)) +
           "\n";
    for (const Evidence& e : change.evidence) {
      std::string place = base::display_path(e.path);
      if (e.line != 0) place += ":" + std::to_string(e.line);
      out += colours.faint("    " + place) + "\n";
    }
    if (!change.changed_by.empty())
      out += colours.faint("    proof last changed: " + base::one_line(change.changed_by)) + "\n";
  }
  return out;
}

}  // namespace brief::cli
