// Fits a brief into its form: which claims are printed, and where they stand.
#include "render/render.hpp"

#include <algorithm>
#include <numeric>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "render/form.hpp"
#include "render/keep.hpp"
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

std::size_t count_lines(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

class Fitting {
 public:
  Fitting(const Brief& brief, const Form& form)
      : whole_(view_of(brief, {})), lines_(max_lines(form)), tokens_(max_tokens(form)) {
    whole_.form = form_line(form);
    whole_.says_more = true;
    whole_.reader = tokens_ >= kReaderFrom;
    choose_title();
    rank_claims();
  }

  // The longest run of the ranking that fits. A longer run can be the shorter page (a section that
  // becomes complete loses its "More" line), so the run that bisection finds is then grown one by
  // one; what is returned was measured as a whole, so that no limit can be overshot.
  View fitted() const {
    std::size_t fits = 0;
    std::size_t fails = std::min(ranked_.size(), lines_) + 1;
    while (fails - fits > 1) {
      const std::size_t middle = fits + (fails - fits) / 2;
      (fits_in(first(middle)) ? fits : fails) = middle;
    }
    for (std::size_t more = fits + 1; more <= fits + kLookAhead && more <= ranked_.size(); ++more)
      if (fits_in(first(more))) fits = more;
    View view = first(fits);
    if (!fits_in(view)) view.says_more = false;  // a budget that holds the title alone
    return view;
  }

 private:
  static constexpr std::size_t kLookAhead = 4;

  // Cut until form line and title fit: "# Project context" always does.
  void choose_title() {
    for (std::size_t limit = kMaxTitle; limit >= 4; limit /= 2) {
      whole_.title = base::markdown_text(whole_.name, limit);
      if (!whole_.title.empty() && fits_in(bare())) return;
    }
    whole_.title = "Project context";
  }

  View bare() const {
    View view = whole_;
    view.sections.clear();
    return view;
  }

  // Claims by falling rank, then in the order of the page. A claim that would take more than half
  // of the room is left out whatever its rank: one giant must not cost all others their place.
  void rank_claims() {
    const std::size_t taken = count_tokens(markdown_of(bare()));
    const std::size_t room = tokens_ > taken ? tokens_ - taken : 0;
    for (std::size_t s = 0; s < whole_.sections.size(); ++s)
      for (std::size_t c = 0; c < whole_.sections[s].claims.size(); ++c) ranked_.push_back({s, c});
    std::stable_sort(ranked_.begin(), ranked_.end(),
                     [&](const Place& a, const Place& b) { return claim(a).rank > claim(b).rank; });
    std::erase_if(ranked_, [&](const Place& p) { return count_tokens(claim(p).text) > room / 2; });
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

  bool fits_in(const View& view) const {
    const std::string page = markdown_of(view);
    return count_lines(page) <= lines_ && count_tokens(page) <= tokens_;
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
