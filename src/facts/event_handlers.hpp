// Functions that a service exports for the events that its platform sends: requests, schedules,
// queues. Rows of kind "handler" tell.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

struct EventHandler {
  std::string event;
  std::string name;  ///< of the function that answers, where it is another's; may be empty
  Evidence evidence;
  std::optional<Evidence> definition;  ///< of that function
};

/// By path of the file that exports them.
std::vector<EventHandler> event_handlers(const Context& context);

/// The one that answers an event below a manifest's folder, in the program that the manifest names
/// if there are several; nullptr: none, or it cannot be told.
const EventHandler* handler_of(const Context& context, const std::vector<EventHandler>& handlers,
                               std::string_view event, std::string_view folder);

/// Claims for the section "entry-points": a line for each file that answers more than requests and
/// what is `told` already (events, with the exporting file).
std::vector<Claim> event_claims(const std::vector<EventHandler>& handlers,
                                const std::set<std::pair<std::string, std::string>>& told);

}  // namespace brief::facts
