#include "pipeline/init_texts.hpp"

#include <span>

#include "base/text.hpp"
#include "brief/embedded.hpp"
#include "brief/error.hpp"

namespace brief::init_files {
std::span<const EmbeddedFile> embedded_files();
}

namespace brief::pipeline {
namespace {

constexpr std::size_t kHead = 4096;

std::string_view file_text(std::string_view path) {
  for (const EmbeddedFile& file : init_files::embedded_files())
    if (file.path == path) return file.bytes;
  throw Error(ErrorCode::internal, "the program lacks a template", std::string(path));
}

}  // namespace

std::string_view config_text() { return file_text("brief.yaml"); }

std::string pointer_text(std::string_view output) {
  constexpr std::string_view kPlace = "`{{output}}`";
  std::string text(file_text("pointer.md"));
  const std::size_t at = text.find(kPlace);
  if (at == std::string::npos)
    throw Error(ErrorCode::internal, "the template names no place for the path", "pointer.md");
  return text.replace(at, kPlace.size(), base::code_span(base::display_path(output), 400));
}

bool is_brief_context(std::string_view bytes) {
  const std::string head = base::to_lower(bytes.substr(0, kHead));
  return head.find("brief-ctx") != std::string::npos ||
         head.find("brief context") != std::string::npos;
}

}  // namespace brief::pipeline
