// Who wrote a generated file, as its header tells it.
#pragma once

#include <string>
#include <string_view>

namespace brief::facts {

/// " by `protoc-gen-go`", " by the protocol buffer compiler": the generator that a header names,
/// without its release, its arguments and what else the sentence goes on with. Empty when it names
/// none ("a tool") or says too much to be a name.
std::string generator_phrase(std::string_view told);

}  // namespace brief::facts
