// Build tool: every language's marks, words and queries against its real grammar, so that a mistake
// ends the build at its line and does not come out as an outline without definitions.
// usage: brief_check_grammars GRAMMARS STAMP [LANGUAGE...]     (default: all)
#include <re2/re2.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include "brief/language.hpp"
#include "codegen/grammar.hpp"
#include "codegen/tool.hpp"
#include "parse/lex_table.hpp"
#include "parse/query_check.hpp"

namespace fs = std::filesystem;

namespace brief::codegen {
namespace {

class Check {
 public:
  explicit Check(fs::path grammars) : grammars_(std::move(grammars)) {}

  void language(const LanguageSpec& spec) {
    const Grammar grammar =
        read_grammar((grammars_ / std::string(spec.name) / "grammar.yaml").string());
    expression(grammar, "ambiguous_marks", spec.ambiguous_marks);
    expression(grammar, "foreign_marks", spec.foreign_marks);
    for (const std::string_view extension : spec.marked_extensions)
      if (std::find(spec.extensions.begin(), spec.extensions.end(), extension) ==
          spec.extensions.end())
        say(grammar.place("marked_extensions") + ": '" + std::string(extension) +
            "' is not among its extensions");
    if (spec.grammar == nullptr) return;
    try {
      parse::LexTable{spec};
    } catch (const std::exception& error) {
      say(grammar.place("lexer_traits") + ": " + error.what());
    }
    for (const fs::path& path : query_files(grammars_, grammar)) query(spec, path);
    for (const FrameworkQuery& framework : spec.framework_queries) try {
        parse::check_framework_query(spec, framework);
      } catch (const std::runtime_error& error) {
        say("grammars/" + std::string(spec.name) + ": the framework query " +
            std::string(framework.name) + ", " + error.what());
      }
  }

  bool passed() const { return mistakes_ == 0; }

 private:
  void expression(const Grammar& grammar, const std::string& key, std::string_view text) {
    RE2::Options options(RE2::Quiet);
    options.set_encoding(RE2::Options::EncodingLatin1);
    if (const RE2 marks(std::string(text), options); !marks.ok())
      say(grammar.place(key) + ": " + marks.error());
  }

  void query(const LanguageSpec& spec, const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    try {
      parse::check_query(static_cast<const TSLanguage*>(spec.grammar()), text, spec.injects);
    } catch (const std::runtime_error& error) {
      std::string what = error.what();  // "line N: …"
      constexpr std::string_view kLine = "line ";
      if (what.rfind(kLine, 0) == 0) what.erase(0, kLine.size());
      const std::string place =
          "grammars/" + path.lexically_relative(grammars_).generic_string() + ":" + what;
      say(path.lexically_relative(grammars_ / std::string(spec.name)).begin()->string() == ".."
              ? place + " (as a query of " + std::string(spec.name) + ")"
              : place);
    }
  }

  void say(const std::string& mistake) {
    ++mistakes_;
    std::cerr << mistake << "\n";
  }

  fs::path grammars_;
  int mistakes_ = 0;
};

int run(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: brief_check_grammars GRAMMARS STAMP [LANGUAGE...]\n";
    return 2;
  }
  Check check(argv[1]);
  const std::set<std::string_view> wanted(argv + 3, argv + argc);
  for (const LanguageSpec& spec : languages())
    if (wanted.empty() || wanted.count(spec.name) != 0) check.language(spec);
  if (!check.passed()) return 1;
  std::ofstream stamp(argv[2]);
  return stamp.flush() ? 0 : 1;
}

}  // namespace
}  // namespace brief::codegen

int main(int argc, char** argv) {
  return brief::codegen::run_tool("brief_check_grammars", brief::codegen::run, argc, argv);
}
