// Literals that a lexer must get behind: what stands in them is no code, and where they end wrongly
// the rest of the file is lost.
#include <doctest/doctest.h>

#include "extracted.hpp"

using namespace brief;
using brief::test::extracted;
using brief::test::find;
using brief::test::uses;

TEST_CASE("text between a mark and its word is no code, and several may begin in one line") {
  const FileSummary summary = extracted("ruby",
                                        "call(<<~ONE, <<-'TWO', before)\n"
                                        "  inside_one \"#{\n"
                                        "ONE\n"
                                        "  inside_two '\n"
                                        "  TWO\n"
                                        "def after; end\n");
  CHECK(find(summary, "after") != nullptr);
  CHECK(uses(summary, "before", ReferenceKind::call) == 1);
  CHECK(uses(summary, "inside_one", ReferenceKind::call) == 0);
  CHECK(uses(summary, "inside_two", ReferenceKind::call) == 0);
}

TEST_CASE("a mark whose word no line is was an operator") {
  const FileSummary summary = extracted("ruby", "list <<item\nclass <<self\nend\nother_name\n");
  CHECK(uses(summary, "other_name", ReferenceKind::call) == 1);
}

TEST_CASE("code goes on behind the word that ends a text") {
  const FileSummary summary = extracted("php",
                                        "<?php\n$x = f(<<<EOT\n  it's } {\n  EOT, after());\n"
                                        "function last() {}\n");
  CHECK(uses(summary, "after", ReferenceKind::call) == 1);
  CHECK(find(summary, "last") != nullptr);
}

TEST_CASE("code in a string may hold strings") {
  const FileSummary ruby = extracted("ruby", "x = \"a #{b(\"#{c}\") + '}'} #\"\ndef after; end\n");
  CHECK(find(ruby, "after") != nullptr);
  CHECK(ruby.diagnostics.empty());
  const FileSummary sharp = extracted(
      "csharp", "class A { string s = $\"{x[\"k\"]} {{\"; string v = @\"\\\"; void After() {} }\n");
  CHECK(find(sharp, "After") != nullptr);
  CHECK(sharp.diagnostics.empty());
}

TEST_CASE("quotes without escapes in the code of a string hold its quotes") {
  const FileSummary summary = extracted(
      "bash",
      "a() {\n  x=\"$(sed -n '1{s/^\"//;s/\"$//p;}' | awk -F'\"' '/\"t\"/ { print }')\"\n}\n"
      "b() { echo \"${1:-don't}\"; }\nafter() { :; }\n");
  CHECK(find(summary, "a") != nullptr);
  CHECK(find(summary, "b") != nullptr);
  CHECK(find(summary, "after") != nullptr);
  CHECK(summary.diagnostics.empty());
}

TEST_CASE("percent literals, characters and regular expressions hold quotes") {
  const FileSummary summary = extracted("ruby",
                                        "a = %w[it's \"x]\nb = ?'\nc = 7 % d\nscan /\"/\n"
                                        "e = f ? 'g' : 'h'\ni = j / k\ndef after; end\n");
  CHECK(find(summary, "after") != nullptr);
  CHECK(summary.diagnostics.empty());
  CHECK(uses(summary, "it", ReferenceKind::call) == 0);
}

TEST_CASE("a question mark belongs to a name, but not before an equals sign") {
  const FileSummary summary = extracted("ruby", "empty?\nsave!\nvalue!=other_value\n");
  CHECK(uses(summary, "empty?", ReferenceKind::call) == 1);
  CHECK(uses(summary, "save!", ReferenceKind::call) == 1);
  CHECK(uses(summary, "value", ReferenceKind::call) == 1);
}

TEST_CASE("a block comment that must begin its line does not begin within one") {
  const FileSummary summary =
      extracted("ruby", "x =begin\n1\nend\n=begin\nhidden_name\n=end\nshown_name\n");
  CHECK(uses(summary, "hidden_name", ReferenceKind::call) == 0);
  CHECK(uses(summary, "shown_name", ReferenceKind::call) == 1);
}

TEST_CASE("what stands outside of the islands of code is text") {
  const FileSummary summary = extracted("php",
                                        "<p>it's outside_name {</p>\n<?php inside_name(); // ?>\n"
                                        "don't <?= $x ?>\n<?php function last() {}\n");
  CHECK(uses(summary, "outside_name", ReferenceKind::value) == 0);
  CHECK(uses(summary, "inside_name", ReferenceKind::call) == 1);
  CHECK(find(summary, "last") != nullptr);
}

TEST_CASE("an attribute is no comment where a sharp sign begins both") {
  const FileSummary summary =
      extracted("php", "<?php\n# it's a comment\n#[Marked('x')]\nfunction last() {}\n");
  CHECK(uses(summary, "Marked", ReferenceKind::call) == 1);
  CHECK(find(summary, "last") != nullptr);
}

TEST_CASE("names that are made private elsewhere are, in the class that says so") {
  const FileSummary summary = extracted("ruby",
                                        "class A\n  def one; end\n  def two; end\n"
                                        "  private :one\nend\nclass B\n  def one; end\nend\n");
  REQUIRE(summary.definitions.size() == 5);
  CHECK_FALSE(summary.definitions[1].exported);
  CHECK(summary.definitions[2].exported);
  CHECK(summary.definitions[4].exported);
}

TEST_CASE("what a group makes private stays in the group") {
  const FileSummary summary = extracted(
      "ruby",
      "class A\n  class << self\n    private\n    def one; end\n  end\n  def two; end\nend\n");
  REQUIRE(summary.definitions.size() == 3);
  CHECK(summary.definitions[1].parent == 0);
  CHECK_FALSE(summary.definitions[1].exported);
  CHECK(summary.definitions[2].parent == 0);
  CHECK(summary.definitions[2].exported);
}

TEST_CASE("documentation in XML says its text, references by their last name") {
  const FileSummary summary =
      extracted("csharp",
                "/// <summary>\n/// Gets <see cref=\"T:A.B.Item\"/>, or <paramref name=\"x\"/>.\n"
                "/// </summary>\n/// <param name=\"x\">No.</param>\npublic class A { }\n"
                "/// <inheritdoc />\npublic class B { }\n"
                "/// <summary>\n/// Of a Func&lt;T&gt;, &amp;lt; stays.\n/// </summary>\n"
                "public class C { }\n");
  REQUIRE(summary.definitions.size() == 3);
  CHECK(summary.view(summary.definitions[2].doc) == "Of a Func<T>, &lt; stays.");
  CHECK(summary.view(summary.definitions[0].doc) == "Gets Item, or x.");
  CHECK(summary.definitions[1].doc.size == 0);
}

TEST_CASE("bodies that a word ends are left out, those that are indented otherwise are not") {
  const FileSummary summary =
      extracted("ruby",
                "class A\n  def one(a,\n          b)\n    def inner; end\n"
                "  rescue X\n    2\n  end\n  def two\n  def odd; end\n  end\n"
                "  def three = 3\n  def four; end\nend\n");
  CHECK(find(summary, "inner") == nullptr);
  REQUIRE(find(summary, "one") != nullptr);
  CHECK(find(summary, "one")->end_line == 7);
  CHECK(find(summary, "odd") != nullptr);
  CHECK(find(summary, "three") != nullptr);
  CHECK(find(summary, "four") != nullptr);
  CHECK(find(summary, "A")->end_line == 13);
  CHECK(summary.diagnostics.empty());
}

TEST_CASE("where newlines end statements a class may follow a function without a body") {
  const FileSummary summary =
      extracted("kotlin",
                "interface A {\n  fun one(): Int\n  class Inner {\n    fun two() { three() }\n  }\n"
                "  fun four() = 4\n  fun interface Five {\n    fun six()\n  }\n}\n");
  CHECK(find(summary, "two") != nullptr);
  CHECK(find(summary, "six") != nullptr);
  CHECK(summary.diagnostics.empty());
}

TEST_CASE("a shell's signs are comments, brackets and escapes in their places only") {
  const FileSummary summary = extracted("bash",
                                        "x=a#b; echo \"${#x}\" \\' # it's\ncase $x in\n a) one ;;\n"
                                        "esac\nfirst() { echo '}'; }\n$(pwd) ${A_LONG_NAME_HERE}\n"
                                        "second() {\n  case $1 in b) two ;; esac\n}\n");
  CHECK(find(summary, "first") != nullptr);
  CHECK(find(summary, "second") != nullptr);
  CHECK(summary.diagnostics.empty());
}
