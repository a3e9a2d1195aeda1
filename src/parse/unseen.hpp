// New syntax that a grammar does not know yet (LanguageSpec::unseen): the parser makes an error of
// it and may lose what stands around; without such a word or list it understands the rest.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string_view>
#include <vector>

#include "brief/language.hpp"
#include "parse/span.hpp"

namespace brief::parse {

class Unseen {
 public:
  /// Throws Error{internal} where an expression does not compile (the build checks them).
  explicit Unseen(const LanguageSpec& spec);

  /// Adds the pieces of `bytes` that the expressions' groups match, and brings `pieces` in order.
  /// Linear in the bytes for each expression.
  void find(std::string_view bytes, std::vector<Span>& pieces) const;

 private:
  std::vector<std::unique_ptr<RE2>> expressions_;
};

}  // namespace brief::parse
