// How a definition is written in one line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "brief/index.hpp"
#include "brief/summary.hpp"

namespace brief::facts {

/// "`Context.invoke`"'s parts: the signature as a code span, long type arguments left out, and
/// " in `Context`" for a member whose signature does not name its type.
std::string definition_text(const FileSummary& summary, const Definition& definition);

/// " — “its doc comment”" when that is short and says something; else empty.
std::string short_doc(const FileSummary& summary, const Definition& definition);

enum class KindClass { callable, type, value, other };
KindClass class_of(DefinitionKind kind);

/// Files of the project's code that define a type of a name, by the name's hash; looked up only.
using TypeFiles = std::unordered_map<std::uint64_t, std::size_t>;
TypeFiles files_of_types(const Index& index);

/// Is the definition at `row` a type that holds one other, up to its own end, and nothing else? It
/// is opened to put that one in. Cost: what stands within, at most.
bool only_surrounds(const FileSummary& summary, std::uint32_t row);

/// Is it no definition of the project's own? Where files are included, `__x__` is a macro that was
/// read as the name of what follows it, and a type of a standard name fills a gap of a compiler.
bool is_foreign_name(const IndexedFile& file, const Definition& definition);

}  // namespace brief::facts
