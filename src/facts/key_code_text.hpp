// How a definition is written in one line.
#pragma once

#include <string>
#include <string_view>

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

/// Is the definition at `row` a type that holds one other, up to its own end, and nothing else? It
/// is opened to put that one in. Cost: what stands within, at most.
bool only_surrounds(const FileSummary& summary, std::uint32_t row);

/// Is it no definition of the project's own? Where files are included, `__x__` is a macro that was
/// read as the name of what follows it, and a type of a standard name fills a gap of a compiler.
bool is_foreign_name(const IndexedFile& file, const Definition& definition);

}  // namespace brief::facts
