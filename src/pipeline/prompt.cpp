// brief prompt: the first message to a fresh agent session.
#include <algorithm>

#include "base/text.hpp"
#include "brief/focus.hpp"
#include "brief/session.hpp"
#include "pipeline/compose.hpp"
#include "pipeline/standing.hpp"
#include "pipeline/stored_tree.hpp"
#include "render/page.hpp"
#include "render/render.hpp"

namespace brief {
namespace pipeline {
namespace {

constexpr std::size_t kMaxTask = 8000;  // bytes

// What a change is checked with before it is handed over.
constexpr std::string_view kChecks[] = {"test", "lint", "type-check", "format"};

// "**test**: `npm test` — ci" -> "test: `npm test`"
std::string checks_text(const Brief& brief) {
  std::string out;
  for (const Section& section : brief.sections) {
    if (section.id != "commands") continue;
    for (const std::string_view check : kChecks)
      for (const Claim& claim : section.claims) {
        const std::string label = "**" + std::string(check) + "**: ";
        if (!claim.text.starts_with(label)) continue;
        const std::size_t end = claim.text.find(" — ");
        out += (out.empty() ? "" : ", ") + std::string(check) + " with " +
               claim.text.substr(label.size(), end == std::string::npos ? end : end - label.size());
        break;
      }
  }
  return out;
}

std::string finish_text(const Brief& brief, const Standing& standing) {
  std::string out;
  if (const std::string checks = checks_text(brief); !checks.empty())
    out += "- Check the change: " + checks + ".\n";
  if (standing.ours)
    out += "- `brief refresh`, and commit " +
           base::code_span(base::display_path(standing.output), 200) + " with the change.\n";
  out +=
      "- Leave what the next session must know: `brief note add 'TEXT' --kind next --on "
      "PATH#SYMBOL`.\n";
  return out;
}

// The task is the user's own: it stands as a quotation, line by line.
std::string quoted_task(std::string_view task) {
  std::string out;
  for (const std::string_view line : base::split(base::trim(task.substr(0, kMaxTask)), '\n'))
    out += "> " + base::one_line(line, kMaxTask) + "\n";
  if (task.size() > kMaxTask) out += "> …\n";
  return out;
}

}  // namespace
}  // namespace pipeline

std::string prompt(const PromptOptions& options) {
  using namespace pipeline;
  Workspace workspace = open_workspace(options);
  const Standing standing = read_standing(workspace, workspace.config.output, true, false);
  DescribedTree tree(workspace, options.on_progress);
  tree.learn_contents();
  const Composed composed = compose(workspace, tree, standing.output, false);
  store_learnt(workspace, tree);
  const render::Rendered rendered = render::render(composed.brief, render::Form{}, standing.keep);
  std::map<std::string, std::string> values = {{"name", base::markdown_text(composed.brief.name)},
                                               {"brief", render::without_form_line(rendered.bytes)},
                                               {"finish", finish_text(composed.brief, standing)}};
  if (!base::trim(options.task).empty()) {
    values["task"] = quoted_task(options.task);
    FocusOptions focus;
    static_cast<TreeOptions&>(focus) = options;
    focus.task = options.task;
    values["lens"] = focus_on(focus).text;
  }
  return render::fill_page("prompt.mustache", values);
}

}  // namespace brief
