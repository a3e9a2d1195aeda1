// Build tool: writes files as a C++ array, so that the program is one binary.
// usage: brief_embed NAMESPACE FOLDER OUTPUT FILE...
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "codegen/literal.hpp"

using brief::codegen::as_literal;

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: brief_embed NAMESPACE FOLDER OUTPUT FILE...\n";
    return 2;
  }
  const std::string folder = std::string(argv[2]) + "/";
  std::ofstream out(argv[3], std::ios::binary);
  out << "#include <span>\n\n#include \"brief/embedded.hpp\"\n\nnamespace brief::" << argv[1]
      << " {\n\nstd::span<const EmbeddedFile> embedded_files() {\n  static constexpr EmbeddedFile "
         "kFiles[] = {\n";
  for (int i = 4; i < argc; ++i) {
    const std::string path = argv[i];
    std::ifstream in(path, std::ios::binary);
    if (!in || path.rfind(folder, 0) != 0) {
      std::cerr << "brief_embed: cannot read below " << folder << ": " << path << "\n";
      return 1;
    }
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    out << "{" << as_literal(path.substr(folder.size())) << ", {" << as_literal(bytes) << ", "
        << bytes.size() << "}},\n";
  }
  out << "  };\n  return kFiles;\n}\n\n}  // namespace brief::" << argv[1] << "\n";
  return out.flush() ? 0 : 1;
}
