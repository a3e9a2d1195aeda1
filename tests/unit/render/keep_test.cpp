#include "render/keep.hpp"

#include <doctest/doctest.h>

#include "brief/error.hpp"

using namespace brief::render;

namespace {

const std::string kPage =
    "<!-- brief:1 compact -->\n# x\n\nWhat it is.\n\n## Commands\n- `make`\n\n## Unknowns\n- no "
    "tests\n";

std::string block(const std::string& text) {
  return "<!-- brief:keep -->\n" + text + "\n<!-- /brief:keep -->\n";
}

std::string message_of(const std::string& bytes) {
  try {
    read_keep_blocks(bytes, "PROJECT_CONTEXT.md");
  } catch (const brief::Error& error) {
    CHECK(error.code() == brief::ErrorCode::brief_file);
    CHECK(error.path() == "PROJECT_CONTEXT.md");
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a page without marks has no blocks and is woven unchanged") {
  CHECK(read_keep_blocks(kPage, "x").empty());
  CHECK(weave(kPage, {}).bytes == kPage);
  CHECK(without_keep_blocks(kPage) == kPage);
}

TEST_CASE("blocks stand at the end of their section, on top, or before Unknowns") {
  const std::vector<KeepBlock> keep = {
      {"", block("top")}, {"commands", block("mine")}, {"traps", block("homeless")}};
  const Woven woven = weave(kPage, keep);
  CHECK(woven.bytes == "<!-- brief:1 compact -->\n# x\n\nWhat it is.\n\n" + block("top") +
                           "\n## Commands\n- `make`\n\n" + block("mine") +
                           "\n<!-- brief:was-under traps -->\n" + block("homeless") +
                           "\n## Unknowns\n- no tests\n");
  CHECK(without_keep_blocks(woven.bytes) == kPage);
  CHECK(woven.added_before[0] == 0);
  CHECK(woven.added_before[6] == 4);   // "- `make`" stands below the top block and its empty line
  CHECK(woven.added_before[9] == 13);  // "- no tests" below all of them
}

TEST_CASE("without Unknowns a homeless block goes to the end, and home when its section returns") {
  const std::string page = "# x\n\n## Stack\n- C\n";
  const std::vector<KeepBlock> keep = {{"traps", block("mind the gap")}};
  const std::string woven = weave(page, keep).bytes;
  CHECK(woven == page + "\n<!-- brief:was-under traps -->\n" + block("mind the gap"));
  const std::vector<KeepBlock> read = read_keep_blocks(woven, "x");
  REQUIRE(read.size() == 1);
  CHECK(read[0].section == "traps");
  const std::string home = weave("# x\n\n## Traps\n- t\n\n## Stack\n- C\n", read).bytes;
  CHECK(home == "# x\n\n## Traps\n- t\n\n" + block("mind the gap") + "\n## Stack\n- C\n");
}

TEST_CASE("a block under a heading that is not ours is kept and remembers it") {
  const std::vector<KeepBlock> read =
      read_keep_blocks("# x\n\n## Team: <notes> & more!\n\n" + block("hi"), "x");
  REQUIRE(read.size() == 1);
  CHECK(read[0].section == "team-notes-more");
  const std::string once = weave(kPage, read).bytes;
  CHECK(weave(kPage, read_keep_blocks(once, "x")).bytes == once);
  CHECK(read_keep_blocks("## \xc3\xa9\n" + block("a"), "x")[0].section == "elsewhere");
}

TEST_CASE("every byte between the marks is kept: CR LF, tabs, bytes that are no text") {
  const std::string odd = std::string(
      "<!-- brief:keep -->\r\n\ttext  \r\n## Commands\r\n\n\xff\x01 {{x}}"
      "\r\n<!-- /brief:keep -->\r\n");
  const std::vector<KeepBlock> read =
      read_keep_blocks("# x\r\n\r\n## Stack\r\n- C\r\n" + odd + "\r\n## Commands\r\n", "x");
  REQUIRE(read.size() == 1);
  CHECK(read[0].section == "stack");
  CHECK(read[0].bytes == odd);
}

TEST_CASE("marks within a line keep what is between them") {
  const std::vector<KeepBlock> read = read_keep_blocks(
      "## Stack\n- C <!-- brief:keep -->since 1999<!-- /brief:keep --> gone\n", "x");
  REQUIRE(read.size() == 1);
  CHECK(read[0].bytes == "<!-- brief:keep -->since 1999<!-- /brief:keep -->\n");
  CHECK(read[0].section == "stack");
  CHECK(read_keep_blocks("<!--brief:keep-->a<!--\t/brief:keep -->", "x")[0].bytes ==
        "<!--brief:keep-->a<!--\t/brief:keep -->\n");
}

TEST_CASE("headings inside a block do not move the blocks after it") {
  const std::vector<KeepBlock> read =
      read_keep_blocks("## Stack\n" + block("## Traps") + block("b"), "x");
  REQUIRE(read.size() == 2);
  CHECK(read[1].section == "stack");
}

TEST_CASE("marks that do not pair are errors that name the line") {
  CHECK(message_of("# x\n<!-- brief:keep -->\ntext\n") ==
        "line 2: this keep block is never closed");
  CHECK(message_of("a\nb\n<!-- /brief:keep -->\n") ==
        "line 3: a keep block ends here that was never begun");
  CHECK(message_of(block("a") + "<!-- brief:keep -->\n<!-- brief:keep -->\n<!-- /brief:keep -->") ==
        "line 5: a keep block begins inside another one");
  CHECK(message_of(block("```\n<!-- /brief:keep -->\n```")) ==
        "line 5: a keep block ends here that was never begun");
  CHECK(message_of(block("```\n<!-- brief:keep -->\n```")) ==
        "line 3: a keep block begins inside another one");
}

TEST_CASE("what merely looks like a mark is none") {
  for (const char* text : {"<!-- brief:keeper -->", "<!-- brief:keep", "<! -- brief:keep -->",
                           "<!-- Brief:keep -->", "&lt;!-- brief:keep --&gt;", "<!--"}) {
    CHECK(read_keep_blocks(text, "x").empty());
    CHECK(without_keep_blocks(text) == text);
  }
}

TEST_CASE("text that a person put around a block is not ours to forget: it stays in the rest") {
  CHECK(without_keep_blocks("## Stack\n- C\nmy remark\n" + block("kept") + "- D\n") ==
        "## Stack\n- C\nmy remark\n- D\n");
  CHECK(without_keep_blocks("a\n<!-- brief:keep -->\nopen\n") == "a\n<!-- brief:keep -->\nopen\n");
}

TEST_CASE("weaving and reading is a fixed point for random blocks and sections") {
  std::uint32_t state = 12345;
  const auto random = [&](std::uint32_t bound) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % bound;
  };
  const char* texts[] = {
      "",    "a",         "## Stack",   "- x\r",  "\n\n", "<!-- brief:was-under map -->",
      "```", "# top\n##", "<!-- c -->", "{{{x}}", "\t",   "\xf0\x9f\x9a\x80"};
  const char* homes[] = {"", "commands", "stack", "traps", "data", "unknowns", "team-notes"};
  const char* titles[] = {"Commands", "Stack", "Traps", "Data and resources", "Unknowns"};
  for (int round = 0; round < 500; ++round) {
    std::string page = "<!-- brief:1 compact -->\n# x\n";
    for (const char* title : titles)
      if (random(2) == 0) page += "\n## " + std::string(title) + "\n- a claim\n";
    std::vector<KeepBlock> keep;
    for (std::uint32_t n = random(6); n > 0; --n)
      keep.push_back({homes[random(7)], block(texts[random(12)])});
    const std::string once = weave(page, keep).bytes;
    const std::vector<KeepBlock> read = read_keep_blocks(once, "x");
    CHECK(read.size() == keep.size());
    for (const char* home : homes) {
      std::string before;
      std::string after;
      for (const KeepBlock& b : keep) before += b.section == home ? b.bytes : "";
      for (const KeepBlock& b : read) after += b.section == home ? b.bytes : "";
      CHECK(before == after);
    }
    CHECK(weave(page, read).bytes == once);
    CHECK(without_keep_blocks(once) == page);
  }
}
