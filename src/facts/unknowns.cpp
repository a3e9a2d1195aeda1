// Unknowns: what an agent would ask for and the repository does not say, and code that no grammar
// could read. Grouped: a list of everything that is not there would be longer than the brief.
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_text.hpp"
#include "facts/sections.hpp"
#include "facts/unknowns_languages.hpp"

namespace brief::facts {
namespace {

constexpr std::int64_t kMissingRank = 450;
constexpr std::int64_t kUnreadRank = 470;
constexpr std::size_t kMostTitles = 5;
constexpr std::uint64_t kUnreadShare = 50;  // 1/50 of the lines is worth saying

const Section* section_named(std::span<const Section> sections, std::string_view id) {
  for (const Section& section : sections)
    if (section.id == id) return &section;
  return nullptr;
}

bool has_command(const Section* commands, std::string_view verb) {
  if (commands == nullptr) return false;
  const std::string start = "**" + std::string(verb) + "**";
  return std::any_of(commands->claims.begin(), commands->claims.end(),
                     [&](const Claim& claim) { return claim.text.rfind(start, 0) == 0; });
}

bool has_code(const Index& index) {
  return std::any_of(index.files.begin(), index.files.end(), is_project_code);
}

bool has_tests(const Index& index) {
  return std::any_of(index.files.begin(), index.files.end(),
                     [](const IndexedFile& file) { return file.role == FileRole::test; });
}

// Only what every code base has in some form: whether it is written down is the question.
void missing_commands(const Context& context, std::span<const Section> others, Section& section) {
  if (!has_code(context.index())) return;
  const Section* commands = section_named(others, "commands");
  std::vector<std::string> missing;
  if (!has_command(commands, "test")) missing.push_back("how tests are run");
  // What a hook runs before a commit is of that kind.
  const bool tools = !context.findings("linter").empty() ||
                     !context.findings("formatter").empty() ||
                     !context.findings("commit-hook").empty();
  constexpr std::string_view kCares[] = {"lint", "lint and fix", "format", "format check"};
  if (!tools && std::none_of(std::begin(kCares), std::end(kCares),
                             [&](std::string_view verb) { return has_command(commands, verb); }))
    missing.push_back("a lint or format command");
  if (!has_tests(context.index())) missing.push_back("test files");
  if (context.findings("ci").empty()) missing.push_back("CI configuration");
  if (missing.empty()) return;
  section.claims.push_back(
      {"looked for and not found: " + listed(missing, missing.size()), {}, kMissingRank, "1"});
}

// The reader should know that silence about such code means nothing.
void add_unread_code(const Context& context, Section& section) {
  const UnreadCode code = unread_code(context);
  std::vector<std::string> titles;
  Claim claim{{}, {}, kUnreadRank, "2"};
  for (const auto& [title, unread] : code.by_title) {
    if (unread.lines == 0 || unread.lines < code.all_lines / kUnreadShare) continue;
    titles.push_back(title);
    claim.evidence.push_back({unread.first->path, 0, 0});
  }
  if (titles.empty()) return;
  claim.text = "not parsed, so in no section: " + listed(titles, kMostTitles) + " code";
  section.claims.push_back(std::move(claim));
}

}  // namespace

Section unknowns(const Context& context, std::span<const Section> others) {
  Section section{"unknowns", "Unknowns", {}, 0};
  missing_commands(context, others, section);
  add_unread_code(context, section);
  sort_claims(section);
  return section;
}

}  // namespace brief::facts
