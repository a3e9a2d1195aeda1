#include "notes/front_matter.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"

using namespace brief;

TEST_CASE("the head is what stands between the first line and the next of three dashes") {
  const auto head = notes::split_front_matter("---\nkind: next\n---\n\ntext\n---\nmore\n");
  CHECK(head.present);
  CHECK(head.yaml == "kind: next\n");
  CHECK(head.body == "\ntext\n---\nmore\n");
  CHECK(head.line == 4);
}

TEST_CASE("a byte order mark is passed over; a file without a head, or with an open one, is text") {
  CHECK(notes::split_front_matter("\xef\xbb\xbf---\n---\nx").body == "x");
  const auto none = notes::split_front_matter("text\n---\n");
  CHECK_FALSE(none.present);
  CHECK(none.body == "text\n---\n");
  CHECK(none.line == 1);
  const auto open = notes::split_front_matter("---\nkind: next\n");
  CHECK(open.unclosed);
  CHECK(open.body == "---\nkind: next\n");
}

TEST_CASE("keys are replaced with the lines that belong to them; the rest stays byte for byte") {
  const std::string yaml =
      "# mine\nkind: next  # soon\non:\n  - path: a\n    symbol: b\n# about\nowner: 'x'\n";
  CHECK(notes::with_keys(yaml, {{"on", "on:\n  - path: c\n"}}) ==
        "# mine\nkind: next  # soon\non:\n  - path: c\n# about\nowner: 'x'\n");
  CHECK(notes::with_keys(yaml, {{"kind", ""}, {"status", "status: resolved\n"}}) ==
        "# mine\non:\n  - path: a\n    symbol: b\n# about\nowner: 'x'\nstatus: resolved\n");
  CHECK(notes::with_keys("a: 1\na: 2", {{"a", "a: 3\n"}}) == "a: 3\n");
}

TEST_CASE("scalars that YAML would read as something else are quoted") {
  CHECK(notes::yaml_scalar("src/a-b.c") == "src/a-b.c");
  CHECK(notes::yaml_scalar("yes") == "'yes'");
  CHECK(notes::yaml_scalar("1.5") == "'1.5'");
  CHECK(notes::yaml_scalar("it's: #x") == "'it''s: #x'");
}

TEST_CASE("paths of any bytes come back from how they are shown") {
  for (const std::string path : {"a b", "tab\there", "\xff\xfe", "q\"q\\", "new\nline", "ü"})
    CHECK(notes::raw_path(base::display_path(path)) == path);
}
