#include "render/conflict.hpp"

#include <doctest/doctest.h>

using namespace brief::render;

namespace {

std::string block(const std::string& text) {
  return "<!-- brief:keep -->\n" + text + "\n<!-- /brief:keep -->\n";
}

}  // namespace

TEST_CASE("the two sides of a text with marks, in both styles and line ends") {
  const auto sides = split_conflicts("a\n<<<<<<< HEAD\nb\n=======\nc\nd\n>>>>>>> x\ne\n");
  REQUIRE(sides);
  CHECK(sides->ours == "a\nb\ne\n");
  CHECK(sides->theirs == "a\nc\nd\ne\n");
  CHECK(sides->outside_blocks);
  const auto diff3 = split_conflicts("<<<<<<< a\nb\n||||||| c\nbase\n=======\n>>>>>>> d");
  REQUIRE(diff3);
  CHECK(diff3->ours == "b\n");
  CHECK(diff3->theirs == "");
  const auto crlf = split_conflicts("<<<<<<< a\r\nb\r\n=======\r\nc\r\n>>>>>>> d\r\n");
  REQUIRE(crlf);
  CHECK(crlf->theirs == "c\r\n");
}

TEST_CASE("what only looks like a mark is none") {
  for (const char* text :
       {"", "<<<<<<< a\n", "=======\n", "<<<<<<< a\n=======\n", "<<<<<<<a\n=======\n>>>>>>> b\n",
        "<<<<<<< a\n>>>>>>> b\n", " <<<<<<< a\n=======\n>>>>>>> b\n",
        "======= x\n<<<<<<< a\n======= y\n>>>>>>> b\n"})
    CHECK_FALSE(split_conflicts(text));
}

TEST_CASE("a conflict inside of a keep block is told from one outside") {
  const std::string conflict = "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n";
  CHECK_FALSE(split_conflicts(block(conflict + "z"))->outside_blocks);
  CHECK(split_conflicts(block("z") + conflict)->outside_blocks);
  CHECK(split_conflicts("<<<<<<< a\n" + block("x") + "=======\n" + block("y") + ">>>>>>> b\n")
            ->outside_blocks);
}

TEST_CASE("blocks of both sides, each once") {
  const std::vector<KeepBlock> ours = {{"map", "a"}, {"map", "a"}, {"stack", "b"}};
  const std::vector<KeepBlock> theirs = {{"map", "a"}, {"traps", "b"}, {"stack", "c"}};
  const std::vector<KeepBlock> both = keep_of_both(ours, theirs);
  REQUIRE(both.size() == 5);
  CHECK(both[3].section == "traps");
  CHECK(both[4].bytes == "c");
}

TEST_CASE("blocks that both sides added stay, other conflicts do too") {
  const std::string added =
      "<<<<<<< ours\n" + block("x") + "||||||| base\n=======\n" + block("y") + ">>>>>>> theirs\n";
  const Joined joined = join_added_blocks("a\n" + added + "b\n");
  CHECK(joined.all);
  CHECK(joined.text == "a\n" + block("x") + block("y") + "b\n");
  const std::string changed =
      "<<<<<<< ours\n" + block("x") + "||||||| base\n" + block("o") + "=======\n>>>>>>> theirs\n";
  CHECK(join_added_blocks(added + changed).text == block("x") + block("y") + changed);
  CHECK_FALSE(join_added_blocks(added + changed).all);
}
