// What the program is made of: versions and licences. cmake/notices.cmake gathers the texts.
#include <span>

#include "base/text.hpp"
#include "brief/api.hpp"
#include "brief/embedded.hpp"
#include "brief/language.hpp"

namespace brief {

namespace notices {
std::span<const EmbeddedFile> embedded_files();
}

std::string version_text() {
  std::string text = "brief " BRIEF_VERSION "\n";
  for (const LanguageSpec& language : languages()) {
    if (language.package.empty()) continue;  // a structured format: no grammar
    text += language.name;
    for (const std::string_view word : {language.package, language.version, language.licence}) {
      text += ' ';
      text += word;
    }
    text += '\n';
  }
  return text;
}

std::string licenses_text() {
  const std::string rule(78, '=');
  std::string text;
  for (const EmbeddedFile& file : notices::embedded_files()) {
    if (!text.empty()) text += "\n" + rule + "\n";
    text += std::string(base::trim(file.bytes)) + "\n";
  }
  return text;
}

}  // namespace brief
