#include "pipeline/emit.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"
#include "pipeline/below.hpp"

namespace brief::pipeline {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::string with_crlf(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) out += '\r';
    out += bytes[i];
  }
  return out;
}

void require_inside_root(const repo::Layout& layout, const std::string& output) {
  const fs::path file = fs::path(layout.root) / output;
  std::error_code failure;
  const fs::path folder = fs::weakly_canonical(file.parent_path(), failure);
  const fs::path root = fs::weakly_canonical(layout.root, failure);
  if (failure || !is_below(folder.string(), root.string()))
    throw Error(ErrorCode::config, "the brief's file must be inside the repository", output);
  const std::string first = base::to_lower(output.substr(0, output.find('/')));
  for (const std::string& git : {layout.git_dir, layout.common_dir})
    if (first == ".git" || is_below(folder.string(), fs::weakly_canonical(git, failure).string()))
      throw Error(ErrorCode::config, "the brief's file can't be in the git directory", output);
  if (fs::is_symlink(fs::symlink_status(file, failure)))
    throw Error(ErrorCode::config, "the brief's file is a symbolic link", output,
                "remove it, or name its target with --output");
}

void write_brief(const repo::Layout& layout, const Standing& standing, std::string_view bytes) {
  require_inside_root(layout, standing.output);
  const std::string path = layout.root + "/" + standing.output;
  const std::string folder = path.substr(0, path.rfind('/'));
  if (!base::make_folders(folder))
    throw Error(ErrorCode::io, std::string("cannot make the folder: ") + std::strerror(errno),
                folder);
  base::replace_file(path, standing.crlf ? with_crlf(bytes) : std::string(bytes),
                     base::Durability::power_loss, layout.git_dir);
}

ContentId ours_id(std::string_view bytes) {
  std::string ours = render::without_keep_blocks(bytes);
  base::canonicalize(ours);
  return base::hash128(ours);
}

std::string save_replaced(const Workspace& workspace, const Standing& standing, const Memo* memo) {
  if (!standing.exists) return {};
  if (standing.ours && memo != nullptr && memo->ours == ours_id(standing.bytes)) return {};
  std::optional<std::string> staged = repo::read_path(workspace.layout, *workspace.objects,
                                                      TreeMode::git_index, {}, standing.output);
  std::string bytes = standing.bytes;
  base::canonicalize(bytes);
  if (staged) {
    base::canonicalize(*staged);
    if (*staged == bytes) return {};
  }
  const std::string folder = workspace.cache->folder() + "/replaced";
  const std::string path = folder + "/" + base::to_hex(base::hash128(standing.bytes)) + ".md";
  if (!base::make_folders(folder))
    throw Error(ErrorCode::io,
                "text was edited outside keep blocks and can't be saved before it is replaced",
                folder, "put it between <!-- brief:keep --> and <!-- /brief:keep -->");
  base::replace_file(path, standing.bytes, base::Durability::power_loss);
  return standing.output + " was edited outside keep blocks; the old text is saved in " + path;
}

}  // namespace brief::pipeline
