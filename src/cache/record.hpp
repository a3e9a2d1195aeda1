// What a record of the pack holds. Little-endian images of plain rows, so that encoding and
// decoding copy arrays and touch no single string.
//
// A summary: SummaryHead, then its definitions, references, imports, facts and diagnostics as they
// lie in memory, then the text arena, and nothing after it. A link: one LinkRow.
// Version: SummaryHead::format; a change of any row's layout or meaning raises it.
// Damage: the pack's checksum is met before anything here is decoded; still every count, offset,
// enum, flag and parent is checked against its bounds, so that bytes with a right checksum and
// foreign content are a miss, never a wild read.
//
// Terms: TermsHead, whose format is kTermsVersion, then the terms of content and of names, then the
// counts of both.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "brief/summary.hpp"
#include "cache/cache.hpp"

namespace brief::cache {

inline constexpr std::uint32_t kSummaryFormat = 1;

/// nullopt: not storable (hung, too large, or its rows point outside its own text).
std::optional<std::string> encode_summary(const FileSummary& summary);
/// nullptr: not what encode_summary() of this version wrote.
std::shared_ptr<const FileSummary> decode_summary(std::string_view bytes);

std::string encode_terms(const FileTerms& terms);
std::optional<FileTerms> decode_terms(std::string_view bytes);

ContentId link_key(const ObjectId& oid, std::uint64_t path_class);
std::string encode_link(const BlobLink& link);
std::optional<BlobLink> decode_link(std::string_view bytes);

}  // namespace brief::cache
