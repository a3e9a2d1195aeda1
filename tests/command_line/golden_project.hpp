// A small repository of tests/golden in a sandbox, committed, with the program beside it.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "support/program.hpp"

namespace brief::test {

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE_MESSAGE(stream.good(), path.string());
  std::stringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

struct GoldenProject {
  Sandbox sandbox;
  Program brief{sandbox};

  explicit GoldenProject(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    sandbox.init();
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file())
        sandbox.write(fs::relative(entry.path(), folder).string(), bytes_of(entry.path()));
    sandbox.commit_all();
  }

  /// REQUIRES: `old_text` stands in the file; its first place is replaced.
  void replace(const std::string& path, std::string_view old_text,
               std::string_view new_text) const {
    std::string bytes = sandbox.read(path);
    const std::size_t at = bytes.find(old_text);
    REQUIRE(at != std::string::npos);
    sandbox.write(path, bytes.replace(at, old_text.size(), new_text));
  }
};

}  // namespace brief::test
