#include "render/lens.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

using namespace brief;

namespace {

FocusReport report_of(std::initializer_list<const char*> paths) {
  FocusReport report;
  for (const char* path : paths) {
    FocusFile file;
    file.path = path;
    report.files.push_back(file);
  }
  return report;
}

}  // namespace

// Of these paths the estimate says less than the encoder does: 105 tokens were printed for 100.
TEST_CASE("few and odd paths stay within the budget by the encoder's own count") {
  // js-tiktoken 1.0.21, o200k_base, of the lens with so many files.
  constexpr std::size_t kWithSubject[] = {20, 34, 39, 58, 71, 83, 95, 105};
  constexpr std::size_t kWithout[] = {3, 17, 22, 41, 54, 66, 78, 88};
  for (unsigned budget = kLeastFocusBudget; budget <= 130; ++budget) {
    CAPTURE(budget);
    FocusReport report = report_of({"t/mojolicious/static_lite_app.t", "Changes",
                                    "lib/Mojolicious/Command/Author/generate/lite_app.pm",
                                    "t/mojolicious/lite_app.t", "lib/Mojolicious/Lite.pm",
                                    "lib/Mojolicious/Static.pm", "lib/Mojolicious.pm"});
    render::fit_lens(report, "convert t/mojolicious/static_lite_app.t to use subtests", budget);
    const bool with_subject = report.text.find("convert") != std::string::npos;
    CHECK((with_subject ? kWithSubject : kWithout)[report.files.size()] <= budget);
    CHECK(report.files.size() >= 2);
  }
}

TEST_CASE("the first symbols of a file have their lines, further ones their names alone") {
  FocusReport report = report_of({"a.c"});
  for (const char* name : {"first", "second", "third", "fourth", "fifth"})
    report.files[0].symbols.push_back({name, "function", 12, {}});
  render::fit_lens(report, "task", 1000);
  CHECK(report.text.find("`function first:12 second:12 third:12; also fourth fifth`") !=
        std::string::npos);
  REQUIRE(report.files[0].symbols.size() == 5);
  CHECK(report.files[0].symbols[4].line == 12);
}

TEST_CASE("a document's headings leave the room to the definitions of other files") {
  const auto count = [](const char* kind) {
    FocusReport report = report_of({"first", "second.c"});
    for (int i = 0; i < 200; ++i) {
      report.files[0].symbols.push_back({"about" + std::to_string(i), kind, 1, {}, 1});
      report.files[1].symbols.push_back({"work" + std::to_string(i), "function", 1, {}, 1});
    }
    render::fit_lens(report, "task", 500);
    return report.files[1].symbols.size();
  };
  CHECK(count("heading") > count("function") + 10);
}

TEST_CASE("in a small lens the room goes to the symbols that say more, in whichever file") {
  const auto of_second = [](double score) {
    FocusReport report = report_of({"first.c", "second.c"});
    for (int i = 0; i < 200; ++i) {
      report.files[0].symbols.push_back({"some" + std::to_string(i), "function", 1, {}, 1});
      report.files[1].symbols.push_back({"work" + std::to_string(i), "function", 1, {}, score});
    }
    render::fit_lens(report, "task", 500);
    CHECK(report.files[0].symbols.size() > 0);
    return report.files[1].symbols.size();
  };
  CHECK(of_second(8) > of_second(1) + 10);
  CHECK(of_second(1) > of_second(0.25));
}

TEST_CASE("in a small lens a test is named once") {
  FocusReport report = report_of({"a.c", "b.c"});
  for (FocusFile& file : report.files) file.tests = {"tests/both_test.c"};
  FocusReport large = report;
  render::fit_lens(report, "task", 1000);
  CHECK(report.files[0].tests.size() == 1);
  CHECK(report.files[1].tests.empty());
  render::fit_lens(large, "task", 1500);
  CHECK(large.files[1].tests.size() == 1);
}
