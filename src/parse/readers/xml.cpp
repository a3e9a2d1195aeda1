// XML by pugixml: it keeps the offset of every node, and what it read before a mistake. It neither
// expands entities of the document nor follows a document type, so there is no bomb to fear; it
// parses without recursion.
#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <string>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxXmlBytes = 4u << 20;

class XmlWalker {
 public:
  XmlWalker(std::string_view bytes, FactSink& sink) : bytes_(bytes), lines_(bytes), sink_(sink) {}

  void children(pugi::xml_node parent) {
    std::map<std::string_view, std::size_t> counts;
    for (const pugi::xml_node child : parent.children())
      if (child.type() == pugi::node_element) ++counts[child.name()];
    std::map<std::string_view, std::size_t> seen;
    for (const pugi::xml_node child : parent.children()) {
      if (child.type() != pugi::node_element || sink_.full()) continue;
      path_.push(std::string_view(child.name()));
      const bool numbered = counts[child.name()] > 1;
      if (numbered) path_.push(seen[child.name()]++);
      element(child);
      if (numbered) path_.pop();
      path_.pop();
    }
  }

 private:
  void element(pugi::xml_node node) {
    const std::uint32_t line = lines_.at(offset_of(node));
    if (path_.depth() >= kMaxFactDepth) return sink_.cut("nested too deeply: left out", line);
    attributes(node);
    bool elements = false;
    std::string text;
    std::size_t text_start = 0;
    for (const pugi::xml_node child : node.children()) {
      elements = elements || child.type() == pugi::node_element;
      if (child.type() != pugi::node_pcdata && child.type() != pugi::node_cdata) continue;
      if (text.empty()) text_start = offset_of(child);
      if (text.size() <= kMaxFactBytes) text += child.value();
    }
    if (elements) return children(node);
    const std::string_view value = base::trim(text);
    if (value.empty() && !node.attributes().empty()) return;
    fact(value, text.empty() ? offset_of(node) : text_start);
  }

  // The first and the last line of text that begins at `offset`, without the white space around it.
  void fact(std::string_view value, std::size_t offset) {
    while (!value.empty() && offset < bytes_.size() &&
           std::string_view(" \t\n").find(bytes_[offset]) != std::string_view::npos)
      ++offset;
    const std::uint32_t line = lines_.at(offset);
    const auto more = std::count(value.begin(), value.end(), '\n');
    sink_.fact(path_.view(), value, line, line + static_cast<std::uint32_t>(more));
  }

  // pugixml knows no place of an attribute, so the tag's text is searched, each name behind the one
  // before.
  void attributes(pugi::xml_node node) {
    std::size_t from = offset_of(node) + std::string_view(node.name()).size();
    for (const pugi::xml_attribute attribute : node.attributes()) {
      if (sink_.full()) return;
      const std::string_view name = attribute.name();
      from = std::min(past_attribute(from, name), bytes_.size());
      path_.push("@" + std::string(name.substr(0, kMaxPointerBytes)));
      sink_.fact(path_.view(), attribute.value(), lines_.at(from));
      path_.pop();
    }
  }

  // The place of the attribute's opening quote, its name being the next one in the tag.
  std::size_t past_attribute(std::size_t from, std::string_view name) {
    if (from < bytes_.size() && (bytes_[from] == '"' || bytes_[from] == '\'')) {
      const std::size_t close = bytes_.find(bytes_[from], from + 1);
      if (close != std::string_view::npos) from = close + 1;
    }
    const std::size_t found = bytes_.find(name, from);
    if (found == std::string_view::npos) return from;
    return std::min(bytes_.find_first_of("\"'", found + name.size()), bytes_.size());
  }

  std::size_t offset_of(pugi::xml_node node) const {
    const std::ptrdiff_t offset = node.offset_debug();
    return offset < 0 ? 0 : static_cast<std::size_t>(offset);
  }

  std::string_view bytes_;
  LineCounter lines_;
  FactSink& sink_;
  Pointer path_;
};

}  // namespace

void read_xml(std::string_view bytes, FactSink& sink) {
  if (bytes.size() > kMaxXmlBytes) {
    sink.cut("too large: the rest is left out", 0);
    bytes = bytes.substr(0, kMaxXmlBytes);
  }
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default, pugi::encoding_utf8);
  XmlWalker(bytes, sink).children(document);
  if (!result && result.status != pugi::status_no_document_element)
    sink.diagnose(result.description(), LineCounter(bytes).at(static_cast<std::size_t>(
                                            std::max<std::ptrdiff_t>(result.offset, 0))));
}

}  // namespace brief::parse
