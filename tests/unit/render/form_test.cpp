#include "render/form.hpp"

#include <doctest/doctest.h>

using namespace brief::render;

TEST_CASE("the form line says version, form and budget, and is read back") {
  CHECK(form_line({}) == "<!-- brief:1 compact -->");
  CHECK(form_line({1, true, 5000}) == "<!-- brief:1 full budget=5000 -->");
  for (const Form& form : {Form{}, Form{1, true, {}}, Form{1, false, 50}, Form{1, true, 123456}})
    CHECK(read_form(form_line(form) + "\n# x\n") == form);
}

TEST_CASE("a budget below the smallest is raised, so that what is written can be read") {
  CHECK(form_line({1, false, 3}) == "<!-- brief:1 compact budget=50 -->");
  CHECK(max_tokens({1, false, 3}) == 50);
}

TEST_CASE("line ends and a byte order mark do not hide the form") {
  CHECK(read_form("<!-- brief:1 compact -->\r\n# x\r\n") == Form{});
  CHECK(read_form("\xef\xbb\xbf<!-- brief:1 compact -->\n") == Form{});
  CHECK(read_form("<!-- brief:1 compact -->") == Form{});
}

TEST_CASE("another version is recognised, whatever words it uses") {
  const auto plain = read_form("<!-- brief:9 compact -->\n");
  REQUIRE(plain);
  CHECK(plain->version == 9);
  const auto strange = read_form("<!-- brief:27 sharded by=team -->\n");
  REQUIRE(strange);
  CHECK(strange->version == 27);
}

TEST_CASE("what is not exactly a form line is not ours") {
  for (const char* bytes :
       {"", "# Title\n", "<!-- brief:1 compact", "<!-- brief: compact -->", "<!-- brief:1 -->",
        "<!-- brief:1 compact budget= -->", "<!-- brief:1 compact budget=49 -->",
        "<!-- brief:1 compact budget=99999999999999 -->", "<!-- brief:1 compact x -->",
        "<!-- brief:keep -->", " <!-- brief:1 compact -->", "\n<!-- brief:1 compact -->",
        "<!-- brief:99999999999999 compact -->"}) {
    CAPTURE(bytes);
    CHECK_FALSE(read_form(bytes));
  }
}
