// An index made by hand, as if a small repository had been parsed and linked.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "brief/claims.hpp"
#include "brief/index.hpp"

namespace brief::test {

inline constexpr std::string_view kAlphaTests[] = {"test_*.al", "*_test.al"};
inline constexpr std::string_view kAlphaExtensions[] = {".al"};
inline constexpr std::string_view kAlphaIndexes[] = {"__init__.al"};

/// A language whose modules are dotted.
inline const LanguageSpec kAlpha{.name = "alpha",
                                 .title = "Alpha",
                                 .family = "alpha",
                                 .import_style = ImportStyle::dotted_module,
                                 .import_extensions = kAlphaExtensions,
                                 .import_index_files = kAlphaIndexes,
                                 .test_paths = kAlphaTests};
inline constexpr std::string_view kBetaShebangs[] = {"beta"};
/// A language that declares in one file what it defines in another; its files can be run.
inline const LanguageSpec kBeta{.name = "beta",
                                .title = "Beta",
                                .family = "beta",
                                .shebangs = kBetaShebangs,
                                .import_style = ImportStyle::include_suffix};
/// A structured format.
inline const LanguageSpec kForm{
    .name = "form", .title = "Form", .family = "form", .reader = "form", .is_code = false};

class FileBuilder {
 public:
  FileBuilder(std::string path, const LanguageSpec* language) {
    file_.path = std::move(path);
    file_.language = language;
    summary_ = std::make_shared<FileSummary>();
    summary_->text = " ";
    summary_->lines = 10;
  }
  FileBuilder& role(FileRole role) { return file_.role = role, *this; }
  FileBuilder& kind(FileKind kind) { return file_.kind = kind, *this; }
  FileBuilder& opaque(Opaque opaque) { return file_.opaque = opaque, *this; }
  /// Its weight among the files; ranks count only in an index with edges, so one is made.
  FileBuilder& rank(std::uint64_t rank) { return rank_ = rank, ranked_ = true, *this; }
  FileBuilder& lines(std::uint32_t lines) { return summary_->lines = lines, *this; }
  FileBuilder& doc(std::string_view text) {
    summary_->doc = put(text);
    summary_->doc_line = 1;
    return *this;
  }
  FileBuilder& generated(std::string_view by, std::uint32_t line) {
    summary_->generated_by = put(by);
    summary_->generated_line = line;
    return role(FileRole::generated);
  }
  FileBuilder& fact(std::string_view key, std::string_view value, std::uint32_t line) {
    summary_->facts.push_back({put(key), put(value), line, line});
    return *this;
  }
  FileBuilder& define(DefinitionKind kind, std::string_view name, std::string_view signature,
                      std::uint32_t line, std::uint32_t end_line, std::string_view doc = {}) {
    Definition definition;
    definition.name_hash = base::name_hash(name);
    definition.name = put(name);
    definition.signature = put(signature);
    definition.doc = put(doc);
    definition.line = line;
    definition.end_line = end_line;
    definition.kind = kind;
    summary_->definitions.push_back(definition);
    return *this;
  }
  FileBuilder& imports(std::string_view target, std::uint32_t line) {
    return summary_->imports.push_back({put(target), {}, line}), *this;
  }
  FileBuilder& imports_name(std::string_view target, std::string_view name, std::uint32_t line) {
    return summary_->imports.push_back({put(target), put(name), line}), *this;
  }
  /// A use of a name; uses are kept sorted, as the extractor writes them.
  FileBuilder& refers(std::string_view name) {
    summary_->references.push_back({base::name_hash(name), put(name), 1, ReferenceKind::call});
    std::sort(summary_->references.begin(), summary_->references.end(),
              [](const Reference& a, const Reference& b) { return a.name_hash < b.name_hash; });
    return *this;
  }
  FileBuilder& inside(std::uint32_t parent) {
    return summary_->definitions.back().parent = parent, *this;
  }
  FileBuilder& entry() { return summary_->definitions.back().entry = true, *this; }

 private:
  friend class IndexBuilder;
  Str put(std::string_view text) {
    const Str str{static_cast<std::uint32_t>(summary_->text.size()),
                  static_cast<std::uint32_t>(text.size())};
    summary_->text += text;
    return str;
  }
  IndexedFile file_;
  std::shared_ptr<FileSummary> summary_;
  std::uint64_t rank_ = 1;
  bool ranked_ = false;
};

class IndexBuilder {
 public:
  FileBuilder& file(std::string path, const LanguageSpec* language = nullptr) {
    files_.push_back(std::make_unique<FileBuilder>(std::move(path), language));
    return *files_.back();
  }
  IndexBuilder& uses(std::string from, std::string to, std::uint32_t line = 1) {
    imports_.push_back({std::move(from), std::move(to), line});
    return *this;
  }
  /// Ranked definitions in the order given, the best first.
  IndexBuilder& ranked(std::string path, std::uint32_t definition, std::uint32_t users,
                       std::uint32_t test_users = 0) {
    ranked_.push_back({std::move(path), definition, users, test_users});
    return *this;
  }

  Index build() {
    std::sort(files_.begin(), files_.end(),
              [](const auto& a, const auto& b) { return a->file_.path < b->file_.path; });
    Index index;
    for (const auto& file : files_) {
      file->file_.summary = file->summary_;
      index.files.push_back(file->file_);
      index.file_rank.push_back(file->rank_);
      if (file->ranked_ && index.edges.empty()) index.edges.push_back({0, 0, 0});
    }
    for (const Use& use : imports_) {
      index.imports.push_back({row(use.from), row(use.to), use.line});
      index.edges.push_back({row(use.from), row(use.to), 1});
    }
    std::uint64_t rank = 1000000;
    for (const Ranked& one : ranked_)
      index.definitions.push_back(
          {row(one.path), one.definition, rank--, one.users, one.test_users});
    return index;
  }

 private:
  struct Use {
    std::string from, to;
    std::uint32_t line;
  };
  struct Ranked {
    std::string path;
    std::uint32_t definition, users, test_users;
  };
  std::uint32_t row(const std::string& path) const {
    for (std::uint32_t i = 0; i < files_.size(); ++i)
      if (files_[i]->file_.path == path) return i;
    return 0xffffffff;
  }
  std::vector<std::unique_ptr<FileBuilder>> files_;
  std::vector<Use> imports_;
  std::vector<Ranked> ranked_;
};

inline std::vector<std::string> texts(const Section& section) {
  std::vector<std::string> out;
  for (const Claim& claim : section.claims) out.push_back(claim.text);
  return out;
}

/// The texts of the claims that are in the compact form, or of the others.
inline std::vector<std::string> texts(const Section& section, bool extra) {
  std::vector<std::string> out;
  for (const Claim& claim : section.claims)
    if (claim.extra == extra) out.push_back(claim.text);
  return out;
}

inline bool has_text(const Section& section, std::string_view part) {
  return std::any_of(section.claims.begin(), section.claims.end(), [&](const Claim& claim) {
    return claim.text.find(part) != std::string::npos;
  });
}

}  // namespace brief::test

template <>
struct doctest::StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string out = "\n";
    for (const std::string& line : lines) out += line + "\n";
    return out.c_str();
  }
};
