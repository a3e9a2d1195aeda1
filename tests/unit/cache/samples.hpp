// Summaries, stat caches and folders for the tests of the cache.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "cache/cache.hpp"

namespace brief::test {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {  // splitmix64 (Steele, Lea, Flood 2014)
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  std::uint32_t below(std::uint64_t limit) { return static_cast<std::uint32_t>(next() % limit); }

 private:
  std::uint64_t state_;
};

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = std::filesystem::temp_directory_path() / "brief-cache-XXXXXX";
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    root_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& root() const { return root_; }
  std::string cache() const { return root_ + "/brief"; }

 private:
  std::string root_;
};

inline std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline Str add_text(FileSummary& summary, Random& random, std::size_t most) {
  const Str piece{static_cast<std::uint32_t>(summary.text.size()), random.below(most + 1)};
  for (std::uint32_t i = 0; i < piece.size; ++i)
    summary.text += static_cast<char>(random.below(256));
  return piece.size == 0 ? Str{} : piece;
}

/// A summary that uses every field; the same seed gives the same one. `rows` is about its size.
inline std::shared_ptr<FileSummary> random_summary(std::uint64_t seed, std::size_t rows = 6) {
  Random random(seed);
  auto s = std::make_shared<FileSummary>();
  s->language = add_text(*s, random, 8);
  s->doc = add_text(*s, random, 30);
  s->generated_by = add_text(*s, random, 5);
  s->doc_line = random.below(100);
  s->lines = random.below(100000);
  s->generated_line = random.below(5);
  s->binary = random.below(2) != 0;
  s->minified = random.below(2) != 0;
  s->truncated = random.below(2) != 0;
  for (std::uint32_t i = 0, n = random.below(rows + 1); i < n; ++i) {
    const auto kind = static_cast<DefinitionKind>(random.below(std::size(kDefinitionKindNames)));
    const std::uint32_t parent = i > 0 && random.below(2) != 0 ? random.below(i) : kNoParent;
    s->definitions.push_back({random.next(), add_text(*s, random, 9), add_text(*s, random, 20),
                              add_text(*s, random, 20), random.below(1000), random.below(1000),
                              parent, kind, random.below(2) != 0, random.below(2) != 0});
  }
  for (std::uint32_t i = 0, n = random.below(rows + 1); i < n; ++i)
    s->references.push_back({random.next(), add_text(*s, random, 9), random.below(50),
                             static_cast<ReferenceKind>(random.below(4))});
  for (std::uint32_t i = 0, n = random.below(rows + 1); i < n; ++i)
    s->imports.push_back({add_text(*s, random, 9), add_text(*s, random, 9), random.below(1000),
                          static_cast<std::uint8_t>(random.below(8))});
  for (std::uint32_t i = 0, n = random.below(rows + 1); i < n; ++i)
    s->facts.push_back({add_text(*s, random, 9), add_text(*s, random, 30), random.below(1000),
                        random.below(1000)});
  for (std::uint32_t i = 0, n = random.below(3); i < n; ++i)
    s->diagnostics.push_back({add_text(*s, random, 30), random.below(1000)});
  return s;
}

template <typename Row>
bool same_rows(const std::vector<Row>& a, const std::vector<Row>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(Row)) == 0);
}

inline bool same(Str a, Str b) { return a.offset == b.offset && a.size == b.size; }

inline bool same(const FileSummary& a, const FileSummary& b) {
  return a.text == b.text && same(a.language, b.language) && same(a.doc, b.doc) &&
         a.doc_line == b.doc_line && a.lines == b.lines && a.generated_line == b.generated_line &&
         same(a.generated_by, b.generated_by) && a.binary == b.binary && a.minified == b.minified &&
         a.truncated == b.truncated && a.hung == b.hung &&
         same_rows(a.definitions, b.definitions) && same_rows(a.references, b.references) &&
         same_rows(a.imports, b.imports) && same_rows(a.facts, b.facts) &&
         same_rows(a.diagnostics, b.diagnostics);
}

inline bool same(const StatCache& a, const StatCache& b) {
  return a.worktree_id == b.worktree_id && a.fingerprint == b.fingerprint &&
         a.scan_start_ns == b.scan_start_ns && a.text == b.text && same_rows(a.inputs, b.inputs) &&
         same_rows(a.folders, b.folders) && same_rows(a.files, b.files) && a.memo == b.memo;
}

inline bool same(const cache::BlobLink& a, const cache::BlobLink& b) {
  return a.oid == b.oid && a.content == b.content && a.language == b.language &&
         a.path_class == b.path_class && a.size == b.size;
}

inline ContentId key_of(std::uint64_t seed) {
  return cache::summary_key({seed, ~seed}, "language fingerprint");
}

inline std::vector<ContentId> keys(std::uint64_t from, std::uint64_t to) {
  std::vector<ContentId> out;
  for (std::uint64_t i = from; i < to; ++i) out.push_back(key_of(i));
  return out;
}

inline cache::NewSummary new_summary(std::uint64_t seed, std::size_t rows = 6) {
  return {key_of(seed), random_summary(seed, rows)};
}

inline std::vector<cache::NewSummary> summaries(std::uint64_t from, std::uint64_t to) {
  std::vector<cache::NewSummary> out;
  for (std::uint64_t i = from; i < to; ++i) out.push_back(new_summary(i));
  return out;
}

/// All of [from, to) are found, and right.
inline bool holds(const cache::Cache& cache, std::uint64_t from, std::uint64_t to) {
  for (std::uint64_t i = from; i < to; ++i) {
    const auto found = cache.find(key_of(i));
    if (!found || !same(*found, *random_summary(i))) return false;
  }
  return true;
}

inline cache::BlobLink link_of(std::uint64_t seed) {
  Random random(seed ^ 0xabcdef);
  cache::BlobLink link;
  for (std::uint8_t& byte : link.oid.bytes) byte = static_cast<std::uint8_t>(random.below(256));
  link.content = {random.next(), random.next()};
  link.language = static_cast<std::uint16_t>(random.below(30));
  link.path_class = random.next();
  link.size = random.next();
  return link;
}

inline StatCache stats_of(std::uint64_t id, std::uint32_t files) {
  Random random(id);
  StatCache stats;
  stats.worktree_id = id;
  stats.fingerprint = {random.next(), random.next()};
  stats.scan_start_ns = static_cast<std::int64_t>(random.below(1u << 31));
  const auto path = [&](const std::string& text) {
    const Str piece{static_cast<std::uint32_t>(stats.text.size()),
                    static_cast<std::uint32_t>(text.size())};
    stats.text += text;
    return piece;
  };
  const auto stat = [&] {
    return StatData{static_cast<std::int64_t>(random.next() >> 1),
                    static_cast<std::int64_t>(random.next() >> 1),
                    random.next(),
                    random.next(),
                    random.next(),
                    random.below(1u << 31),
                    random.below(1000)};
  };
  stats.inputs.push_back({stat(), path("/etc/gitconfig")});
  stats.folders.push_back({stat(), Str{}, true});
  for (std::uint32_t i = 0; i < files; ++i) {
    std::string number = std::to_string(i);
    number.insert(0, 8 - number.size(), '0');
    stats.files.push_back({stat(),
                           {random.next(), random.next()},
                           path("src/" + number + ".c"),
                           static_cast<std::uint16_t>(random.below(30)),
                           static_cast<FileKind>(random.below(3)),
                           random.below(2) != 0,
                           random.below(2) != 0});
  }
  stats.memo = "what the last refresh wrote";
  return stats;
}

/// All files below `folder`, by relative path.
inline std::map<std::string, std::string> snapshot(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && !entry.is_symlink())
      files[std::filesystem::relative(entry.path(), folder)] = read_bytes(entry.path());
  return files;
}

inline void restore(const std::string& folder, const std::map<std::string, std::string>& files) {
  std::filesystem::remove_all(folder);
  for (const auto& [name, bytes] : files) {
    const std::filesystem::path path = folder + "/" + name;
    std::filesystem::create_directories(path.parent_path());
    write_bytes(path, bytes);
  }
}

}  // namespace brief::test
