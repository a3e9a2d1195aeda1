// What is known about one language, as data. The rows are generated at build time from
// grammars/<language>/grammar.yaml; nothing in src/ names a language.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace brief {

using Strings = std::span<const std::string_view>;

/// A pair of delimiters for the lexer. `escape` is 0 where the string has none.
struct Delimiters {
  std::string_view open;
  std::string_view close;
  char escape = 0;
  bool multiline = false;
  bool nests = false;
  std::string_view code;  ///< what opens code inside the string, parted by blanks: "${ $("
};

/// How an import's target names a file; graph/resolve has one resolver per style.
enum class ImportStyle : std::uint8_t {
  none,
  include_suffix,   ///< a path, beside the file or as a suffix of a path of the repository
  dotted_module,    ///< `a.b.c`, `..a`: folders and files, relative by leading dots
  relative_path,    ///< `./a`, `../b/index`: a path without extension, packages by workspace name
  package_path,     ///< `host/org/repo/pkg`: a folder under the prefix that a manifest declares
  qualified_type,   ///< `org.example.Type`: the folder and file below a source root
  module_path,      ///< `crate::a::b`, `super::x`: files of the module tree
  declared_module,  ///< `a.b.C`: what files declare by definitions of the kinds package, namespace
                    ///< and module, or what stands in those; import_separator parts the names.
                    ///< import_prefix_maps of a manifest come first. With import_file_modules a
                    ///< file is a module too: "Foo" of foo.x
  load_path,        ///< `a/b`: a file below one of import_roots, or beside the importing file where
                    ///< the import says so (`beside`) or there are no roots; with import_folders a
                    ///< folder stands for its files; `import_scheme name/a/b`: of a package
};

/// Which files' definitions a file can name without an import.
enum class NameScope : std::uint8_t {
  file,       ///< its own
  folder,     ///< those of its folder
  module,     ///< those of the modules that it declares
  enclosing,  ///< and of the modules around them: of `a.b` also those of `a`
  program,    ///< all: names are not imported
};

/// Patterns of what the users of a framework write: routes, jobs, models. They are asked of every
/// file of the language that holds its marks; that the framework is used is for facts/ to see.
struct FrameworkQuery {
  std::string_view name;   ///< "language/file": the .scm file below its language's frameworks/
  std::string_view marks;  ///< regular expression
  std::string_view query;
};

/// What a statement whose text begins like that defines (parse/statements.hpp).
struct StatementRule {
  std::string_view kind;   ///< of kDefinitionKindNames
  std::string_view match;  ///< a regular expression; its group is the name
};

struct LanguageSpec {
  std::string_view name;    ///< folder under grammars/, the id everywhere
  std::string_view title;   ///< as people write it: "C++"
  std::string_view family;  ///< languages that share a name space ("c": C and C++); name when alone
  const void* (*grammar)();  ///< TSLanguage of tree-sitter; nullptr: a structured format
  std::string_view reader;   ///< structured reader ("json", "yaml", …); empty: tree-sitter
  bool is_code = true;       ///< counts as a language of the project
  Strings extensions;        ///< with the dot, longest match first wins
  Strings names;             ///< whole file names and globs
  Strings shebangs;          ///< interpreter names
  Strings linguist_names;    ///< names that `linguist-language` may use
  std::string_view ambiguous_marks;  ///< regular expression: with a shared extension, taken when it
                                     ///< matches the head; of the last one asked none are needed
  int ambiguous_priority =
      0;  ///< among languages with the same extension, the higher is asked first
  Strings marked_extensions;  ///< of its extensions: taken with marks only, since languages that
                              ///< are not known here have them too
  std::string_view foreign_marks;  ///< regular expression: never taken when it matches the head
  std::string_view parse_before;   ///< what the parser sees before the file, so that one grammar
                                   ///< serves two kinds of file
  std::string_view parse_after;    ///< and behind it
  Strings unseen;                  ///< regular expressions: what their groups match is valid code
                                   ///< which the grammar does not know, and is not shown to it
  Strings line_comments;
  std::span<const Delimiters> block_comments;
  std::span<const Delimiters> strings;
  Strings doc_comment_prefixes;  ///< what is cut from a doc comment's lines
  Strings file_doc_prefixes;     ///< how a comment that documents the file begins; empty: any does
  Strings keywords;              ///< never a reference
  Strings lexer_traits;          ///< what delimiters can't say; parse/lex_table.hpp lists them
  Strings function_keywords;     ///< the next brace opens a function's body
  Strings container_keywords;    ///< the next brace holds definitions
  Strings weak_container_keywords;  ///< the same, unless parameters stand before the brace
  Strings control_keywords;         ///< parentheses after these are no parameters
  Strings kept_keywords;            ///< begin statements that are parsed inside bodies too; where
                                    ///< braces nest: a body that defines a container by them, or
                                    ///< gives a member of theirs a function, is parsed
  Strings environment;       ///< what stands before the name of an environment variable; with
                             ///< a '*' in front the end of a longer word too
  bool skip_bodies = false;  ///< function bodies are left out of the parse
  std::span<const StatementRule> statements;  ///< of the reader "statements"
  std::string_view tags_query;                ///< queries/tags.scm
  Strings injects;                            ///< languages of the pieces that its query names
  std::span<const FrameworkQuery> framework_queries;  ///< frameworks/*.scm
  ImportStyle import_style = ImportStyle::none;
  ImportStyle import_fallback = ImportStyle::none;  ///< for what the first resolves to nothing
  std::string_view import_separator;                ///< between the parts of a module's name
  std::string_view import_scheme;                   ///< before the name of a package: "package:"
  bool import_file_modules = false;                 ///< a file is a module of its own name
  bool import_folders = false;                      ///< a folder may be imported
  NameScope name_scope = NameScope::file;
  std::string_view import_prefix_file;  ///< manifest that declares the prefix
  std::string_view import_prefix_fact;  ///< JSON Pointer in it
  Strings import_extensions;            ///< tried when a target has none
  Strings import_index_files;           ///< tried when a target is a folder
  Strings import_roots;                 ///< source roots tried before the target ("src", "lib")
  Strings import_entry_facts;  ///< of the prefix file: pointers to the files its package opens with
  Strings import_prefix_maps;  ///< of the prefix file: pointers to front of names -> folders
  Strings import_alias_files;  ///< names of files that give targets other names
  std::string_view import_alias_fact;  ///< pointer in them: pattern with '*' -> list of paths
  std::string_view import_base_fact;   ///< pointer in them: folder that targets start from
  Strings test_paths;                  ///< globs of test files
  Strings test_names;            ///< globs of definitions of which a file that holds tests has one
  Strings test_calls;            ///< names of which it uses one; both empty: nothing tells
  std::string_view export_rule;  ///< "query", "capitalised", "not-underscore", "all"
  std::string_view fingerprint;  ///< hex; changes with anything that shapes a summary
  std::string_view package;      ///< npm package, empty for a reader
  std::string_view version;
  std::string_view licence;
};

/// All languages in order of name. Row i is language number i + 1 (0 is "none").
std::span<const LanguageSpec> languages();

/// Hex; changes with the sources of parse/, which shape every summary.
std::string_view extractor_fingerprint();

}  // namespace brief
