#include "pipeline/standing.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"
#include "render/conflict.hpp"
#include "repo/index_edit.hpp"

namespace brief::pipeline {
namespace {

// `prefix` + `path` without ".", ".." and empty parts.
std::string joined(const std::string& prefix, std::string_view path) {
  std::vector<std::string_view> parts;
  const std::string whole = prefix + std::string(path);
  for (const std::string_view part : base::split(whole, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..")
      parts.pop_back();
    else
      parts.push_back(part);
  }
  std::string out;
  for (const std::string_view part : parts) out += (out.empty() ? "" : "/") + std::string(part);
  return out + (path.back() == '/' ? "/" : "");
}

}  // namespace

std::string joined_path(const repo::Layout& layout, const std::string& typed) {
  if (typed.front() != '/') return joined(layout.prefix, typed);
  if (typed.substr(0, layout.root.size() + 1) != layout.root + "/") return typed;
  return joined({}, typed.substr(layout.root.size() + 1));
}

std::string output_path(const Workspace& workspace, const RefreshOptions& options) {
  const repo::Layout& layout = workspace.layout;
  // In a bare repository `--output` is a plain file; keep blocks are those of the usual brief.
  if (options.output.empty() || layout.root.empty()) return workspace.config.output;
  std::string_view asked = options.output;
  std::string prefix = layout.prefix;
  if (asked.front() == '/') {
    if (asked.substr(0, layout.root.size() + 1) != layout.root + "/")
      throw Error(ErrorCode::config, "the brief's file must be inside the repository",
                  options.output);
    asked.remove_prefix(layout.root.size() + 1);
    prefix.clear();
  }
  return path_inside_root(joined(prefix, asked));
}

bool all_crlf(std::string_view bytes) {
  std::size_t lines = 0;
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
       at = bytes.find('\n', at + 1)) {
    if (at == 0 || bytes[at - 1] != '\r') return false;
    ++lines;
  }
  return lines != 0;
}

namespace {

void require_version(const render::Form& form, const std::string& output, bool upgrade) {
  if (form.version != render::kContentVersion && !upgrade)
    throw Error(ErrorCode::brief_file,
                "the brief was written by version " + std::to_string(form.version) +
                    ", this is version " + std::to_string(render::kContentVersion),
                output, "`brief refresh --upgrade` rewrites it");
}

// The versions in a brief with conflict marks; nullopt where there are none, or where they are a
// person's text: inside a keep block, and git knows of no conflict.
std::optional<render::Sides> sides_of(const Workspace& workspace, const Standing& standing) {
  std::optional<render::Sides> sides = render::split_conflicts(standing.bytes);
  if (!sides) return std::nullopt;
  if (sides->outside_blocks) return sides;
  const bool unmerged =
      workspace.mode == TreeMode::worktree && repo::is_unmerged(workspace.layout, standing.output);
  return unmerged ? sides : std::nullopt;
}

bool read_sides(Standing& standing, const render::Sides& sides, bool upgrade) {
  std::optional<render::Form> form = render::read_form(sides.ours);
  if (!form) form = render::read_form(sides.theirs);
  if (!form) return false;
  require_version(*form, standing.output, upgrade);
  standing.ours = true;
  standing.conflicts = true;
  standing.form = *form;
  standing.keep = render::keep_of_both(render::read_keep_blocks(sides.ours, standing.output),
                                       render::read_keep_blocks(sides.theirs, standing.output));
  return true;
}

}  // namespace

Standing read_standing(const Workspace& workspace, const std::string& output, bool upgrade,
                       bool force) {
  Standing standing;
  standing.output = output;
  std::optional<std::string> bytes = workspace.read(output);
  if (!bytes) return standing;
  standing.exists = true;
  standing.crlf = all_crlf(*bytes);
  standing.bytes = std::move(*bytes);
  if (standing.crlf) base::canonicalize(standing.bytes);
  if (const std::optional<render::Sides> sides = sides_of(workspace, standing))
    if (read_sides(standing, *sides, upgrade)) return standing;
  const std::optional<render::Form> form = render::read_form(standing.bytes);
  if (!form) {
    if (force) standing.keep = render::read_keep_blocks(standing.bytes, output);
    return standing;
  }
  require_version(*form, output, upgrade);
  standing.ours = true;
  standing.form = *form;
  standing.keep = render::read_keep_blocks(standing.bytes, output);
  return standing;
}

render::Form choose_form(const Workspace& workspace, const RefreshOptions& options,
                         const Standing& standing) {
  render::Form form;
  if (standing.ours) form = standing.form;
  form.version = render::kContentVersion;
  const Config& config = workspace.config;
  if (config.full) form.full = *config.full;
  if (config.budget) form.budget = config.budget;
  if (options.full) {  // the form that was asked for comes with its own budget
    form.full = *options.full;
    form.budget = config.budget;
  }
  if (options.budget) form.budget = options.budget;
  return form;
}

}  // namespace brief::pipeline
