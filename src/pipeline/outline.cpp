// outline: the definitions of single files, in or outside a repository.
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "brief/api.hpp"
#include "parse/detect.hpp"
#include "parse/extract.hpp"

namespace brief {
namespace {

OutlinedFile outline_file(const std::string& path, parse::Extractor& extractor) {
  OutlinedFile file;
  file.path = path;
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    file.error = std::strerror(errno);
    return file;
  }
  if (!S_ISREG(status.st_mode)) {
    file.error = "not a regular file";
    return file;
  }
  if (static_cast<std::uint64_t>(status.st_size) > kMaxFileBytes) {
    file.error = "too large to parse";
    return file;
  }
  std::optional<std::string> bytes = base::read_file(path);
  if (!bytes) {
    file.error = std::strerror(errno);
    return file;
  }
  base::canonicalize(*bytes);
  const std::string_view head = std::string_view(*bytes).substr(0, parse::kHeadBytes);
  file.summary = extractor.extract(parse::language_at(parse::detect_language(path, head)), *bytes);
  if (parse::is_undecided(path, head)) {
    constexpr std::string_view kMessage =
        "its extension is that of several languages, and its content is of none that is known";
    const auto offset = static_cast<std::uint32_t>(file.summary.text.size());
    file.summary.text += kMessage;
    file.summary.diagnostics.push_back({{offset, kMessage.size()}, 0});
  }
  return file;
}

}  // namespace

std::vector<OutlinedFile> outline(std::span<const std::string> paths) {
  parse::Extractor extractor;
  std::vector<OutlinedFile> files;
  for (const std::string& path : paths) files.push_back(outline_file(path, extractor));
  return files;
}

}  // namespace brief
