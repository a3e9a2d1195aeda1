// Text of a repository that speaks to the agent reading it. Such text is never repeated in a brief;
// what gives orders is reported with its place.
#pragma once

#include <string_view>

namespace brief::facts {

enum class AgentText {
  none,
  mention,  ///< speaks of or to agents: not quoted
  order,    ///< tries to steer one ("ignore previous instructions"): a risk
};

/// Judges names, comments and prose alike: case, punctuation, snake_case and camelCase are folded
/// before the patterns are tried. Linear in the text.
AgentText agent_text(std::string_view text);

}  // namespace brief::facts
