#include "parse/lexed.hpp"

namespace brief::parse {

void Lexed::clear() {
  comments.clear();
  bodies.clear();
  macros.clear();
  variables.clear();
  constants.clear();
  dotfiles.clear();
  types.clear();
  enums.clear();
  parted.clear();
  cuts.clear();
  hidden.clear();
  first_token = 0;
  depth = 0;
  names.clear();
}

}  // namespace brief::parse
