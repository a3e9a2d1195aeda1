// Macros between declarations, where no grammar has a place for them: `API int f(void);`,
// `BEGIN_NAMESPACE` on a line of its own, `DEFINE_THING(a, b)` without a semicolon. The parser
// makes an error of each and may lose what follows; without them it does not.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/bodies.hpp"
#include "parse/lex_table.hpp"
#include "parse/lexed.hpp"

namespace brief::parse {

/// Told of every word outside of bodies and directives, finds the macros that the parser need not
/// see, those that stand for a type and those that open an enumeration.
class MacroFinder {
 public:
  MacroFinder(const LexTable& table, std::string_view bytes, Lexed& out)
      : table_(table), bytes_(bytes), macros_(out.macros), types_(out.types), enums_(out.enums) {}

  /// `opens`: only reserved words stand before it in its statement; `behind_parameters`: a list of
  /// them has just ended. Returns where the last macro or head of a template ends.
  std::size_t word(std::uint8_t bits, Span word, bool opens, bool behind_parameters);

 private:
  bool enumeration(std::string_view near, std::size_t begin, std::size_t end);
  void leave_out(std::size_t begin, std::size_t end, std::vector<Span>& pieces);

  const LexTable& table_;
  std::string_view bytes_;
  std::vector<Span>& macros_;
  std::vector<Span>& types_;
  std::vector<Span>& enums_;
  std::size_t end_ = 0;           // of the last piece
  std::size_t template_end_ = 0;  // of the parameters of a template
};

}  // namespace brief::parse
