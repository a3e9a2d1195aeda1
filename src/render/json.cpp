// The brief as JSON: every claim with its evidence. Layout in the README.
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "brief/api.hpp"
#include "render/view.hpp"

namespace brief {
namespace {

using Json = nlohmann::ordered_json;

Json claim_json(const Claim& claim) {
  Json evidence = Json::array();
  for (const Evidence& e : claim.evidence)
    evidence.push_back(
        {{"path", base::display_path(e.path)}, {"line", e.line}, {"end_line", e.end_line}});
  return {{"text", claim.text}, {"evidence", evidence}};
}

}  // namespace

std::string to_json(const Brief& brief, std::span<const std::string> ids) {
  const render::View view = render::view_of(brief, {ids.begin(), ids.end()});
  Json json = {{"schema", "brief/1"}, {"name", view.name}, {"sections", Json::array()}};
  for (const render::ViewSection& section : view.sections) {
    Json claims = Json::array();
    for (const Claim& claim : section.claims) claims.push_back(claim_json(claim));
    Json item = {{"id", section.id}, {"title", section.title}, {"claims", claims}};
    if (section.omitted != 0) item["omitted"] = section.omitted;
    json["sections"].push_back(item);
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace brief
