#include "notes/anchor.hpp"

#include <doctest/doctest.h>

#include <map>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"
#include "notes/symbol.hpp"

using namespace brief;

namespace {

// Files of which every line "def NAME" opens a definition that ends before the next one.
class Tree {
 public:
  void put(const std::string& path, const std::string& bytes) { files_[path] = bytes; }
  void remove(const std::string& path) { files_.erase(path); }
  void move(const std::string& from, const std::string& to) {
    files_[to] = files_[from];
    files_.erase(from);
  }

  notes::Surroundings around() {
    index_ = {};
    for (const auto& [path, bytes] : files_) {
      IndexedFile file;
      file.path = path;
      file.summary = std::make_shared<const FileSummary>(summary_of(bytes));
      index_.files.push_back(file);
    }
    notes::Surroundings around;
    around.index = &index_;
    around.read = [this](const std::string& path) -> std::optional<std::string> {
      const auto found = files_.find(path);
      return found == files_.end() ? std::nullopt : std::optional(found->second);
    };
    around.content = [this](const std::string& path) {
      const auto found = files_.find(path);
      return found == files_.end() ? ContentId{} : base::hash128(found->second);
    };
    around.path_with = [this](const ContentId& content) -> std::string {
      for (const auto& [path, bytes] : files_)
        if (base::hash128(bytes) == content) return path;
      return {};
    };
    return around;
  }

 private:
  static FileSummary summary_of(const std::string& bytes) {
    FileSummary summary;
    std::uint32_t number = 0;
    std::uint32_t outer = kNoParent;
    for (const std::string_view line : base::split(bytes, '\n')) {
      ++number;
      const std::string_view text = base::trim(line);
      if (!text.starts_with("def ")) {
        if (!summary.definitions.empty() && !text.empty())
          summary.definitions.back().end_line = number;
        continue;
      }
      const std::string_view name = text.substr(4);
      Definition d;
      d.name = {static_cast<std::uint32_t>(summary.text.size()),
                static_cast<std::uint32_t>(name.size())};
      d.line = d.end_line = number;
      if (line.front() == ' ') d.parent = outer;
      summary.text += name;
      summary.definitions.push_back(d);
      if (line.front() != ' ') outer = static_cast<std::uint32_t>(summary.definitions.size() - 1);
    }
    return summary;
  }

  std::map<std::string, std::string> files_;
  Index index_;
};

}  // namespace

TEST_CASE("an anchor is the same while its definition is, wherever in the file it stands") {
  Tree tree;
  tree.put("a.x", "def one\nbody\ndef two\nother\n");
  const NoteAnchor anchor = notes::pin(tree.around(), "a.x", "one");
  CHECK_FALSE(anchor.hash.empty());
  CHECK(notes::place(tree.around(), anchor, true).state == AnchorState::same);
  tree.put("a.x", "new head\n\ndef two\nchanged\ndef one\n   body  \n\n");
  const PlacedAnchor moved_down = notes::place(tree.around(), anchor, true);
  CHECK(moved_down.state == AnchorState::same);
  CHECK(moved_down.line == 5);
  CHECK(moved_down.end_line == 6);
  tree.put("a.x", "def one\nbody!\ndef two\nother\n");
  CHECK(notes::place(tree.around(), anchor, true).state == AnchorState::changed);
  CHECK(notes::place(tree.around(), anchor, false).state == AnchorState::same);
}

TEST_CASE("an anchor follows a rename, of a file and of a definition's home") {
  Tree tree;
  tree.put("a.x", "def one\nbody\n");
  tree.put("b.x", "def one\nanother\n");
  tree.put("c.txt", "text\n");
  const NoteAnchor symbol = notes::pin(tree.around(), "a.x", "one");
  const NoteAnchor file = notes::pin(tree.around(), "c.txt", "");
  tree.move("a.x", "deep/z.x");
  tree.move("c.txt", "deep/d.txt");
  PlacedAnchor placed = notes::place(tree.around(), symbol, false);
  CHECK(placed.path == "deep/z.x");
  CHECK(placed.moved);
  CHECK(placed.state == AnchorState::same);
  placed = notes::place(tree.around(), file, true);
  CHECK(placed.path == "deep/d.txt");
  CHECK(placed.state == AnchorState::same);
  // Renamed and edited: the only one of its name, and due.
  tree.remove("b.x");
  tree.put("deep/z.x", "def one\nbody 2\n");
  placed = notes::place(tree.around(), symbol, true);
  CHECK(placed.path == "deep/z.x");
  CHECK(placed.state == AnchorState::changed);
  // Two candidates, neither as it was: no guess.
  tree.put("b.x", "def one\nanother\n");
  placed = notes::place(tree.around(), symbol, true);
  CHECK(placed.state == AnchorState::gone);
  CHECK(placed.path.empty());
}

TEST_CASE("what is gone is gone, and a file that lost the definition is still named") {
  Tree tree;
  tree.put("a.x", "def one\nbody\n");
  const NoteAnchor anchor = notes::pin(tree.around(), "a.x", "one");
  tree.put("a.x", "def other\nbody\n");
  const PlacedAnchor placed = notes::place(tree.around(), anchor, true);
  CHECK(placed.state == AnchorState::gone);
  CHECK(placed.path == "a.x");
  CHECK_FALSE(placed.has_symbol);
}

TEST_CASE("symbols are named by their last parts; overloads are told apart by content") {
  Tree tree;
  tree.put("a.x", "def Server\n def run\n one\ndef Client\n def run\n two\n");
  const auto around = tree.around();
  const FileSummary& summary = *around.index->files[0].summary;
  CHECK(notes::definitions_called(summary, "run").size() == 2);
  CHECK(notes::definitions_called(summary, "Client.run") == std::vector<std::uint32_t>{3});
  CHECK(notes::definitions_called(summary, "Client::run") == std::vector<std::uint32_t>{3});
  CHECK(notes::definitions_called(summary, "un").empty());
  CHECK(notes::pin(around, "a.x", "Client::run").symbol == "Client.run");
}

TEST_CASE("folders are pinned to by path alone") {
  Tree tree;
  tree.put("src/a.x", "def one\n");
  const NoteAnchor anchor = notes::pin(tree.around(), "src/", "");
  CHECK(anchor.path == "src");
  CHECK(anchor.hash.empty());
  tree.put("src/a.x", "def two\n");
  CHECK(notes::place(tree.around(), anchor, true).state == AnchorState::same);
  tree.move("src/a.x", "lib/a.x");
  CHECK(notes::place(tree.around(), anchor, true).state == AnchorState::gone);
}

TEST_CASE("a typo is answered with the nearest path or symbol") {
  Tree tree;
  tree.put("src/auth.x", "def login\nbody\n");
  tree.put("src/other.x", "def logout\n");
  const auto hint = [&](const std::string& path, const std::string& symbol) -> std::string {
    try {
      notes::pin(tree.around(), path, symbol);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::usage);
      return error.hint();
    }
    return "nothing was thrown";
  };
  CHECK(hint("src/atuh.x", "") == "did you mean src/auth.x?");
  CHECK(hint("SRC/auth.X", "") == "did you mean src/auth.x?");
  CHECK(hint("auth.x", "") == "did you mean src/auth.x?");
  CHECK(hint("src/auth.x", "lgoin") == "did you mean login?");
  CHECK(hint("zzzzzzzzzzzzzzz", "").find("git ls-files") != std::string::npos);
}

TEST_CASE("a path that holds # is a path where there is such a file") {
  Tree tree;
  tree.put("c#/a.x", "def one\n");
  CHECK(notes::parse_anchor(tree.around(), "c#/a.x").path == "c#/a.x");
  const NoteAnchor anchor = notes::parse_anchor(tree.around(), "c#/a.x#one");
  CHECK(anchor.path == "c#/a.x");
  CHECK(anchor.symbol == "one");
}
