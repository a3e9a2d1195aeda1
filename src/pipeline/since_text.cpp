// The changes as Markdown within a budget.
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "brief/since.hpp"
#include "render/render.hpp"
#include "render/view.hpp"

namespace brief {
namespace {

std::string title_of(std::string_view group) {
  if (group == "code") return "Code";
  if (group == "dependencies") return "Dependencies";
  return render::section_title(group);
}

std::string line_of(const MeaningChange& change) {
  std::string line = "- " + std::string(kChangeSortNames[static_cast<std::size_t>(change.sort)]);
  line += ": " + change.text;
  if (change.sort == ChangeSort::changed && !change.before.empty())
    line += " (was: " + change.before + ")";
  if (change.sort == ChangeSort::moved) line += " (from " + change.before + ")";
  return line + "\n";
}

std::string head_of(const SinceReport& report) {
  return "# Since " + report.base.substr(0, 10) + " “" + base::markdown_text(report.summary, 72) +
         "”\n";
}

std::string left_out_line(std::size_t count) {
  return "\n" + std::to_string(count) +
         " more were left out: `--budget N` shows more, `--json` all of them.\n";
}

// A hundred versions that rose must not leave out the one route that came: each further change of a
// group is worth a little less than the one before.
std::vector<std::int64_t> worth_of(const SinceReport& report) {
  constexpr std::int64_t kStep = 12;
  std::vector<std::int64_t> worth;
  std::map<std::string, std::int64_t> before;  // of the group; changes stand by falling rank
  for (const MeaningChange& change : report.changes)
    worth.push_back(change.rank - kStep * before[change.group]++);
  return worth;
}

// Whole lines that are counted one by one are never fewer tokens than all of them together.
std::vector<bool> chosen(const SinceReport& report, std::size_t room) {
  std::vector<std::size_t> order(report.changes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const std::vector<std::int64_t> worth = worth_of(report);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return worth[a] > worth[b]; });
  std::vector<bool> take(report.changes.size());
  std::map<std::string, bool> begun;
  for (const std::size_t i : order) {
    const MeaningChange& change = report.changes[i];
    std::size_t cost = render::count_tokens(line_of(change));
    if (!begun[change.group]) cost += render::count_tokens("\n## " + title_of(change.group) + "\n");
    if (cost > room) continue;
    room -= cost;
    begun[change.group] = true;
    take[i] = true;
  }
  return take;
}

}  // namespace

std::string to_markdown(const SinceReport& report, unsigned budget) {
  std::string out = head_of(report);
  if (report.changes.empty()) return out + "\nNothing changed by meaning.\n";
  const std::size_t fixed =
      render::count_tokens(out) + render::count_tokens(left_out_line(report.changes.size()));
  const std::vector<bool> take = chosen(report, budget > fixed ? budget - fixed : 0);
  std::string_view group;
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < report.changes.size(); ++i) {
    const MeaningChange& change = report.changes[i];
    if (!take[i]) {
      ++left_out;
      continue;
    }
    if (change.group != group) out += "\n## " + title_of(change.group) + "\n";
    group = change.group;
    out += line_of(change);
  }
  if (left_out != 0) out += left_out_line(left_out);
  return out;
}

}  // namespace brief
