// Every reader takes any bytes: mutations of samples, cuts, and megabytes of one thing.
#include <array>
#include <cstdint>
#include <string>

#include "base/text.hpp"
#include "readers_support.hpp"

namespace {

struct Sample {
  std::string_view reader;
  std::string_view bytes;
};

// Each uses its format widely; the mutations do the rest.
constexpr std::array kSamples = {
    Sample{"cmake",
           "project(a \"b\\\"c\" [=[d]=])\n#[[x]]\nfunction(f a)\nendfunction()\nif((A) AND B)\n"},
    Sample{"docker",
           "# escape=`\nFROM a AS b\nRUN x \\\n # c\n y\nRUN <<-'EOF'\nz\nEOF\nCMD [\"a\"]\n"},
    Sample{"gomod",
           "module a/b\ngo 1.2\nrequire (\n\tc/d v1 // indirect\n)\nreplace c => ../d\nuse ./x\n"},
    Sample{"gradle",
           "plugins {\n id 'java' version \"1\"\n}\ndependencies { api(libs.x) }\ntask a "
           "{\n}\ninclude ':a',\n"},
    Sample{"models",
           "// c\nmodel A {\n id Int @id @default(now())\n b B[] @r(\"x\", f: [id])\n "
           "@@index([id])\n}\n"},
    Sample{"graphql",
           "schema @a(b: \"c\") { query: Q }\n\"\"\"d\"\"\"\ntype Q implements I @k(f: [1]) {\n "
           "e(f: {g: 1}): "
           "[H!] # i\n}\nextend type Mutation { j: K }\n"},
    Sample{"ini", "a=1\n[s]\nb =\n  c\n # d\n\n  e\nf: g\n[[x]]\nexport H=1\n"},
    Sample{"jenkins",
           "node { // a\n sh 'b c'\n sh(script: \"d\", e: true) /* f */\n sh \"\"\"\n g\n "
           "h\"\"\"\n i \"$j\"\n}\n"},
    Sample{"json", "{\"a\": [1, {\"b\": \"\\u00e9\\n\"}], // c\n 'd': /* e */ null, f: [],}\n"},
    Sample{
        "just",
        "set x := y\n# d\n@a b='c': d (e 'f')\n  @x {{y}}\n  -z\n[private]\nq:\n  #!sh\nmod m\n"},
    Sample{"list", "a # b\nc \\\n d\n\n#e\n"},
    Sample{"lockfile", "{\"a\": 1, \"b\": {\"c\": [2]}, \"d\": \"e\"}\nversion = 3\n"},
    Sample{"make",
           ".PHONY: a\nA := $(B) # c\ndefine D\nx\nendef\na b: c | d ; e ## f\n\t@g \\\n\th\n%.o: "
           "%.c\ninclude z\n"},
    Sample{"markdown",
           "---\ntitle: a\n---\n# B [c](d) ![e](f)\n<h1>\ng</h1>\n\nh `i` <j k=\"l\">\n=\n- m\n\n  "
           "    n\n```o\np\n```\n> q\n<!-- r\n-->\n"},
    Sample{
        "proto",
        "syntax = 'p';\npackage a.b;\n/* c */ service D {\n rpc E(stream F) returns (G) { option h "
        "= {i: \"}\"}; }\n}\nmessage J { K k = 1; } // l\n"},
    Sample{"rst",
           "==\nA\n==\n\nb ``c`` `d <e>`_ |f| :g:`h`::\n\n  i\n\n.. code:: j\n   :k: l\n\n   "
           "m\n\nn\n---\n* o\n+-+\n"},
    Sample{"ruby-list",
           "source 'a'\ngem \"b\", '~> 1', require: c\ns.executables = %w[d e]\ns.name = 'f'\n"},
    Sample{"toml",
           "a.\"b\" = [1, {c = 'd'}, \"\"\"\ne\\\n f\"\"\"]\n[[g]]\n[g.h]\ni = 1979-05-27 07:32:00 "
           "# j\n"},
    Sample{"xml",
           "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a d=\"e\" f='g'>\n<!-- h "
           "--><i>&b;</i><i/><![CDATA[j]]></a>"},
    Sample{"yaml",
           "z: &c {y: 1}\na: &b\n  <<: *c\n  d: |2-\n    e\n? [f, {g: 'h'}]\n: !t \"i\\\n  j\"\nk: "
           ">+\n  "
           "l\n\n--- *b\n"},
};

// xorshift64* (Marsaglia 2003; Vigna 2016): the same numbers everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return static_cast<std::size_t>((state_ * 0x2545f4914f6cdd1dULL) >> 33) % bound;
  }

 private:
  std::uint64_t state_;
};

std::string mutated(std::string_view sample, Random& random) {
  static constexpr std::string_view kPieces[] = {"\n",
                                                 "\"",
                                                 "'",
                                                 "\\",
                                                 "[",
                                                 "]",
                                                 "{",
                                                 "}",
                                                 "(",
                                                 ")",
                                                 "<",
                                                 ">",
                                                 "#",
                                                 ":",
                                                 "=",
                                                 " ",
                                                 "\t",
                                                 "`",
                                                 "```",
                                                 "<!--",
                                                 "-->",
                                                 "&a ",
                                                 "*a",
                                                 "<<: ",
                                                 "- ",
                                                 "? ",
                                                 "\xff",
                                                 "\xc3",
                                                 std::string_view("\0", 1),
                                                 "$(",
                                                 "\"\"\"",
                                                 "<h1>",
                                                 "EOF",
                                                 "|",
                                                 ">",
                                                 "%",
                                                 "!",
                                                 "~",
                                                 "_",
                                                 "::",
                                                 "..",
                                                 "\r",
                                                 "/*",
                                                 "[[",
                                                 "]]"};
  std::string bytes(sample);
  for (std::size_t edits = 1 + random.below(6); edits > 0; --edits) {
    const std::size_t at = random.below(bytes.size() + 1);
    switch (random.below(5)) {
      case 0:
        bytes.insert(at, kPieces[random.below(std::size(kPieces))]);
        break;
      case 1:
        bytes.erase(at, 1 + random.below(8));
        break;
      case 2:
        bytes.resize(at);
        break;
      case 3:
        bytes.insert(at, bytes.substr(random.below(bytes.size() + 1), random.below(40)));
        break;
      default:
        if (at < bytes.size()) bytes[at] = static_cast<char>(random.below(256));
    }
  }
  return bytes;
}

// What every summary promises, whatever the bytes were.
void check_summary(const brief::FileSummary& summary, std::uint32_t lines) {
  const auto inside = [&](brief::Str text) {
    return std::uint64_t{text.offset} + text.size <= summary.text.size();
  };
  std::size_t wrong = 0;
  for (const brief::Fact& fact : summary.facts)
    wrong += !inside(fact.key) || !inside(fact.value) ||
             (fact.key.size != 0 && !summary.view(fact.key).starts_with('/')) || fact.line == 0 ||
             fact.line > fact.end_line || fact.end_line > lines;
  for (std::size_t i = 0; i < summary.definitions.size(); ++i) {
    const brief::Definition& row = summary.definitions[i];
    wrong += !inside(row.name) || !inside(row.signature) || row.line == 0 ||
             row.line > row.end_line || row.end_line > lines ||
             (row.parent != brief::kNoParent && row.parent >= i);
  }
  for (const brief::SummaryDiagnostic& row : summary.diagnostics)
    wrong += !inside(row.message) || row.message.size == 0 || row.line > lines;
  CHECK(wrong == 0);
  CHECK(summary.facts.size() <= brief::parse::kMaxFacts);
  CHECK(summary.diagnostics.size() <= 2);
}

std::uint32_t lines_in(std::string_view bytes) {
  return static_cast<std::uint32_t>(brief::base::split(bytes, '\n').size());
}

}  // namespace

TEST_CASE("mutated files give a summary whose rows are all in order") {
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.reader);
    Random random(0x9e3779b97f4a7c15ULL);
    for (int round = 0; round < 400; ++round) {
      const std::string bytes = mutated(sample.bytes, random);
      CAPTURE(bytes);
      brief::FileSummary summary;
      REQUIRE(brief::parse::read_facts(sample.reader, bytes, summary));
      check_summary(summary, lines_in(bytes));
    }
  }
}

TEST_CASE("the samples themselves give facts, so their mutations reach the readers") {
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.reader);
    const brief::test::ReadFile file(sample.reader, sample.bytes);
    CHECK(file.summary.facts.size() >= 2);
  }
}

TEST_CASE("a quarter of a megabyte of one thing ends, in every reader") {
  constexpr std::string_view kUnits[] = {
      "[",    "{",       "(",     "<",   "<a>",   "\"", "`",    "*",    "> ",  "- ",
      "a:\n", "# ",      "a\\\n", "a.",  "```\n", "![", "[a](", "<!--", "$(",  "a b: c\n\td\n",
      "'''",  "{\"a\":", "a=[\n", "&a ", "\n",    "\t", "\\",   "|a ",  ":a:`"};
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.reader);
    for (const std::string_view unit : kUnits) {
      CAPTURE(unit);
      std::string bytes;
      while (bytes.size() < (256u << 10)) bytes += unit;
      brief::FileSummary summary;
      REQUIRE(brief::parse::read_facts(sample.reader, bytes, summary));
      check_summary(summary, lines_in(bytes));
    }
  }
}

TEST_CASE("a reader's answer is a function of the bytes") {
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.reader);
    const brief::test::ReadFile one(sample.reader, sample.bytes);
    const brief::test::ReadFile two(sample.reader, sample.bytes);
    CHECK(one.summary.text == two.summary.text);
    CHECK(one.summary.facts.size() == two.summary.facts.size());
  }
}
