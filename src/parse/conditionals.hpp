// Conditionals of a preprocessor that part a statement, which no grammar has a place for:
//
//   int limit =            #if OLD
//   #ifdef SMALL           void f(int a) {
//     1                    #else
//   #else                  void f(void) {
//     2                    #endif
//   #endif                   …
//   ;                      }
//
// The parser makes an error of them and may lose the file around it. Of the first it is given one
// branch, of the second both heads with a body each (also where the brace stands behind `#endif`);
// where one branch is a body and the other a
// semicolon, the body.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parse/bodies.hpp"
#include "parse/condense.hpp"

namespace brief::parse {

/// Told of the directives outside of bodies and of what ends statements between them.
class Conditionals {
 public:
  /// `bodies` is asked where the code stands, and must not have seen the directive yet.
  Conditionals(std::string_view bytes, const BodyFinder& bodies, std::vector<Cut>& cuts)
      : bytes_(bytes), bodies_(bodies), cuts_(cuts) {}

  /// `line`: the directive without the newline that ends it.
  void begin_if(const Span& line);
  void other_branch(const Span& line);
  void end_if(const Span& line);
  /// A directive that is no part of a conditional. Before a statement begins it parts none.
  void other_directive() {
    if (bodies_.statement_pending()) ends_statement();
  }
  /// A semicolon or a brace.
  void ends_statement() {
    if (!open_.empty()) open_.back().plain = false;
  }

 private:
  struct Place {
    Span line;
    bool pending = false;  // a statement has begun and goes on
    bool in_body = false;  // of a function
    std::uint32_t body_begin = 0;
  };
  struct Open {
    Place first;
    Place other;  // the last of the other branches
    int branches = 1;
    bool plain = true;  // nothing in it ends a statement
  };
  Place place_of(const Span& line) const;
  std::string_view between(const Span& a, const Span& b) const;
  void cut(std::uint32_t begin, std::uint32_t end, Cut::Filler filler);

  std::string_view bytes_;
  const BodyFinder& bodies_;
  std::vector<Cut>& cuts_;
  std::vector<Open> open_;
};

}  // namespace brief::parse
