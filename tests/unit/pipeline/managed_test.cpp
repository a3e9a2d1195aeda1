#include "pipeline/managed.hpp"

#include <doctest/doctest.h>

using namespace brief;

TEST_CASE("a block can be put into any text and taken out without a trace") {
  for (const std::string text : {"", "\n", "a", "a\n", "a\n\n", "a\n\n\n", "\n\n", "a\r\nb"}) {
    INFO("text: ", text);
    const std::string with = pipeline::with_block(text, "pointer", "Read it.\n");
    CHECK(pipeline::has_block(with, "pointer"));
    CHECK(with != text);
    CHECK(pipeline::with_block(with, "pointer", "Read it.\n") == with);
    CHECK(pipeline::without_block(with, "pointer") == text);
  }
}

TEST_CASE("a block is replaced where it stands, and what follows it stays") {
  const std::string with = pipeline::with_block("a\n", "pointer", "one\n") + "\nb\n";
  const std::string other = pipeline::with_block(with, "pointer", "two\n");
  CHECK(other == "a\n\n<!-- brief:pointer -->\ntwo\n<!-- /brief:pointer -->\n\nb\n");
  CHECK(pipeline::without_block(other, "pointer") == "a\n\nb\n");
}

TEST_CASE("marks within a line or without their end are no block") {
  CHECK_FALSE(
      pipeline::has_block("see <!-- brief:pointer -->\n<!-- /brief:pointer -->\n", "pointer"));
  CHECK_FALSE(pipeline::has_block("<!-- brief:pointer -->\nopen\n", "pointer"));
  CHECK(pipeline::without_block("<!-- brief:pointer -->\nopen\n", "pointer") ==
        "<!-- brief:pointer -->\nopen\n");
}

TEST_CASE("a line can be put into any text and taken out without a trace") {
  for (const std::string text : {"", "\n", "a", "a\n", "a\n\n"}) {
    const std::string with = pipeline::with_line(text, "x y");
    CHECK(pipeline::with_line(with, "x y") == with);
    CHECK(pipeline::without_line(with, "x y") == text);
  }
  CHECK(pipeline::without_line("x y z\n", "x y") == "x y z\n");
}

TEST_CASE("the attributes line means the brief and no other file") {
  CHECK(pipeline::attributes_line("PROJECT_CONTEXT.md") ==
        "/PROJECT_CONTEXT.md merge=brief linguist-generated");
  CHECK(pipeline::attributes_line("docs/my [x].md") ==
        "\"/docs/my \\\\[x].md\" merge=brief linguist-generated");
  for (const std::string output : {"PROJECT_CONTEXT.md", "docs/my [x].md", "a\\b", "#x"})
    CHECK(pipeline::has_merge_attribute(pipeline::attributes_line(output) + "\n", output));
}

TEST_CASE("the lines that we wrote lead back to their paths; a person's patterns do not") {
  std::string text = "*.md merge=brief\n/a*.md merge=brief linguist-generated\n";
  std::vector<std::string> paths = {"PROJECT_CONTEXT.md", "docs/my [x].md", "a\\b", "#x", "q\"r"};
  for (const std::string& path : paths) text += pipeline::attributes_line(path) + "\r\n";
  CHECK(pipeline::paths_merged_as_brief(text) == paths);
}

TEST_CASE("a merge attribute is found whoever wrote it, and the last line decides") {
  const auto has = [](std::string_view text) {
    return pipeline::has_merge_attribute(text, "docs/BRIEF.md");
  };
  CHECK(has("BRIEF.md merge=brief\n"));
  CHECK(has("*.md text\tmerge=brief"));
  CHECK(has("docs/*.md   merge=brief\r\n"));
  CHECK_FALSE(has("# BRIEF.md merge=brief\n"));
  CHECK_FALSE(has("/BRIEF.md merge=brief\n"));
  CHECK_FALSE(has("BRIEF.md merge=brief\nBRIEF.md merge=union\n"));
  CHECK_FALSE(has("BRIEF.md merge=briefly\n"));
}
