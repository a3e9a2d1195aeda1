// Content addressing: XXH3 (https://xxhash.com), fast enough that reading a file costs more.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "brief/tree.hpp"

namespace brief::base {

/// XXH3-128 of `bytes` as they are.
ContentId hash128(std::string_view bytes);

/// XXH3-64 of `bytes` as they are.
std::uint64_t hash64(std::string_view bytes);

/// The same under a seed: what was hashed under another seed does not match.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed);

/// The hash by which definitions and references of one name meet.
inline std::uint64_t name_hash(std::string_view name) { return hash64(name); }

/// Drops every run of CR that stands before a LF, in place: what filters for line ends change must
/// not change a summary, and they take one CR of a run each time a file passes them. All bytes
/// below repo/ are canonical.
void canonicalize(std::string& bytes);

/// 32 lower-case hexadecimal digits, high half first.
std::string to_hex(ContentId id);

}  // namespace brief::base
