#include "facts/route_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace brief::facts;
using Texts = std::vector<std::string>;

TEST_CASE("paths are what literals, lists, templates and sums say") {
  const auto finished = [](std::string_view expression) {
    Texts out;
    for (const std::string& path : paths_of(expression)) out.push_back(finished_path(path, true));
    return out;
  };
  CHECK(finished("'/a'") == Texts{"/a"});
  CHECK(finished("[\"/a\", '/b']") == Texts{"/a", "/b"});
  CHECK(finished("`${base}/x`") == Texts{"/{base}/x"});
  CHECK(finished("API + '/users'") == Texts{"{API}/users"});
  CHECK(finished("settings.PREFIX") == Texts{"{settings.PREFIX}"});
  CHECK(finished("f\"{settings.prefix}/docs\"") == Texts{"/{settings.prefix}/docs"});
}

TEST_CASE("joined paths have one slash between them, and the last is kept where it counts") {
  CHECK(join_paths("", "/a") == "/a");
  CHECK(join_paths("/a/", "/b") == "/a/b");
  CHECK(join_paths("/a", "b") == "/a/b");
  CHECK(join_paths("/a", "") == "/a");
  CHECK(finished_path(join_paths("/a", "/"), true) == "/a/");
  CHECK(finished_path(join_paths("/a", "/"), false) == "/a");
  CHECK(finished_path("", false) == "/");
  CHECK(finished_path(join_paths(paths_of("PREFIX")[0], "/a"), false) == "{PREFIX}/a");
}

TEST_CASE("the marks of a pattern's start go, those of its classes stay") {
  CHECK(finished_path("^images/([^/]*)/^thumb$", false) == "/images/([^/]*)/thumb");
}

TEST_CASE("methods are read from names, strings and lists, and nothing else is one") {
  CHECK(methods_of("get") == Texts{"GET"});
  CHECK(methods_of("['PUT', \"delete\"]") == Texts{"PUT", "DELETE"});
  CHECK(methods_of("del") == Texts{"DELETE"});
  CHECK(methods_of("all") == Texts{"ANY"});
  CHECK(methods_of("getUsers").empty());
}

TEST_CASE("handlers and guards are named without their arguments; functions have no name") {
  CHECK(name_in("users.list") == "users.list");
  CHECK(name_in("auth('manageUsers')") == "auth");
  CHECK(name_in("async (c) => c.json({})").empty());
  CHECK(name_in("c => c.text('x')").empty());
  CHECK(name_in("function (req, res) {}").empty());
  CHECK(name_in("Depends(get_user)") == "get_user");
  CHECK(name_in("@login_required") == "login_required");
}

TEST_CASE("guards that let others pass too, and what only looks like one, are none") {
  CHECK(auth_names("requireUser") == Texts{"requireUser"});
  CHECK(auth_names("[validate(x), passport.authenticate('jwt')]") ==
        Texts{"passport.authenticate"});
  CHECK(auth_names("user: Annotated[User, Depends(current_user)]") == Texts{"current_user"});
  CHECK(auth_names("current_user: CurrentUser") == Texts{"CurrentUser"});
  CHECK(auth_names("basicAuth({ username: 'a' })") == Texts{"basicAuth"});
  CHECK(auth_names("optionalAuth").empty());
  CHECK(auth_names("Depends(get_current_user(required=False))").empty());
  CHECK(auth_names("authLimiter").empty());
  CHECK(auth_names("session: SessionDep").empty());
}

TEST_CASE("middleware covers whole segments of paths") {
  CHECK(covers("/admin/*", "/admin/users"));
  CHECK(covers("/admin", "/admin"));
  CHECK(covers("", "/x"));
  CHECK(covers("/*", "/x"));
  CHECK_FALSE(covers("/admin", "/administrators"));
}

TEST_CASE("a path of which nothing is written is none, a parameter that is written is one") {
  CHECK(is_unwritten(paths_of("relativePath")[0]));
  CHECK(is_unwritten(join_paths(paths_of("prefix")[0], paths_of("path")[0])));
  CHECK_FALSE(is_unwritten(paths_of("\"/{id}\"")[0]));
  CHECK_FALSE(is_unwritten(paths_of("prefix + \"/users\"")[0]));
  CHECK_FALSE(is_unwritten(""));
}
