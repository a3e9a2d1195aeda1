#include "parse/readers/readers.hpp"

#include <algorithm>
#include <iterator>

#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

struct Reader {
  std::string_view name;
  void (*read)(std::string_view bytes, FactSink& sink);
};

constexpr Reader kReaders[] = {
    {"cmake", read_cmake},       {"docker", read_docker},       {"gomod", read_gomod},
    {"gradle", read_gradle},     {"graphql", read_graphql},     {"ini", read_ini},
    {"jenkins", read_jenkins},   {"json", read_json},           {"just", read_just},
    {"list", read_list},         {"lockfile", read_lockfile},   {"make", read_make},
    {"markdown", read_markdown}, {"models", read_models},       {"proto", read_proto},
    {"rst", read_rst},           {"ruby-list", read_ruby_list}, {"toml", read_toml},
    {"xml", read_xml},           {"yaml", read_yaml},
};

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

}  // namespace

bool read_facts(std::string_view reader, std::string_view bytes, FileSummary& summary) {
  const auto found = std::find_if(std::begin(kReaders), std::end(kReaders),
                                  [&](const Reader& row) { return row.name == reader; });
  if (found == std::end(kReaders)) return false;
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  FactSink sink(summary);
  found->read(bytes, sink);
  return true;
}

}  // namespace brief::parse
