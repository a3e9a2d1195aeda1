// Appends to the text behind a summary's Str values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "brief/summary.hpp"

namespace brief::parse {

class TextArena {
 public:
  explicit TextArena(std::string& text) : text_(text) {}

  Str add(std::string_view piece) {
    if (piece.empty()) return {};
    const Str out{static_cast<std::uint32_t>(text_.size()),
                  static_cast<std::uint32_t>(piece.size())};
    text_.append(piece);
    return out;
  }

  /// The same text twice is stored once. `piece` must outlive the arena.
  Str intern(std::string_view piece) {
    const auto [entry, added] = known_.try_emplace(piece);
    if (added) entry->second = add(piece);
    return entry->second;
  }

 private:
  std::string& text_;
  std::unordered_map<std::string_view, Str> known_;
};

}  // namespace brief::parse
