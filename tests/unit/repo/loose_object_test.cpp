#include "repo/loose_object.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "unit/repo/repo_fixture.hpp"

using namespace brief;
using namespace brief::test;

namespace {

struct Loose : Repository {
  ObjectId id;
  std::string file;

  explicit Loose(const std::string& bytes) {
    write("blob", bytes);
    const std::string hex = git("hash-object -w blob").substr(0, 40);
    for (std::size_t i = 0; i < id.bytes.size(); ++i)
      id.bytes[i] = static_cast<std::uint8_t>(std::stoul(hex.substr(2 * i, 2), nullptr, 16));
    file = ".git/objects/" + hex.substr(0, 2) + "/" + hex.substr(2);
    run({"chmod", "u+w", path(file)});
  }
  std::vector<std::string> folders() const { return {path(".git/objects")}; }
};

}  // namespace

TEST_CASE("a loose object gives type, size and bytes; one that is not there gives nothing") {
  const Loose r("some bytes\n");
  const auto whole = repo::read_loose(r.folders(), r.id, false);
  REQUIRE(whole.has_value());
  CHECK(whole->type == "blob");
  CHECK(whole->size == 11);
  CHECK(whole->bytes == "some bytes\n");
  const auto head = repo::read_loose(r.folders(), r.id, true);
  REQUIRE(head.has_value());
  CHECK(head->size == 11);
  CHECK(head->bytes.empty());
  CHECK_FALSE(repo::read_loose(r.folders(), ObjectId{}, false).has_value());
}

TEST_CASE("a loose object that is cut short anywhere ends in an error that names it") {
  const Loose r(std::string(3000, 'x') + "end");
  const std::string bytes = r.read(r.file);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    r.write(r.file, std::string_view(bytes).substr(0, size));
    const Error error = error_of([&] { repo::read_loose(r.folders(), r.id, false); });
    CHECK(error.code() == ErrorCode::git);
  }
}

TEST_CASE("alternates are followed, in a ring once") {
  const Loose r("x");
  const Loose other("y");
  r.write(".git/objects/info/alternates", "# note\n" + other.path(".git/objects") + "\r\n\n");
  other.write(".git/objects/info/alternates", r.path(".git/objects") + "\n");
  const auto folders = repo::object_folders(r.path(".git/objects"), {r.root()});
  CHECK(folders ==
        std::vector<std::string>{r.path(".git/objects"), r.root(), other.path(".git/objects")});
  CHECK(repo::read_loose(folders, other.id, false)->bytes == "y");
}
