// The two kinds of pattern that rule files hold: regular expressions with named groups, and JSON
// Pointers with captures. Both yield captures that templates ("{name}") are filled from.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace brief::facts {

using Captures = std::map<std::string, std::string, std::less<>>;

/// A regular expression of re2, so that hostile text costs linear time. Compiled when a text is
/// first tried that begins as every match must: a run tries few of our hundreds of expressions.
class Regex {
 public:
  explicit Regex(std::string_view expression);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  /// Finds the first match in `text`; its named groups go to `captures` (groups that did not take
  /// part: ""), its end to `end`. Throws Error{internal} when the expression is none.
  bool find(std::string_view text, Captures* captures = nullptr, std::size_t* end = nullptr) const;
  /// `text` with every match replaced by `with`, in which `\1` is what the first group held.
  std::string replaced(std::string_view text, std::string_view with) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// `/jobs/{job}/steps/*/run`: a segment is literal, `*` (any), `{name}` (any, captured),
/// `prefix{name}suffix`, or, as the last one, `**` (any number of segments, none too).
class PointerPattern {
 public:
  explicit PointerPattern(std::string_view pattern);

  /// Captures of a match are unescaped.
  bool match(std::string_view key, Captures* captures = nullptr) const;
  /// The pointer that fills the captures back in; captures that are missing become "".
  std::string fill(const Captures& captures) const;

 private:
  struct Segment {
    std::string before;
    std::string name;  ///< of the capture; "*" captures nothing
    std::string after;
    bool literal = true;
    bool rest = false;
  };
  std::vector<Segment> segments_;
};

/// `text` with every `{name}` replaced by its capture; unknown names become "".
std::string fill_template(std::string_view text, const Captures& captures);

}  // namespace brief::facts
