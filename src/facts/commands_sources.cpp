#include "facts/commands_sources.hpp"

#include <algorithm>
#include <set>

#include "facts/commands_shell.hpp"

namespace brief::facts {
namespace {

// Of one source: a hostile file may include itself and the whole tree.
constexpr std::size_t kMaxFiles = 1000;

class FileList {
 public:
  FileList(const Context& context, const ScriptSource& source)
      : context_(context), source_(source) {}

  std::vector<std::uint32_t> run() {
    for (const std::string& pattern : source_.files) add(context_.matching(pattern));
    for (std::size_t at = 0; at < rows_.size() && !source_.includes.empty(); ++at)
      included(context_.index().files[rows_[at]]);
    return std::move(rows_);
  }

 private:
  void add(const std::vector<std::uint32_t>& rows) {
    for (const std::uint32_t row : rows)
      if (rows_.size() < kMaxFiles && seen_.insert(row).second) rows_.push_back(row);
  }

  void included(const IndexedFile& file) {
    const FileSummary& summary = *file.summary;
    for (const Fact& fact : summary.facts) {
      const std::string_view key = summary.view(fact.key);
      if (std::any_of(source_.includes.begin(), source_.includes.end(),
                      [&](const PointerPattern& pattern) { return pattern.match(key); }))
        include(folder_of(file.path), summary.view(fact.value));
    }
  }

  // From the root where it begins with '/', else from the file's folder, else from the root.
  void include(std::string_view folder, std::string_view path) {
    const bool rooted = path.substr(0, 1) == "/";
    if (rooted) path.remove_prefix(1);
    if (path.find('*') != std::string_view::npos) return add(context_.matching(path));
    for (const std::string_view from : {rooted ? std::string_view{} : folder, std::string_view{}}) {
      std::string joined;
      if (!join_folder(from, path, joined)) continue;
      const std::uint32_t row = context_.row(joined);
      if (row != kNoRow) return add({row});
    }
  }

  const Context& context_;
  const ScriptSource& source_;
  std::vector<std::uint32_t> rows_;
  std::set<std::uint32_t> seen_;
};

}  // namespace

std::vector<std::uint32_t> files_of(const Context& context, const ScriptSource& source) {
  return FileList(context, source).run();
}

std::string common_spelling(std::string_view script, const ScriptSource& source,
                            const CommandBook& book) {
  std::string out(script);
  for (const Spellings* spellings : {&source.spellings, &book.spellings})
    for (const auto& [spelt, written] : *spellings)
      if (spelt.find(out)) out = spelt.replaced(out, written);
  return out;
}

}  // namespace brief::facts
