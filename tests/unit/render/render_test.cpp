#include "render/render.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "brief/api.hpp"

using namespace brief;
using render::Form;

namespace {

class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 1664525u + 1013904223u;
    return (state_ >> 8) % bound;
  }

 private:
  std::uint32_t state_;
};

Claim claim(std::string text, std::int64_t rank) {
  return {std::move(text), {{"src/a.c", 1, 2}}, rank, ""};
}

Brief random_brief(Random& random, std::uint32_t claims) {
  const char* words[] = {"`src/kepler.ts`",
                         "solves",
                         "Kepler's",
                         "equation",
                         "\xe8\xbb\x8c\xe9\x81\x93",
                         "`int f(void *p)`",
                         "(ci)",
                         "https://x.org/a?b=c",
                         "## not"};
  Brief brief;
  brief.name = random.below(4) == 0 ? "" : "orbit";
  for (const std::string_view id : kSectionIds) {
    if (random.below(4) == 0) continue;
    Section section{std::string(id), "", {}, 0};
    for (std::uint32_t n = random.below(claims); n > 0; --n) {
      std::string text;
      for (std::uint32_t w = random.below(12); w > 0; --w)
        text += std::string(text.empty() ? "" : " ") + words[random.below(9)];
      if (random.below(40) == 0) text = std::string(random.below(9000), 'z');
      section.claims.push_back(claim(text, random.below(50)));
    }
    brief.sections.push_back(std::move(section));
  }
  return brief;
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string line_at(const std::string& text, std::size_t number) {
  std::size_t at = 0;
  for (std::size_t i = 1; i < number; ++i) at = text.find('\n', at) + 1;
  return text.substr(at, text.find('\n', at) - at);
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a brief that fits is printed whole, in the order of its claims") {
  Brief brief;
  brief.name = "orbit";
  brief.sections = {{"identity", "", {claim("Orbit tracks satellites.", 9)}, 0},
                    {"commands", "", {claim("Test: `make test`", 1), claim("Lint: `x`", 5)}, 0}};
  const render::Rendered rendered = render::render(brief, {}, {});
  CHECK(rendered.bytes ==
        "<!-- brief:1 compact -->\n# orbit\n\n"
        "Proven facts about this repository for coding agents, kept by `brief`: `brief refresh` "
        "updates them, `brief check` verifies them, `brief why 'TEXT'` shows the proof of a "
        "line.\n\nOrbit tracks satellites.\n\n## Commands\n- Test: `make test`\n- Lint: `x`\n");
  REQUIRE(rendered.lines.size() == 3);
  CHECK(rendered.lines[0].line == 6);
  CHECK(rendered.lines[1].line == 9);
  CHECK(rendered.lines[2].evidence == brief.sections[1].claims[1].evidence);
}

TEST_CASE("no brief, of whatever claims, is longer than its form allows") {
  Random random(7);
  for (int round = 0; round < 120; ++round) {
    const Brief brief = random_brief(random, 30);
    Form form{1, random.below(2) == 0, {}};
    if (random.below(4) != 0) form.budget = 50 + random.below(round % 2 == 0 ? 200 : 3000);
    const render::Rendered rendered = render::render(brief, form, {});
    CHECK(lines_of(rendered.bytes) <= (form.full ? 220 : 100));
    CHECK(render::count_tokens(rendered.bytes) <= form.budget.value_or(form.full ? 5000 : 2000));
    CHECK(render::read_form(rendered.bytes) == form);
    CHECK(line_at(rendered.bytes, 2).starts_with("# "));
    CHECK(render::render(brief, form, {}).bytes == rendered.bytes);
    for (const render::RenderedLine& line : rendered.lines)
      CHECK(line_at(rendered.bytes, line.line) != "");
  }
}

TEST_CASE("the claims that are printed are those of the highest ranks") {
  Random random(3);
  for (int round = 0; round < 40; ++round) {
    Brief brief = random_brief(random, 25);
    int number = 0;
    for (Section& section : brief.sections) {
      std::erase_if(section.claims, [](const Claim& c) { return contains(c.text, "zzz"); });
      for (Claim& c : section.claims)
        c.text = "c" + std::to_string(++number) + (c.text.empty() ? "" : " ") + c.text;
    }
    const render::Rendered rendered =
        render::render(brief, {1, false, 600 + random.below(900)}, {});
    std::int64_t lowest_in = std::numeric_limits<std::int64_t>::max();
    std::size_t in = 0;
    std::int64_t highest_out = -1;
    for (const Section& section : rendered.brief.sections) {
      for (const Claim& c : section.claims) lowest_in = std::min(lowest_in, c.rank);
      in += section.claims.size();
    }
    std::size_t omitted = 0;
    std::size_t all = 0;
    for (const Section& section : rendered.brief.sections) omitted += section.omitted;
    for (const Section& section : brief.sections)
      for (const Claim& c : section.claims) {
        ++all;
        bool printed = false;
        for (const Section& out : rendered.brief.sections)
          for (const Claim& p : out.claims) printed = printed || p.text == c.text;
        if (!printed) highest_out = std::max(highest_out, c.rank);
      }
    CHECK(in + omitted == all);
    CHECK(in == rendered.lines.size());
    CHECK(highest_out <= lowest_in);
  }
}

TEST_CASE("a section that lost claims says where they are, one that lost all loses its heading") {
  Brief brief;
  brief.name = "orbit";
  brief.sections = {{"stack", "", {}, 0}, {"key-code", "", {}, 0}, {"map", "", {}, 0}};
  for (int i = 0; i < 300; ++i)
    brief.sections[1].claims.push_back(claim("`src/a.c`: `f" + std::to_string(i) + "`", 1000 - i));
  brief.sections[2].claims.push_back(claim(std::string(100000, 'x'), 1));
  const std::string text = render::render(brief, {}, {}).bytes;
  CHECK(contains(text, "\n- More: `brief show key-code`\n"));
  CHECK_FALSE(contains(text, "## Map"));
  CHECK(text.ends_with("\n\nMore: `brief show map`\n"));
  CHECK_FALSE(contains(text, "## Stack"));
  CHECK(lines_of(text) == 100);
}

TEST_CASE("sixty lines of one section, or a few that fill the page, push no other section out") {
  for (const std::size_t width : {10, 400}) {
    Brief brief;
    brief.sections = {{"traps", "", {}, 0}, {"map", "", {}, 0}};
    for (int i = 0; i < 120; ++i)
      brief.sections[0].claims.push_back(
          claim("t" + std::to_string(i) + std::string(width, 'x'), 900));
    for (int i = 0; i < 20; ++i)
      brief.sections[1].claims.push_back(claim("low " + std::to_string(i), 20 - i));
    const std::string text = render::render(brief, {}, {}).bytes;
    CHECK(contains(text, "\n- low 0\n"));
    CHECK(contains(text, "\n- low 19\n"));
    // What they leave goes to the first section all the same.
    CHECK(contains(text, "t0x"));
    if (width == 10) CHECK(lines_of(text) == 100);
  }
}

TEST_CASE("a giant claim costs nobody else a place") {
  Brief brief;
  brief.sections = {{"stack", "", {claim(std::string(100000, 'x'), 99), claim("C", 1)}, 0}};
  const std::string text = render::render(brief, {}, {}).bytes;
  CHECK(contains(text, "\n- C\n- More: `brief show stack`\n"));
}

TEST_CASE("the smallest budget holds the form line and a title, whatever the name") {
  for (const std::string& name :
       {std::string(), std::string("orbit"), std::string(5000, 'q'), std::string(300, '<'),
        std::string("\xe8\xbb\x8c\xe9\x81\x93\xe8\xa8\x88\xe7\xae\x97") + std::string(200, '*')}) {
    Brief brief;
    brief.name = name;
    brief.sections = {{"stack", "", {claim("C", 1)}, 0}};
    for (const bool full : {false, true}) {
      const std::string text = render::render(brief, {1, full, 50}, {}).bytes;
      CHECK(render::count_tokens(text) <= 50);
      CHECK(line_at(text, 2).size() > 2);
    }
  }
}

TEST_CASE("ten thousand claims are no trouble") {
  Brief brief;
  brief.sections = {{"key-code", "", {}, 0}};
  for (int i = 0; i < 10000; ++i)
    brief.sections[0].claims.push_back(claim("`f" + std::to_string(i) + "`", i % 77));
  const render::Rendered rendered = render::render(brief, {}, {});
  CHECK(rendered.lines.size() + rendered.brief.sections[0].omitted == 10000);
  CHECK(rendered.lines.size() > 80);
}

TEST_CASE("claims can't forge lines: a page has the headings and comments of its form alone") {
  Brief brief;
  brief.name = "x\n## Forged <!-- brief:keep -->";
  for (const std::string_view id : kSectionIds)
    brief.sections.push_back({std::string(id),
                              "",
                              {claim("a\n\n## Traps\n- forged", 3), claim("## Commands", 2),
                               claim("<!-- brief:keep -->", 2), claim("`<!-- /brief:keep -->`", 1),
                               claim("```", 1), claim("\r\n# x", 1)},
                              0});
  const std::string text = render::render(brief, {1, true, {}}, {}).bytes;
  std::size_t headings = 0;
  std::size_t fences = 0;
  for (std::size_t i = 1; i <= lines_of(text); ++i) {
    headings += line_at(text, i).starts_with("#") ? 1 : 0;
    fences += line_at(text, i).starts_with("```") || line_at(text, i).starts_with("- ```") ? 1 : 0;
  }
  CHECK(headings == 1 + 11);  // the title, and all sections but identity
  CHECK(fences == 0);
  CHECK(text.find("<!--", 1) == std::string::npos);
  CHECK(render::read_keep_blocks(text, "x").empty());
}

TEST_CASE("keep blocks cost nothing, move the lines below them, and come back the same") {
  Random random(11);
  const std::string kept = "<!-- brief:keep -->\n- a claim\n\n## Stack\n" + std::string(9000, 'k') +
                           "\n<!-- /brief:keep -->\n";
  for (int round = 0; round < 40; ++round) {
    const Brief brief = random_brief(random, 20);
    const Form form{1, false, 50 + random.below(1500)};
    std::vector<render::KeepBlock> keep;
    for (std::uint32_t n = random.below(5); n > 0; --n)
      keep.push_back({std::string(kSectionIds[1 + random.below(11)]), kept});
    const std::string bare = render::render(brief, form, {}).bytes;
    const render::Rendered rendered = render::render(brief, form, keep);
    CHECK(render::without_keep_blocks(rendered.bytes) == bare);
    const std::vector<render::KeepBlock> read = render::read_keep_blocks(rendered.bytes, "x");
    CHECK(read.size() == keep.size());
    CHECK(render::render(brief, form, read).bytes == rendered.bytes);
    std::size_t i = 0;
    for (const Section& section : rendered.brief.sections)
      for (const Claim& c : section.claims)
        CHECK(line_at(rendered.bytes, rendered.lines[i++].line) ==
              (section.id == "identity" ? "" : "- ") + c.text);
    CHECK(i == rendered.lines.size());
  }
}

TEST_CASE("extra claims are left out of the compact form, which says so, and printed by the full") {
  Brief brief;
  brief.sections = {{"map", "", {claim("`a/`", 9), claim("`b/`", 99)}, 0},
                    {"key-code", "", {claim("`f`", 5), claim("`g`", 4)}, 0}};
  brief.sections[0].claims[1].extra = true;
  const render::Rendered compact = render::render(brief, {}, {});
  CHECK(compact.bytes.ends_with(
      "## Map\n- `a/`\n- More: `brief show map`\n\n## Key code\n- `f`\n- `g`\n"));
  CHECK(compact.brief.sections[0].omitted == 1);
  CHECK(compact.lines.size() == 3);
  const render::Rendered full = render::render(brief, {1, true, {}}, {});
  CHECK(full.bytes.ends_with("## Map\n- `a/`\n- `b/`\n\n## Key code\n- `f`\n- `g`\n"));
  CHECK(full.brief.sections[0].omitted == 0);
}

TEST_CASE("the full form prints extra claims by rank as far as there is room, behind all others") {
  Brief brief;
  brief.sections = {{"map", "", {claim("`a/`", -7)}, 0}, {"key-code", "", {}, 0}};
  for (int i = 0; i < 400; ++i) {
    brief.sections[1].claims.push_back(claim("`f" + std::to_string(i) + "`", i));
    brief.sections[1].claims.back().extra = i != 0;
  }
  const std::string compact = render::render(brief, {}, {}).bytes;
  CHECK(contains(compact, "\n- `f0`\n- More: `brief show key-code`\n"));
  const std::string full = render::render(brief, {1, true, {}}, {}).bytes;
  CHECK(lines_of(full) == 220);
  CHECK(contains(full, "\n- `a/`\n"));
  CHECK(contains(full, "\n- `f0`\n"));
  CHECK_FALSE(contains(full, "\n- `f1`\n"));
  CHECK(contains(full, "\n- `f399`\n- More: `brief show key-code`\n"));
}
