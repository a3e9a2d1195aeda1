#include "hooks/driver.hpp"

#include <doctest/doctest.h>

using namespace brief::hooks;

TEST_CASE("the driver's lines come and go without a trace") {
  for (const std::string config : {"", "[core]\n\tbare = false\n", "[core]\n\tbare = false", "\n",
                                   "# brief-driver 1\nno end\n"}) {
    const std::string with = with_driver(config, "/opt/brief");
    CHECK(with.starts_with(config));
    CHECK(has_driver(with));
    CHECK_FALSE(has_driver(config));
    CHECK(without_driver(with) == config);
    CHECK(with_driver(with, "/opt/brief") == with);
    CHECK(without_driver(with_driver(with, "")) == config);
    CHECK(without_driver(with + "[user]\n").ends_with("[user]\n"));
  }
}

TEST_CASE("the program's path is a word of the shell and a value of git") {
  CHECK(with_driver("", "/a b/\"it's\"")
            .find("driver = \"'/a b/\\\"it'\\\\''s\\\"' merge-driver "
                  "%O %A %B %P\"\n") != std::string::npos);
  CHECK(with_driver("", "").find("driver = \"brief merge-driver") != std::string::npos);
}
