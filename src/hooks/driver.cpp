#include "hooks/driver.hpp"

#include "hooks/hook_file.hpp"

namespace brief::hooks {
namespace {

constexpr std::string_view kBegin = "# brief-driver 1";
constexpr std::string_view kJoined = " joined";
constexpr std::string_view kEnd = "# /brief-driver\n";

struct Place {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
  bool joined = false;
};

Place find(std::string_view config) {
  Place place;
  const std::size_t end = config.rfind(kEnd);
  const std::size_t begin = end == std::string_view::npos ? end : config.rfind(kBegin, end);
  if (begin == std::string_view::npos || (begin != 0 && config[begin - 1] != '\n')) return place;
  place.begin = begin;
  place.end = end + kEnd.size();
  place.joined = config.substr(begin + kBegin.size()).starts_with(kJoined);
  return place;
}

// As a value in double quotes (git-config(1), "Values").
std::string quoted_value(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace

std::string with_driver(std::string_view config, const std::string& program) {
  std::string out = without_driver(config);
  const bool joined = !out.empty() && out.back() != '\n';
  if (joined) out += '\n';
  const std::string command =
      (program.empty() ? std::string("brief") : shell_word(program)) + " merge-driver %O %A %B %P";
  return out + std::string(kBegin) + std::string(joined ? kJoined : "") +
         "\n[merge \"brief\"]\n\tname = keep blocks merged as text, generated lines ours\n\tdriver "
         "= " +
         quoted_value(command) + "\n" + std::string(kEnd);
}

std::string without_driver(std::string_view config) {
  const Place place = find(config);
  if (place.begin == std::string_view::npos) return std::string(config);
  std::string out(config.substr(0, place.begin));
  if (place.joined && place.end == config.size() && out.ends_with('\n')) out.pop_back();
  return out + std::string(config.substr(place.end));
}

bool has_driver(std::string_view config) { return find(config).begin != std::string_view::npos; }

}  // namespace brief::hooks
