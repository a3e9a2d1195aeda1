#include "pipeline/worktree_edit.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "brief/error.hpp"
#include "pipeline/standing.hpp"

namespace brief::pipeline {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

[[noreturn]] void refuse(const std::string& what, const std::string& path,
                         const std::string& hint) {
  throw Error(ErrorCode::io, what, path, hint);
}

// Every folder on the way is one of the root's own.
void require_plain_folders(const repo::Layout& layout, const std::string& path) {
  for (std::size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    const std::string folder = path.substr(0, slash);
    struct stat info {};
    if (::lstat((layout.root + "/" + folder).c_str(), &info) != 0) return;  // not there yet
    if (S_ISLNK(info.st_mode))
      refuse("the folder is a symbolic link, which is not followed", folder,
             "replace it by a folder");
    if (!S_ISDIR(info.st_mode)) refuse("is no folder", folder, "move it out of the way");
  }
}

std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

}  // namespace

EditedFile read_for_edit(const repo::Layout& layout, const std::string& path) {
  require_plain_folders(layout, path);
  EditedFile file;
  file.path = path;
  const std::string absolute = layout.root + "/" + path;
  struct stat info {};
  if (::lstat(absolute.c_str(), &info) != 0) {
    if (errno == ENOENT) return file;
    refuse(std::string("cannot be looked at: ") + std::strerror(errno), path, {});
  }
  if (S_ISLNK(info.st_mode))
    refuse("is a symbolic link, which is not followed", path,
           "edit its target, or remove the link");
  if (!S_ISREG(info.st_mode)) refuse("is no plain file", path, "move it out of the way");
  if ((info.st_mode & 0222) == 0)
    refuse("is read-only", path, "make it writable (chmod u+w), or edit it by hand");
  const std::optional<std::string> raw = base::read_file(absolute);
  if (!raw) refuse(std::string("cannot be read: ") + std::strerror(errno), path, {});
  file.exists = true;
  file.raw = *raw;
  std::string_view text = file.raw;
  file.mark = text.starts_with(kByteOrderMark);
  if (file.mark) text.remove_prefix(kByteOrderMark.size());
  file.text = text;
  file.crlf = all_crlf(file.text);
  if (file.crlf) base::canonicalize(file.text);
  return file;
}

std::string bytes_for(const EditedFile& file, std::string_view text) {
  return std::string(file.mark ? kByteOrderMark : "") +
         (file.crlf ? with_crlf(text) : std::string(text));
}

void write_edited(const repo::Layout& layout, const EditedFile& file, std::string_view text) {
  require_plain_folders(layout, file.path);
  const std::string absolute = layout.root + "/" + file.path;
  const std::string folder = absolute.substr(0, absolute.rfind('/'));
  if (!base::make_folders(folder))
    refuse(std::string("cannot make the folder: ") + std::strerror(errno), folder, {});
  base::replace_file(absolute, bytes_for(file, text), base::Durability::power_loss, layout.git_dir);
}

void remove_file(const repo::Layout& layout, const std::string& path, bool folders) {
  require_plain_folders(layout, path);
  if (::unlink((layout.root + "/" + path).c_str()) != 0 && errno != ENOENT)
    refuse(std::string("cannot be removed: ") + std::strerror(errno), path, {});
  if (!folders) return;
  for (std::size_t slash = path.rfind('/'); slash != std::string::npos && slash != 0;
       slash = path.rfind('/', slash - 1))
    if (::rmdir((layout.root + "/" + path.substr(0, slash)).c_str()) != 0) return;
}

}  // namespace brief::pipeline
