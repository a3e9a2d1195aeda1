// Languages, versions, package managers, frameworks, databases and deployment, each named once.
#include <algorithm>
#include <map>
#include <set>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "facts/risks_agents.hpp"
#include "facts/sections.hpp"
#include "facts/unknowns_languages.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMaxNames = 8;
constexpr std::size_t kMaxLanguages = 6;
// A language with less than a fiftieth of the main one's lines is no language of the project.
constexpr std::uint64_t kSmallShare = 50;
// Of what no grammar reads, much is input of tests or configuration of editors.
constexpr std::uint64_t kUnreadShare = 10;
// A folder with less than a tenth of the files or of the code does not shape the stack.
constexpr std::uint64_t kFolderShare = 10;

constexpr std::size_t kMaxSources = 3;  // of one tool's version

constexpr std::string_view kManager = "manager";

struct Group {
  std::string_view kind;
  std::string_view tag;
  std::string_view title;
  std::int64_t rank;
};

// Printed in this order; a tag of "" takes every finding of the kind.
constexpr Group kGroups[] = {
    {kManager, "", "package manager", 760},    {"builder", "", "build", 750},
    {"uses", "build", "build", 560},           {"uses", "framework", "built on", 740},
    {"uses", "database", "database", 730},     {"uses", "test", "tests", 640},
    {"uses", "deployment", "deployment", 650}, {"backend", "", "build backend", 420},
};

bool root_first(const Finding& a, const Finding& b) {
  if (a.folder.empty() != b.folder.empty()) return a.folder.empty();
  return a.rank > b.rank;
}

// "^18.2.0" -> "18", ">=0.40.0,<0.51", "> 5" and "^8 || ^9" -> "": the major version, where it says
// something.
std::string major_of(std::string_view requirement) {
  const std::size_t digit = requirement.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit > 3) return {};
  if (requirement.find('|') != std::string_view::npos) return {};
  const std::string_view sign = base::trim(requirement.substr(0, digit));
  if (sign.find_first_not_of("^~>=v") != std::string_view::npos ||
      (sign == ">" && requirement.find('.') == std::string_view::npos))
    return {};
  std::size_t end = digit;
  while (end < requirement.size() && requirement[end] >= '0' && requirement[end] <= '9') ++end;
  if (end < requirement.size() && requirement[end] != '.' && requirement[end] != ',' &&
      requirement[end] != ' ')
    return {};
  const std::string_view major = requirement.substr(digit, end - digit);
  return major == "0" || major.size() > 3 ? std::string{} : std::string(major);
}

// The numbers of "C++20" and ">=3.11"; the years of the last century come first ("C++98").
std::vector<int> numbers_of(std::string_view value) {
  std::vector<int> numbers;
  bool inside = false;
  for (const char c : value.substr(0, 40)) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !inside) numbers.push_back(0);
    if (digit) numbers.back() = std::min(numbers.back(), 99999) * 10 + (c - '0');
    inside = digit;
  }
  if (numbers.size() == 1 && numbers[0] >= 70 && numbers[0] < 100) numbers[0] -= 100;
  return numbers;
}

// What one file asks twice holds under conditions, the lesser of both always.
bool asks_less(const Finding& a, const Finding& b) {
  return a.kind == b.kind && a.title == b.title && a.rank == b.rank &&
         a.evidence.path == b.evidence.path && numbers_of(a.value) < numbers_of(b.value);
}

class Stack {
 public:
  explicit Stack(const Context& context) : context_(context) {}

  Section run() {
    measure_folders();
    section_ = {"stack", "Stack", {}, 0};
    languages();
    versions();
    std::map<std::string_view, int> places;
    for (const Group& group : kGroups)
      names(group, places.emplace(group.title, places.size()).first->second);
    sort_claims(section_);
    return std::move(section_);
  }

 private:
  struct Size {
    std::uint64_t files = 0;
    std::uint64_t lines = 0;
  };

  struct Share {
    std::uint64_t lines = 0;
    std::uint64_t uncertain = 0;  ///< lines of files whose extension other languages have too
    std::uint64_t least = kSmallShare;
    const IndexedFile* largest = nullptr;
    bool sure = false;  ///< of `largest`: its extension is no other language's
  };

  void measure_folders() {
    for (const IndexedFile& file : context_.index().files) {
      if (file.role != FileRole::source) continue;
      const bool code = file.language != nullptr && file.language->is_code;
      for (std::string_view folder = file.path; !folder.empty();) {
        folder = folder_of(folder);
        Size& size = sizes_[std::string(folder)];
        size.files += 1;
        size.lines += code ? file.summary->lines : 0;
      }
    }
  }

  // A tool's or a fixture's own manifest says nothing of the project.
  bool matters(const Finding& finding) const {
    if (finding.folder.empty()) return true;
    // What runs the tests is told by their own projects where these stand apart.
    const IndexedFile* manifest = context_.file(finding.evidence.path);
    if (finding.tag == "test" && manifest != nullptr && manifest->role == FileRole::test)
      return true;
    const auto own = sizes_.find(finding.folder);
    const auto all = sizes_.find(std::string_view{});
    return own != sizes_.end() && own->second.files * kFolderShare >= all->second.files &&
           own->second.lines * kFolderShare >= all->second.lines;
  }

  // `.h` tells nothing where two languages have it.
  static bool certain(const IndexedFile& file) {
    const std::string_view name = name_of_path(file.path);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) return true;
    const std::string_view extension = name.substr(dot);
    const auto has = [&](const LanguageSpec& language) {
      const auto& own = language.extensions;
      return std::find(own.begin(), own.end(), extension) != own.end();
    };
    return std::count_if(brief::languages().begin(), brief::languages().end(), has) < 2;
  }

  // Grammars of one package and family are dialects; the one that it is called after names them
  // all.
  static std::string_view title_of(const LanguageSpec& language) {
    if (!language.package.empty())
      for (const LanguageSpec& other : brief::languages())
        if (other.package == language.package && other.family == language.family &&
            other.package.ends_with(other.name))
          return other.title;
    return language.title;
  }

  std::map<std::string, Share> measure_languages() const {
    std::map<std::string, Share> shares;
    for (const IndexedFile& file : context_.index().files) {
      if (file.language == nullptr || !file.language->is_code) continue;
      if (file.role != FileRole::source && file.role != FileRole::test) continue;
      Share& share = shares[std::string(title_of(*file.language))];
      const bool sure = certain(file);
      (sure ? share.lines : share.uncertain) += file.summary->lines;
      if (share.largest != nullptr && sure != share.sure && share.sure) continue;
      if (share.largest != nullptr && sure == share.sure &&
          file.summary->lines <= share.largest->summary->lines)
        continue;
      share.largest = &file;
      share.sure = sure;
    }
    for (const auto& [title, unread] : unread_code(context_).by_title) {
      Share& share = shares[title];
      share.lines += unread.lines;
      if (share.largest == nullptr) share.largest = unread.first;
      share.least = kUnreadShare;
    }
    const bool any = std::any_of(shares.begin(), shares.end(),
                                 [](const auto& entry) { return entry.second.lines > 0; });
    for (auto& [title, share] : shares)
      if (!any) share.lines = share.uncertain;
    return shares;
  }

  void languages() {
    std::vector<std::pair<std::string, Share>> sorted;
    for (const auto& entry : measure_languages())
      if (entry.second.lines > 0) sorted.push_back(entry);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second.lines > b.second.lines; });
    Claim claim;
    std::string titles;
    for (const auto& [title, share] : sorted) {
      if (claim.evidence.size() == kMaxLanguages) break;
      if (share.lines * share.least < sorted.front().second.lines) continue;
      titles += (titles.empty() ? "" : ", ") + base::markdown_text(title);
      claim.evidence.push_back({share.largest->path, 0, 0});
    }
    if (titles.empty()) return;
    claim.text = "**languages**: " + titles;
    claim.rank = 770;
    claim.order = "a";
    section_.claims.push_back(std::move(claim));
  }

  // The root's requirement of each tool, the strictest source first; those of folders only where
  // the root is silent about the tool.
  void versions() {
    std::vector<const Finding*> found;
    for (const Finding& finding : context_.findings("version"))
      if (matters(finding)) found.push_back(&finding);
    std::stable_sort(found.begin(), found.end(),
                     [](const Finding* a, const Finding* b) { return root_first(*a, *b); });
    const std::vector<const Finding*> all = found;
    std::erase_if(found, [&](const Finding* one) {
      return std::any_of(all.begin(), all.end(),
                         [&](const Finding* other) { return asks_less(*other, *one); });
    });
    std::map<std::string_view, std::size_t> said;  // title -> row of its claim
    for (const Finding* finding : found) {
      const std::string value = base::one_line(finding->value, 40);
      if (value.empty() || base::looks_secret(value) ||
          agent_text(finding->value) == AgentText::order)
        continue;
      const auto [place, fresh] = said.try_emplace(finding->title, section_.claims.size());
      if (!fresh) {
        add_source(section_.claims[place->second], *finding, value);
        continue;
      }
      Claim claim;
      claim.text = "**" + base::markdown_text(finding->title) +
                   "**: " + (finding->tag == "pinned" ? "pinned to " : "") +
                   base::code_span(value) + " — " +
                   base::code_span(base::display_path(finding->evidence.path));
      claim.evidence.push_back(finding->evidence);
      claim.rank = 755 + finding->rank / 10;
      claim.order = "b" + finding->title;
      section_.claims.push_back(std::move(claim));
    }
  }

  // Another file of the root that asks for a tool in other words: whoever moves the one moves both.
  static void add_source(Claim& claim, const Finding& finding, const std::string& value) {
    const bool said = claim.text.find(base::code_span(value)) != std::string::npos;
    const bool many = claim.evidence.size() > kMaxSources;
    if (!finding.folder.empty() || said || many || finding.evidence == claim.evidence[0]) return;
    claim.text += ", " + base::code_span(value) + " by " +
                  base::code_span(base::display_path(finding.evidence.path));
    claim.evidence.push_back(finding.evidence);
  }

  void names(const Group& group, int place) {
    // A project is not built on itself, nor on its packages.
    std::set<std::string> own{base::to_lower(context_.name())};
    for (const Finding& finding : context_.findings("name"))
      own.insert(base::to_lower(finding.value));
    std::vector<const Finding*> found;
    for (const Finding& finding : context_.findings(group.kind))
      if ((group.tag.empty() || finding.tag == group.tag) && matters(finding) &&
          !own.contains(base::to_lower(finding.title)))
        found.push_back(&finding);
    std::stable_sort(found.begin(), found.end(),
                     [](const Finding* a, const Finding* b) { return root_first(*a, *b); });
    Claim claim;
    std::string text;
    std::set<std::string> paths;
    std::set<std::string> ecosystems;
    std::size_t count = 0;
    for (const Finding* finding : found) {
      // One package manager of an ecosystem is the one that is used; the rest are left-overs.
      const std::string once = group.kind == kManager ? finding->tag : std::string{};
      if (count == kMaxNames || !said_.insert(finding->title).second) continue;
      if (!once.empty() && !ecosystems.insert(once).second) continue;
      const std::string major = group.tag.empty() ? std::string{} : major_of(finding->value);
      text += (text.empty() ? "" : ", ") + base::markdown_text(finding->title) +
              (major.empty() ? "" : " " + major);
      paths.insert(finding->evidence.path);
      claim.evidence.push_back(finding->evidence);
      ++count;
    }
    if (text.empty()) return;
    if (paths.size() == 1) text += " — " + base::code_span(base::display_path(*paths.begin()));
    claim.text = "**" + std::string(group.title) + "**: " + text;
    claim.rank = group.rank;
    claim.order = "c" + std::string(1, static_cast<char>('a' + place));
    section_.claims.push_back(std::move(claim));
  }

  const Context& context_;
  Section section_;
  std::set<std::string> said_;
  std::map<std::string, Size, std::less<>> sizes_;
};

}  // namespace

Section stack(const Context& context) { return Stack(context).run(); }

}  // namespace brief::facts
