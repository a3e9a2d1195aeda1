// The brief that stands in the described tree, and the form the next one takes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "brief/api.hpp"
#include "pipeline/workspace.hpp"
#include "render/render.hpp"

namespace brief::pipeline {

struct Standing {
  std::string output;  ///< path relative to the root
  bool exists = false;
  bool ours = false;  ///< its first line is our mark
  /// LF line ends where every line ended in CR LF (`crlf`): a filter for line ends changes nothing.
  std::string bytes;
  bool crlf = false;
  render::Form form;
  std::vector<render::KeepBlock> keep;
  bool conflicts = false;  ///< git's conflict marks stand in it; `keep` holds both sides' blocks
};

/// Where the brief is: `--output` relative to the start folder, else as configured. Throws
/// Error{config} when it is no file inside the root or lies in the git directory.
std::string output_path(const Workspace& workspace, const RefreshOptions& options);

/// A path as typed in the start folder, relative to the root; one outside of it keeps its "..", or
/// its '/'.
std::string joined_path(const repo::Layout& layout, const std::string& typed);

/// Throws Error{brief_file} on a damaged keep block and, without `upgrade`, on another content
/// version. With `force` the sound keep blocks of a file that is not ours (a brief whose first line
/// was lost) are kept too.
Standing read_standing(const Workspace& workspace, const std::string& output, bool upgrade,
                       bool force);

/// Flag, environment and `.brief.yaml`, the standing brief, default: in this order.
render::Form choose_form(const Workspace& workspace, const RefreshOptions& options,
                         const Standing& standing);

/// Does every line of `bytes` that ends, end in CR LF?
bool all_crlf(std::string_view bytes);

}  // namespace brief::pipeline
