// The TREE extension of the git index (gitformat-index(5), "Cache tree"): which tree objects the
// folders of the index already have.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace brief::repo {

/// The extension with the folders above `path` marked as having no tree yet; nullopt on damage: the
/// extension may be left out then.
std::optional<std::string> forget_trees(std::string_view extension, std::string_view path);

}  // namespace brief::repo
