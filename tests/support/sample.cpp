// Prints what is found in one file, as the expected.txt of tests/golden/languages/ have it:
// brief_sample FILE
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "parse/detect.hpp"
#include "parse/extract.hpp"
#include "unit/parse/summary_text.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: brief_sample FILE\n";
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto* language = brief::parse::language_at(brief::parse::detect_language(argv[1], bytes));
  if (!in || language == nullptr) {
    std::cerr << argv[1] << (in ? ": in no language that is known\n" : ": cannot be read\n");
    return 1;
  }
  std::cout << brief::test::as_text(brief::parse::Extractor().extract(language, bytes));
}
