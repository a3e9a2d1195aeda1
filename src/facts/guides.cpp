#include "facts/guides.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "facts/map_text.hpp"

namespace brief::facts {
namespace {

constexpr std::string_view kPointed[] = {"stack", "map", "data", "risks", "conventions"};
constexpr std::size_t kMaxGuideBytes = 256u << 10;
constexpr std::size_t kFewestWords = 3;      // of a claim that can be judged
constexpr std::int64_t kNeverPointed = 800;  // risks of the reader's own
constexpr std::int64_t kPointerRank = 380;
constexpr std::int64_t kReadRank = 765;  // whoever reads one line of Conventions reads this one

using Words = std::set<std::string, std::less<>>;

bool in_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '/' ||
         c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

// Lower case, paths whole, without the points and slashes at their ends.
Words words_of(std::string_view text) {
  static constexpr std::string_view kSmall[] = {"the",  "and",     "for",  "are",  "with", "from",
                                                "uses", "central", "that", "this", "its"};
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    if (!in_word(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    std::string_view word = text.substr(at, end - at);
    at = end;
    while (!word.empty() && (word.back() == '.' || word.back() == '/')) word.remove_suffix(1);
    while (word.starts_with("./")) word.remove_prefix(2);
    if (word.size() < 3) continue;
    std::string lower = base::to_lower(word);
    if (std::find(std::begin(kSmall), std::end(kSmall), lower) == std::end(kSmall))
      words.insert(std::move(lower));
  }
  return words;
}

/// A paragraph or a list item.
struct Passage {
  const Guide* guide = nullptr;
  std::uint32_t line = 0;
  std::uint32_t end_line = 0;
  Words words;
};

bool begins_item(std::string_view line) {
  const std::string_view text = base::trim(line);
  return text.size() > 1 && (text[0] == '-' || text[0] == '*' || text[0] == '+') && text[1] == ' ';
}

class Reader {
 public:
  explicit Reader(const Guide& guide) : guide_(guide) {}

  std::vector<Passage> passages() {
    const std::string_view text = std::string_view(guide_.text).substr(0, kMaxGuideBytes);
    bool ours = false;
    std::uint32_t number = 0;
    for (const std::string_view line : base::split(text, '\n')) {
      ++number;
      const std::string_view mark = base::trim(line);
      const bool opens = mark.starts_with("<!-- brief:");
      const bool closes = mark.starts_with("<!-- /brief:");
      if (opens || closes || ours || mark.empty()) {
        close();
        ours = (ours || opens) && !closes;
        continue;
      }
      if (begins_item(line)) close();
      if (open_.line == 0) open_.line = number;
      open_.end_line = number;
      text_.append(line).push_back(' ');
    }
    close();
    return std::move(found_);
  }

 private:
  void close() {
    if (open_.line != 0) {
      open_.guide = &guide_;
      open_.words = words_of(text_);
      found_.push_back(std::move(open_));
    }
    open_ = Passage{};
    text_.clear();
  }

  const Guide& guide_;
  Passage open_;
  std::string text_;
  std::vector<Passage> found_;
};

bool states(const Passage& passage, const Words& claim) {
  const auto known = static_cast<std::size_t>(
      std::count_if(claim.begin(), claim.end(),
                    [&](const std::string& word) { return passage.words.contains(word); }));
  return known * 5 >= claim.size() * 4;
}

const Passage* stated_in(const std::vector<Passage>& passages, const Claim& claim) {
  Words words = words_of(claim.text);
  // Where a claim is proven is no part of what it says.
  for (const Evidence& evidence : claim.evidence)
    if (claim.text.find("(`" + evidence.path + "`)") != std::string::npos)
      words.erase(base::to_lower(evidence.path));
  if (words.size() < kFewestWords) return nullptr;
  const auto found = std::find_if(passages.begin(), passages.end(),
                                  [&](const Passage& passage) { return states(passage, words); });
  return found == passages.end() ? nullptr : &*found;
}

void point_from(const std::vector<Passage>& passages, Section& section) {
  Claim pointer{{}, {}, kPointerRank, "~~"};
  std::vector<std::string> guides;
  std::erase_if(section.claims, [&](const Claim& claim) {
    if (claim.rank >= kNeverPointed) return false;
    const Passage* passage = stated_in(passages, claim);
    if (passage == nullptr) return false;
    const std::string guide = path_span(passage->guide->path);
    if (std::find(guides.begin(), guides.end(), guide) == guides.end()) guides.push_back(guide);
    pointer.evidence.push_back({passage->guide->path, passage->line, passage->end_line});
    return true;
  });
  if (guides.empty()) return;
  pointer.text = "more of this is stated in " + listed(guides, guides.size());
  section.claims.push_back(std::move(pointer));
}

// Whatever the sections say, the rules that the repository keeps for agents are its own words.
void say_where_rules_stand(const std::vector<Passage>& passages, Section& conventions) {
  std::vector<std::string> guides;
  Claim claim{{}, {}, kReadRank, "0"};
  for (const Passage& passage : passages) {
    std::string guide = path_span(passage.guide->path);
    if (std::find(guides.begin(), guides.end(), guide) != guides.end()) continue;
    guides.push_back(std::move(guide));
    claim.evidence.push_back({passage.guide->path, passage.line, passage.end_line});
  }
  claim.text = "rules for agents: read " + listed(guides, guides.size());
  conventions.claims.insert(conventions.claims.begin(), std::move(claim));
}

}  // namespace

void point_to_guides(std::span<const Guide> guides, std::vector<Section>& sections) {
  std::vector<Passage> passages;
  for (const Guide& guide : guides)
    for (Passage& passage : Reader(guide).passages()) passages.push_back(std::move(passage));
  if (passages.empty()) return;
  for (Section& section : sections)
    if (std::find(std::begin(kPointed), std::end(kPointed), section.id) != std::end(kPointed))
      point_from(passages, section);
  for (Section& section : sections)
    if (section.id == "conventions") say_where_rules_stand(passages, section);
}

}  // namespace brief::facts
