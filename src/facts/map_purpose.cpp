#include "facts/map_purpose.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "facts/map_text.hpp"
#include "facts/rules.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kPurposeWidth = 110;
constexpr std::size_t kFewestWords = 3;

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : base::to_lower(text))
    if (static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)))
      out += c;
  return out;
}

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool letter =
        static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c));
    words += letter && !inside ? 1 : 0;
    inside = letter || (inside && (c == '-' || c == '\'' || c == '_'));
  }
  return words;
}

// Comments at the head of a file that say nothing of its purpose.
bool is_boilerplate(std::string_view text) {
  static constexpr std::string_view kMarks[] = {"copyright",
                                                "licen",
                                                "spdx",
                                                "all rights reserved",
                                                "http://",
                                                "https://",
                                                "todo",
                                                "fixme",
                                                "disable ",
                                                "eslint",
                                                "noqa",
                                                "pylint:",
                                                "mypy:",
                                                "pyright:",
                                                "fmt: ",
                                                "pragma",
                                                "-*-",
                                                "vim:",
                                                "@ts-",
                                                "@flow",
                                                "do not edit",
                                                "```",
                                                "doctype",
                                                "![",
                                                "<img",
                                                "<reference ",
                                                "<amd-",
                                                "use strict",
                                                "help get you started",
                                                "getting started with create"};
  const std::string lower = base::to_lower(text);
  return std::any_of(std::begin(kMarks), std::end(kMarks),
                     [&](std::string_view mark) { return lower.find(mark) != std::string::npos; });
}

// What a comment says of the lines below it, of its author, or in another notation.
bool is_remark(std::string_view text) {
  static constexpr std::string_view kStarts[] = {"if ",
                                                 "we ",
                                                 "on ",
                                                 "note",
                                                 "see ",
                                                 "when ",
                                                 "you ",
                                                 "please ",
                                                 "this website is built ",
                                                 "this site is built ",
                                                 "this template ",
                                                 "this file is part of ",
                                                 "the author",
                                                 "the following ",
                                                 "node ",
                                                 "npm ",
                                                 "run ",
                                                 "this file should",
                                                 "this file must",
                                                 "this is a starter",
                                                 "this project was "};
  const std::string lower = base::to_lower(text);
  const auto starts = [&](std::string_view start) { return lower.rfind(start, 0) == 0; };
  const bool plain = std::isalnum(static_cast<unsigned char>(text.front())) ||
                     static_cast<unsigned char>(text.front()) >= 0x80 ||
                     std::string_view("`'\"[(<").find(text.front()) != std::string_view::npos;
  return !plain || lower.find('@') != std::string::npos ||
         std::any_of(std::begin(kStarts), std::end(kStarts), starts);
}

// "port/config.h is found by …": what stands first is another file, and the sentence is about it.
bool begins_with_path(std::string_view text) {
  const std::string_view word = text.substr(0, text.find(' '));
  const std::size_t slash = word.rfind('/');
  return slash != std::string_view::npos && slash > 0 &&
         word.find('.', slash) != std::string_view::npos && word.back() != '.';
}

// "a library version 1.3, January 2024": a number that each release changes.
std::string_view without_version(std::string_view text) {
  const std::size_t at = text.find(" version ");
  const bool number = at != std::string_view::npos && at + 9 < text.size() &&
                      std::isdigit(static_cast<unsigned char>(text[at + 9]));
  return number ? text.substr(0, at) : text;
}

// "adlist.c - A generic list": the name is in the path already.
std::string_view without_own_name(std::string_view text, std::string_view name) {
  text = base::trim(text);
  if (text.substr(0, name.size()) != name) return text;
  const std::string_view rest = base::trim(text.substr(name.size()));
  const std::size_t start = rest.find_first_not_of("-: ");
  return start == 0 || start == std::string_view::npos ? text : rest.substr(start);
}

bool is_readme(std::string_view path) {
  return base::to_lower(name_of_path(path)).rfind("readme", 0) == 0;
}

}  // namespace

Purposes::Purposes(const Context& context) : context_(context) {
  for (const Finding& finding : context.findings("description")) {
    if (finding.folder.empty()) known_.insert(folded(base::first_sentence(finding.value)));
    descriptions_.emplace(finding.folder, &finding);
  }
  know_readmes();
}

void Purposes::know_readmes() {
  for (const IndexedFile& file : context_.index().files) {
    const bool own = Context::speaks(file) || file.role == FileRole::vendored;
    if (!own || !is_readme(file.path)) continue;
    const auto summary = context_.fact(file.path, "/summary");
    if (!summary) continue;
    const std::string_view folder = folder_of(file.path);
    if (folder.empty()) known_.insert(folded(base::first_sentence(summary->value)));
    readmes_.emplace(std::string(folder), *summary);
  }
}

std::optional<Purpose> Purposes::accept(std::string_view text, std::string_view subject,
                                        Evidence evidence) const {
  const std::string_view sentence = without_version(base::first_sentence(text));
  if (words_in(sentence) < kFewestWords || is_boilerplate(sentence)) return std::nullopt;
  if (is_remark(sentence) || begins_with_path(sentence)) return std::nullopt;
  if (known_.contains(folded(sentence)) || folded(sentence) == folded(subject)) return std::nullopt;
  std::string quoted = quotation(sentence, kPurposeWidth);
  if (quoted.empty()) return std::nullopt;
  return Purpose{std::move(quoted), std::move(evidence)};
}

std::optional<Purpose> Purposes::of_package_comment(const std::vector<std::uint32_t>& rows) const {
  const auto table = rule_book().names.find("map/package_comments");
  const auto speaks_for_folder = [&](std::string_view path) {
    return table != rule_book().names.end() && table->second.find(name_of_path(path)) != nullptr;
  };
  const auto& files = context_.index().files;
  for (const std::uint32_t row : rows)
    if (speaks_for_folder(files[row].path))
      if (auto purpose = of_file(row)) return purpose;
  for (const std::uint32_t row : rows) {
    // Where a package is a folder, the comment of the package may head any of its files.
    // There it says so: a comment that heads a file may as well be about what follows.
    const bool whole_folder =
        files[row].language->import_style == ImportStyle::package_path &&
        files[row].summary->view(files[row].summary->doc).substr(0, 8) == "Package ";
    if (whole_folder || rows.size() == 1)
      if (auto purpose = of_file(row)) return purpose;
  }
  return std::nullopt;
}

std::optional<Purpose> Purposes::of_folder(std::string_view folder,
                                           const std::vector<std::uint32_t>& rows) const {
  const std::string key(folder);
  const std::string_view name = name_of_path(folder);
  if (const auto found = descriptions_.find(key); found != descriptions_.end())
    if (auto purpose = accept(found->second->value, name, found->second->evidence)) return purpose;
  if (auto purpose = of_package_comment(rows)) return purpose;
  if (const auto found = readmes_.find(key); found != readmes_.end())
    if (auto purpose = accept(found->second.value, name, found->second.evidence())) return purpose;
  return std::nullopt;
}

std::optional<Purpose> Purposes::of_file(std::uint32_t row) const {
  const IndexedFile& file = context_.index().files[row];
  const FileSummary& summary = *file.summary;
  if (summary.doc.size == 0) return std::nullopt;
  // A comment below the first import speaks of what follows it.
  if (!summary.imports.empty() && summary.imports.front().line < summary.doc_line)
    return std::nullopt;
  if (!summary.definitions.empty() && summary.definitions.front().line < summary.doc_line)
    return std::nullopt;
  const std::string_view name = name_of_path(file.path);
  return accept(without_own_name(summary.view(summary.doc), name), name,
                {file.path, summary.doc_line, summary.doc_line});
}

}  // namespace brief::facts
