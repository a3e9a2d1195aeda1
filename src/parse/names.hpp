// The names of one file, each once, with how often it is used in which way.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "brief/summary.hpp"

namespace brief::parse {

inline constexpr std::size_t kMaxNames = 1u << 16;  ///< distinct names counted in one file
inline constexpr std::size_t kMaxName = 200;        ///< bytes of a name

struct NameUse {
  std::uint64_t hash = 0;  ///< base::name_hash
  std::string_view name;
  std::array<std::uint32_t, 4> counts{};  ///< by ReferenceKind
};

/// How the name at [begin, end) of `bytes` is used, from its neighbours: after `.` or `->` a
/// member, before `(` a call, written like a type a type.
ReferenceKind use_kind(std::string_view bytes, std::size_t begin, std::size_t end);

/// The same where `bare_calls` says that a name without parentheses may be a call.
ReferenceKind use_of(std::string_view bytes, std::size_t begin, std::size_t end, bool bare_calls);

class NameTable {
 public:
  NameTable();
  /// Forgets all names; keeps the memory.
  void clear();
  void add(std::string_view name, std::uint64_t hash, ReferenceKind kind);
  /// Takes back one use; nothing when there is none.
  void remove(std::string_view name, std::uint64_t hash, ReferenceKind kind);
  bool full() const { return uses_.size() >= kMaxNames; }
  /// In order of first use; entries may have no use left.
  const std::vector<NameUse>& uses() const { return uses_; }

 private:
  std::size_t slot_of(std::string_view name, std::uint64_t hash) const;
  void grow();

  std::vector<NameUse> uses_;
  std::vector<std::uint32_t> slots_;  // row of uses_ + 1; a power of two of them
};

}  // namespace brief::parse
