// What init writes, from templates/init/.
#pragma once

#include <string>
#include <string_view>

namespace brief::pipeline {

/// Name of the managed block that points to the brief.
inline constexpr std::string_view kPointer = "pointer";

/// `.brief.yaml` with every key in a comment.
std::string_view config_text();

/// The line inside the block, with its newline.
std::string pointer_text(std::string_view output);

/// Was this file written by Brief Context, the tool that also keeps a PROJECT_CONTEXT.md? It names
/// itself near the top.
bool is_brief_context(std::string_view bytes);

}  // namespace brief::pipeline
