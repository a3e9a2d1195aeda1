#include "cache/folder.hpp"

#include <unistd.h>

#include "unit/cache/samples.hpp"

namespace fs = std::filesystem;
using namespace brief;
using namespace brief::test;
using cache::Folder;

TEST_CASE("a worktree's name is read back, and no other name is one") {
  for (const std::uint64_t id : {std::uint64_t{0}, std::uint64_t{77}, ~std::uint64_t{0}})
    CHECK(cache::parse_worktree_name(cache::worktree_name(id)) == id);
  for (const char* name : {"", "1", "000000000000000g", "000000000000000A", "00000000000000000",
                           "0000000000000001.tmp"})
    CHECK_FALSE(cache::parse_worktree_name(name));
}

TEST_CASE("one process holds the lock at a time") {
  const TemporaryFolder folder;
  const auto first = Folder::make(folder.cache());
  const auto second = Folder::open(folder.cache());
  base::Descriptor held = first->lock(0);
  CHECK(held.open());
  CHECK_FALSE(second->lock(4).open());
  held = base::Descriptor();
  {
    const base::Descriptor moved = std::move(held);  // closes the lock that was swapped out
  }
  CHECK(second->lock(4).open());
}

TEST_CASE("a lock on a file that was removed is no lock") {
  const TemporaryFolder folder;
  const auto dir = Folder::make(folder.cache());
  const base::Descriptor old = dir->lock(0);
  REQUIRE(old.open());
  REQUIRE(dir->remove(cache::kLockName));
  const base::Descriptor fresh = dir->lock(0);
  CHECK(fresh.open());
  CHECK_FALSE(dir->lock(0).open());
}

TEST_CASE("looking for the lock makes none") {
  const TemporaryFolder folder;
  const auto dir = Folder::make(folder.cache());
  CHECK_FALSE(dir->lock_if_there(0).open());
  CHECK(dir->list().empty());
}

TEST_CASE("replacing puts all parts or nothing in place, and leaves no temporary file") {
  const TemporaryFolder folder;
  const auto dir = Folder::make(folder.cache());
  write_bytes(folder.cache() + "/name.tmp", "left by a writer that died");
  const std::string_view parts[] = {"one", "", "two"};
  REQUIRE(dir->replace("name", parts) == 0);
  CHECK(read_bytes(folder.cache() + "/name") == "onetwo");
  CHECK(dir->list() == std::vector<std::string>{"name"});
  fs::create_directories(folder.cache() + "/taken/inside");
  CHECK(dir->replace("taken", parts) != 0);
  CHECK(dir->list() == std::vector<std::string>{"name", "taken"});
}

TEST_CASE("reading beyond the end fails") {
  const TemporaryFolder folder;
  const auto dir = Folder::make(folder.cache());
  write_bytes(folder.cache() + "/name", "12345");
  const auto file = dir->open_file("name");
  REQUIRE(file);
  char bytes[4];
  CHECK(cache::read_at(file->fd.get(), 1, bytes, 4));
  CHECK(std::string(bytes, 4) == "2345");
  CHECK_FALSE(cache::read_at(file->fd.get(), 2, bytes, 4));
}
