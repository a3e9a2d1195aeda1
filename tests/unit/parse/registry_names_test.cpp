// "Adding a language is adding a folder" holds as long as the sources know none by name.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "brief/language.hpp"

namespace fs = std::filesystem;

TEST_CASE("no source of the extractor asks for a language by its name") {
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(BRIEF_SOURCE_DIR "/src/parse")) {
    const fs::path path = entry.path();
    if (!entry.is_regular_file() || path.string().find("/readers/") != std::string::npos) continue;
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    ++files;
    for (const brief::LanguageSpec& spec : brief::languages()) {
      if (spec.grammar == nullptr) continue;
      CAPTURE(path.string());
      for (const std::string_view name : {spec.name, spec.title})
        CHECK_MESSAGE(text.find('"' + std::string(name) + '"') == std::string::npos, name);
    }
  }
  CHECK(files > 20);
}
