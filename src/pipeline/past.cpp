#include "pipeline/past.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "facts/risks_agents.hpp"

namespace brief::pipeline {
namespace {

constexpr std::size_t kHotCommits = 300;
constexpr std::size_t kHotFiles = 5;
constexpr std::size_t kLeastHeat = 3;  // changes
constexpr std::size_t kStyleCommits = 100;
constexpr std::size_t kLeastCommits = 10;  // fewer show no style
constexpr std::size_t kSharePercent = 70;
constexpr std::size_t kShownPaths = 3;
constexpr std::size_t kSubject = 72;

struct Style {
  const char* pattern;
  const char* text;
};

// The first that most subjects follow; what is more special comes first.
constexpr Style kStyles[] = {
    {R"(^(build|chore|ci|docs|feat|fix|perf|refactor|revert|style|test)(\([^)]*\))?!?: \S)",
     "Conventional Commits (`feat: …`, `fix(scope): …`)"},
    {R"(^\[?[A-Z][A-Z0-9]+-\d+\]?[: ] ?\S)", "begin with an issue key (`ABC-123 …`)"},
    {R"(^(:[a-z_]+:|[\x{1F300}-\x{1FAFF}\x{2600}-\x{27BF}]))", "begin with an emoji"},
    {R"(^\[[^\]]+\] \S)", "`[area] summary`"},
    {R"(^[\w./,*-]+( [\w./,*-]+)?: \S)", "`area: summary`"},
    {R"(^[A-Z][a-z]+ \S)", "a sentence that begins with a capital"},
};

bool is_safe(std::string_view text) {
  return !base::looks_secret(text) && facts::agent_text(text) != facts::AgentText::order;
}

}  // namespace

std::string quoted_subject(const std::string& subject) {
  if (subject.empty()) return "(no subject)";
  if (!is_safe(subject)) return "(its subject is not repeated)";
  return "“" + base::markdown_text(subject, kSubject) + "”";
}

std::string commit_line(const PastCommit& commit) {
  std::string out =
      "`" + repo::to_hex(commit.oid).substr(0, 7) + "` " + quoted_subject(commit.subject);
  std::size_t shown = 0;
  for (const std::string& path : commit.paths) {
    if (shown == kShownPaths) break;
    if (!is_safe(path)) continue;
    out += (shown++ == 0 ? " — " : ", ") + base::code_span(base::display_path(path));
  }
  if (shown != 0 && commit.paths.size() > shown)
    out += " and " + std::to_string(commit.paths.size() - shown) + " more";
  return out;
}

std::string hot_spots(const std::vector<PastCommit>& past, const Index& index) {
  std::map<std::string_view, std::size_t> heat;
  std::size_t counted = 0;
  for (const PastCommit& commit : past) {
    if (counted == kHotCommits) break;
    if (commit.paths.empty()) continue;
    ++counted;
    for (const std::string& path : commit.paths) ++heat[path];
  }
  std::vector<std::pair<std::size_t, std::string_view>> hottest;
  for (const auto& [path, count] : heat) {
    if (count < kLeastHeat || !is_safe(path)) continue;
    const auto file =
        std::lower_bound(index.files.begin(), index.files.end(), path,
                         [](const IndexedFile& f, std::string_view p) { return f.path < p; });
    const bool told = file != index.files.end() && file->path == path &&
                      file->role == FileRole::source && file->language != nullptr &&
                      file->language->is_code;
    if (told) hottest.emplace_back(count, path);
  }
  std::sort(hottest.begin(), hottest.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (hottest.empty()) return {};
  std::string out = "Changed most by the last " + std::to_string(counted) + " commits: ";
  for (std::size_t i = 0; i < std::min(hottest.size(), kHotFiles); ++i)
    out += (i == 0 ? "" : ", ") + base::code_span(base::display_path(hottest[i].second)) + " (" +
           std::to_string(hottest[i].first) + ")";
  return out;
}

std::string commit_style(const std::vector<PastCommit>& past) {
  std::vector<const PastCommit*> looked_at;
  for (const PastCommit& commit : past) {
    if (looked_at.size() == kStyleCommits) break;
    if (!commit.merge && !commit.subject.starts_with("Merge ")) looked_at.push_back(&commit);
  }
  if (looked_at.size() < kLeastCommits) return {};
  for (const Style& style : kStyles) {
    const re2::RE2 pattern(style.pattern);
    std::size_t follow = 0;
    const PastCommit* example = nullptr;
    for (const PastCommit* commit : looked_at) {
      if (!re2::RE2::PartialMatch(commit->subject, pattern)) continue;
      ++follow;
      if (example == nullptr && is_safe(commit->subject)) example = commit;
    }
    if (follow * 100 < looked_at.size() * kSharePercent || example == nullptr) continue;
    return "Commit subjects: " + std::string(style.text) + " in " + std::to_string(follow) +
           " of the last " + std::to_string(looked_at.size()) + ", as " +
           quoted_subject(example->subject);
  }
  return {};
}

}  // namespace brief::pipeline
