// Fits a brief into its form: which claims are printed, and where they stand.
#include "render/render.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "render/form.hpp"
#include "render/keep.hpp"
#include "render/tokens.hpp"
#include "render/view.hpp"

namespace brief::render {
namespace {

// Below this many tokens the line that explains the file would crowd out what it is about.
constexpr std::size_t kReaderFrom = 300;
constexpr std::size_t kMaxTitle = 60;

struct Place {
  std::size_t section;
  std::size_t claim;
};

struct Cost {
  std::size_t lines = 0;
  std::uint64_t units = 0;

  Cost& operator+=(const Cost& other) {
    lines += other.lines;
    units += other.units;
    return *this;
  }
  Cost& operator-=(const Cost& other) {
    lines -= other.lines;
    units -= other.units;
    return *this;
  }
};

Cost cost_of(std::string_view text) {
  return {static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')), token_units(text)};
}

// What the parts of templates/brief.mustache cost, whole lines each, so that costs add up. Were the
// template to print more than this, `fitted` would notice.
Cost claim_cost(const ViewSection& section, const Claim& claim) {
  return cost_of((section.id == "identity" ? "\n" : "- ") + claim.text + "\n");
}
Cost heading_cost(const ViewSection& section) {
  return section.id == "identity" ? Cost{} : cost_of("\n## " + section.title + "\n");
}
Cost more_cost(const ViewSection& section) {
  return cost_of("- More: `brief show " + section.id + "`\n");
}

class Fitting {
 public:
  Fitting(const Brief& brief, const Form& form)
      : whole_(view_of(brief, {})), lines_(max_lines(form)), tokens_(max_tokens(form)) {
    if (!form.full) leave_out_extra();
    whole_.form = form_line(form);
    whole_.says_more = true;
    whole_.reader = tokens_ >= kReaderFrom;
    choose_title();
    rank_claims();
  }

  // The longest run of the ranking that fits. The page itself is measured last: no limit is
  // overshot, whatever the template prints.
  View fitted() const {
    const std::optional<std::size_t> longest = longest_run();
    for (std::size_t count = longest.value_or(0) + 1; count-- > 0;) {
      View view = first(count);
      if (fits(cost_of(markdown_of(view)))) return view;
    }
    View view = first(0);
    view.says_more = false;  // a budget that holds form line and title alone
    return view;
  }

 private:
  void leave_out_extra() {
    for (ViewSection& section : whole_.sections)
      section.omitted += static_cast<std::uint32_t>(
          std::erase_if(section.claims, [](const Claim& claim) { return claim.extra; }));
  }

  // Cut until form line and title fit: "# Project context" always does.
  void choose_title() {
    for (std::size_t limit = kMaxTitle; limit >= 4; limit /= 2) {
      whole_.title = base::markdown_text(whole_.name, limit);
      if (!whole_.title.empty() && fits(cost_of(markdown_of(bare())))) return;
    }
    whole_.title = "Project context";
  }

  View bare() const {
    return {whole_.form, whole_.title, whole_.reader, whole_.name, {}, whole_.says_more};
  }

  bool fits(const Cost& cost) const {
    return cost.lines <= lines_ && tokens_of(cost.units) <= tokens_;
  }

  // Claims by falling rank, what is extra behind all else, then in the order of the page; no more
  // of them than there are lines, and no section before its share of them. A claim that would take
  // more than half of the room is left out whatever its rank: one giant must not cost all others
  // their place.
  void rank_claims() {
    std::vector<Place> places;
    for (std::size_t s = 0; s < whole_.sections.size(); ++s)
      for (std::size_t c = 0; c < whole_.sections[s].claims.size(); ++c) places.push_back({s, c});
    std::stable_sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
      if (claim(a).extra != claim(b).extra) return claim(b).extra;
      return claim(a).rank > claim(b).rank;
    });
    const std::size_t taken = tokens_of(token_units(markdown_of(bare())));
    const std::size_t room = tokens_ > taken ? tokens_ - taken : 0;
    std::erase_if(places, [&](const Place& place) {
      return tokens_of(token_units(claim(place).text)) > room / 2;
    });
    serve_all(places, room);
    places.resize(std::min(places.size(), lines_));
    ranked_ = std::move(places);
  }

  // A section that has a third of the lines, or half of the room, waits until every other had its
  // say: fifty lines of one kind tell less than what they would push out.
  void serve_all(std::vector<Place>& places, std::size_t room) const {
    std::vector<Cost> served(whole_.sections.size());
    std::stable_partition(places.begin(), places.end(), [&](const Place& place) {
      Cost& own = served[place.section];
      const bool waits = own.lines >= lines_ / 3 || tokens_of(own.units) >= room / 2;
      own += claim_cost(whole_.sections[place.section], claim(place));
      return !waits && !claim(place).extra;
    });
  }

  // Tries every length in one walk, because a longer run can be the shorter page: a section that
  // becomes complete loses its "More" line. nullopt: not even the "More" line fits.
  std::optional<std::size_t> longest_run() const {
    Cost cost = cost_of(markdown_of(bare()));
    std::vector<std::size_t> left;  // claims not printed, a section each
    std::size_t silent = 0;         // sections of which nothing is printed
    for (const ViewSection& section : whole_.sections) {
      left.push_back(section.claims.size() + section.omitted);
      cost += cost_of(" " + section.id);
      ++silent;
    }
    const Cost tail = cost_of("\nMore: `brief show`\n");
    std::optional<std::size_t> longest;
    std::vector<bool> begun(whole_.sections.size(), false);
    for (std::size_t count = 0;; ++count) {
      Cost page = cost;
      if (silent != 0) page += tail;
      if (fits(page)) longest = count;
      if (count == ranked_.size()) return longest;
      const std::size_t s = ranked_[count].section;
      const ViewSection& section = whole_.sections[s];
      if (!begun[s]) {
        begun[s] = true;
        --silent;
        cost -= cost_of(" " + section.id);
        cost += heading_cost(section);
        cost += more_cost(section);
      }
      cost += claim_cost(section, claim(ranked_[count]));
      if (--left[s] == 0) cost -= more_cost(section);
    }
  }

  const Claim& claim(const Place& place) const {
    return whole_.sections[place.section].claims[place.claim];
  }

  View first(std::size_t count) const {
    std::vector<std::vector<std::size_t>> kept(whole_.sections.size());
    for (std::size_t i = 0; i < count; ++i) kept[ranked_[i].section].push_back(ranked_[i].claim);
    View view = bare();
    for (std::size_t s = 0; s < kept.size(); ++s) {
      const ViewSection& from = whole_.sections[s];
      std::sort(kept[s].begin(), kept[s].end());
      ViewSection section{from.id, from.title, {}, from.omitted, false};
      for (const std::size_t c : kept[s]) section.claims.push_back(from.claims[c]);
      section.omitted += static_cast<std::uint32_t>(from.claims.size() - kept[s].size());
      view.sections.push_back(std::move(section));
    }
    return view;
  }

  View whole_;
  std::vector<Place> ranked_;
  std::size_t lines_;
  std::size_t tokens_;
};

// Claims are printed in order, one a line, so that a walk down the page meets each of them.
std::vector<RenderedLine> locate(const View& view, std::string_view page, const Woven& woven) {
  const std::vector<std::string_view> lines = base::split(page, '\n');
  std::vector<RenderedLine> located;
  std::size_t at = 0;
  for (const ViewSection& section : view.sections)
    for (const Claim& claim : section.claims) {
      const std::string line = (section.id == "identity" ? "" : "- ") + claim.text;
      while (at < lines.size() && lines[at] != line) ++at;
      if (at >= lines.size())
        throw Error(ErrorCode::internal, "a claim is not on the page", "brief.mustache");
      const std::size_t number = at + 1 + woven.added_before[at];
      located.push_back({static_cast<std::uint32_t>(number), claim.evidence});
      ++at;
    }
  return located;
}

}  // namespace

Rendered render(const Brief& brief, const Form& form, const std::vector<KeepBlock>& keep) {
  const View view = Fitting(brief, form).fitted();
  const std::string page = markdown_of(view);
  Woven woven = weave(page, keep);
  Rendered rendered;
  rendered.lines = locate(view, page, woven);
  rendered.bytes = std::move(woven.bytes);
  rendered.brief.name = view.name;
  for (const ViewSection& section : view.sections)
    rendered.brief.sections.push_back({section.id, section.title, section.claims, section.omitted});
  return rendered;
}

}  // namespace brief::render
