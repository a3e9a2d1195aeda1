#include "focus/corpus.hpp"

#include <algorithm>
#include <cmath>

namespace brief::focus {
namespace {

std::uint8_t count_of(const TermCounts& counts, std::uint32_t term, std::size_t& from) {
  const auto begin = counts.terms.begin() + static_cast<std::ptrdiff_t>(from);
  const auto found = std::lower_bound(begin, counts.terms.end(), term);
  from = static_cast<std::size_t>(found - counts.terms.begin());
  return found != counts.terms.end() && *found == term ? counts.counts[from] : std::uint8_t{0};
}

}  // namespace

std::vector<Hit> match(const Task& task, const FileTerms& terms) {
  std::vector<Hit> hits;
  std::size_t in_content = 0;
  std::size_t in_names = 0;
  for (std::size_t i = 0; i < task.terms.size(); ++i) {
    Hit hit;
    hit.term = static_cast<std::uint16_t>(i);
    hit.content = count_of(terms.content, task.terms[i].hash, in_content);
    hit.names = count_of(terms.names, task.terms[i].hash, in_names);
    if (hit.content != 0 || hit.names != 0) hits.push_back(hit);
  }
  return hits;
}

double Bm25::idf(double documents_with_term) const {
  return std::log(1 + (documents - documents_with_term + 0.5) / (documents_with_term + 0.5));
}

double Bm25::weight(double count, double length) const {
  constexpr double k1 = 1.2;
  return count * (k1 + 1) / (count + k1 * (1 - b + b * length / mean_length));
}

}  // namespace brief::focus
