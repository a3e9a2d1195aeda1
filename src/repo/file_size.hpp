// The size cap, decided alike in every mode: by canonical bytes, which a raw size bounds but does
// not tell.
#pragma once

#include "repo/tree_scan.hpp"

namespace brief::repo {

/// Marks the files whose canonical bytes are more than kMaxFileBytes as Opaque::too_large, in their
/// rows too. Reads a file only where its raw size leaves it open, and then at most twice the cap.
/// True when a row changed.
bool mark_too_large(const Layout& layout, ObjectStore& objects, const IsKnownSmall& is_small,
                    unsigned jobs, TreeScan& scan);

}  // namespace brief::repo
