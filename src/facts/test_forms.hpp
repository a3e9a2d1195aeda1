// How the project runs one test, for those who want to run just some.
#pragma once

#include <string>
#include <vector>

#include "brief/index.hpp"

namespace brief::facts {

/// A proven form with its places: "uv run pytest <file>::<name>".
struct TestForm {
  std::string folder;  ///< where it is run, without the final '/'; empty: the root
  std::string form;
  std::string runner;
};

/// The test-one claims of the Commands section. Files whose summary is empty prove nothing, so an
/// index of manifests, build files and workflows is enough.
std::vector<TestForm> test_forms(const Index& index);

}  // namespace brief::facts
