// Markdown from templates/brief.mustache, compiled in.
#include <kainjow/mustache.hpp>
#include <span>

#include "base/text.hpp"
#include "brief/api.hpp"
#include "brief/embedded.hpp"
#include "brief/error.hpp"
#include "render/view.hpp"

namespace brief::render {

std::span<const EmbeddedFile> embedded_files();

std::string template_text(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files())
    if (file.path == path) return std::string(file.bytes);
  throw Error(ErrorCode::internal, "the program lacks a template", std::string(path));
}

namespace {

namespace mustache = kainjow::mustache;

mustache::data lines_of(const ViewSection& section) {
  mustache::data lines{mustache::data::type::list};
  for (const Claim& claim : section.claims) lines.push_back({"text", claim.text});
  return lines;
}

mustache::data section_data(const ViewSection& section, bool says_more) {
  mustache::data data;
  data.set("id", section.id);
  if (section.id == "identity") {
    data.set("sentences", lines_of(section));
  } else {
    data.set("heading", section.title);
    data.set("claims", lines_of(section));
  }
  data.set("empty", section.claims.empty());
  data.set("more", says_more && section.omitted != 0);
  return data;
}

// kainjow/mustache 4.1 prints an empty line for a section tag that stands alone on a line when the
// section is not shown; the template therefore opens every section at the end of the line before.
// And it takes an empty string for true: what is empty is left out of the data.
mustache::data data_of(const View& view) {
  mustache::data data;
  if (!view.form.empty()) data.set("form", view.form);
  if (!view.title.empty()) data.set("title", view.title);
  data.set("reader", view.reader);
  mustache::data sections{mustache::data::type::list};
  std::string left_out;
  for (const ViewSection& section : view.sections) {
    if (!section.claims.empty() || section.asked) {
      sections.push_back(section_data(section, view.says_more));
    } else if (section.omitted != 0 && view.says_more) {
      left_out += (left_out.empty() ? "" : " ") + section.id;
    }
  }
  data.set("sections", sections);
  if (!left_out.empty()) data.set("left_out", left_out);
  return data;
}

}  // namespace

std::string markdown_of(const View& view) {
  mustache::mustache page(template_text("brief.mustache"));
  page.set_custom_escape([](const std::string& text) { return text; });  // claims are Markdown
  const std::string text = page.render(data_of(view));
  if (!page.is_valid()) throw Error(ErrorCode::internal, page.error_message(), "brief.mustache");
  return std::string(base::trim(text)) + "\n";
}

}  // namespace brief::render

namespace brief {

std::string to_markdown(const Brief& brief, std::span<const std::string> ids) {
  render::View view = render::view_of(brief, {ids.begin(), ids.end()});
  if (ids.empty()) {
    view.title = base::markdown_text(brief.name);
    if (view.title.empty()) view.title = "Project context";
  }
  view.says_more = true;
  return render::markdown_of(view);
}

}  // namespace brief
