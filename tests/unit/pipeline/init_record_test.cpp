#include "pipeline/init_record.hpp"

#include <doctest/doctest.h>

#include "base/hash.hpp"

using namespace brief;

TEST_CASE("a record comes back as it was; damage anywhere makes it none") {
  pipeline::InitRecord record;
  record.add("a", true, std::string("\0\xff", 2), "new");
  record.add("b", false, "", "x");
  const std::string bytes = pipeline::pack_record(record);
  const pipeline::InitRecord read = pipeline::unpack_record(bytes);
  REQUIRE(read.files.size() == 2);
  CHECK(read.find("a")->before == std::string("\0\xff", 2));
  CHECK(read.find("a")->existed);
  CHECK_FALSE(read.find("b")->existed);
  CHECK(read.find("b")->written == base::hash128("x"));
  CHECK(read.find("c") == nullptr);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    CHECK(pipeline::unpack_record(damaged).files.empty());
    CHECK(pipeline::unpack_record(bytes.substr(0, i)).files.empty());
  }
}

TEST_CASE("a second edit keeps the first bytes, unless a person edited between the two") {
  pipeline::InitRecord record;
  record.add("a", true, "old", "one");
  record.add("a", true, "one", "two");
  CHECK(record.find("a")->before == "old");
  CHECK(record.find("a")->written == base::hash128("two"));
  record.add("a", true, "by hand", "three");
  CHECK(record.find("a")->before == "by hand");
}
