#include "graph/rank.hpp"

#include <algorithm>

#include "base/pool.hpp"

namespace brief::graph {
namespace {

using Wide = unsigned __int128;

constexpr int kIterations = 20;  // 0.85^20 = 4 %: orders no longer change in practice
constexpr std::uint64_t kDampingPercent = 85;
constexpr unsigned kShareBits = 31;  // of an edge's share in all that its file lends
constexpr std::size_t kChunk = 2048;

bool ranked(const IndexedFile& file) {
  return file.role == FileRole::source && file.language != nullptr && file.language->is_code;
}

// Edges by their end, with the share of the start's rank that flows along each.
struct Inflow {
  std::vector<std::size_t> starts;  // one more than files
  std::vector<std::uint32_t> from;
  std::vector<std::uint32_t> share;
  std::vector<bool> dangling;  // lends nothing
};

Inflow inflow_of(std::span<const IndexedFile> files, std::span<const Edge> edges) {
  std::vector<std::uint64_t> lent(files.size(), 0);
  Inflow inflow;
  inflow.starts.assign(files.size() + 1, 0);
  for (const Edge& edge : edges) {
    if (!ranked(files[edge.from])) continue;
    lent[edge.from] += edge.weight;
    ++inflow.starts[edge.to + 1];
  }
  for (std::size_t i = 1; i < inflow.starts.size(); ++i) inflow.starts[i] += inflow.starts[i - 1];
  inflow.from.resize(inflow.starts.back());
  inflow.share.resize(inflow.starts.back());
  std::vector<std::size_t> next(inflow.starts.begin(), inflow.starts.end());
  for (const Edge& edge : edges) {
    if (!ranked(files[edge.from])) continue;
    const std::size_t place = next[edge.to]++;
    inflow.from[place] = edge.from;
    inflow.share[place] =
        static_cast<std::uint32_t>((std::uint64_t{edge.weight} << kShareBits) / lent[edge.from]);
  }
  inflow.dangling.resize(files.size());
  for (std::size_t i = 0; i < files.size(); ++i)
    inflow.dangling[i] = ranked(files[i]) && lent[i] == 0;
  return inflow;
}

std::uint64_t flow_into(const Inflow& inflow, std::span<const std::uint64_t> rank,
                        std::size_t file) {
  std::uint64_t sum = 0;
  for (std::size_t i = inflow.starts[file]; i < inflow.starts[file + 1]; ++i)
    sum += static_cast<std::uint64_t>(Wide{rank[inflow.from[i]]} * inflow.share[i] >> kShareBits);
  return sum;
}

}  // namespace

std::vector<Edge> fold_edges(const DefinitionTable& definitions, const Links& links) {
  std::vector<Edge> edges;
  std::vector<Edge> of_file;
  for (std::uint32_t from = 0; from < links.size(); ++from) {
    of_file.clear();
    for (const Link& link : links[from])
      of_file.push_back({from, definitions.at(link.definition).file, link.weight});
    std::sort(of_file.begin(), of_file.end(),
              [](const Edge& a, const Edge& b) { return a.to < b.to; });
    for (const Edge& edge : of_file) {
      const bool same = !edges.empty() && edges.back().from == from && edges.back().to == edge.to;
      if (same)
        edges.back().weight += std::min(edge.weight, UINT32_MAX - edges.back().weight);
      else
        edges.push_back(edge);
    }
  }
  return edges;
}

std::vector<std::uint64_t> rank_files(std::span<const IndexedFile> files,
                                      std::span<const Edge> edges, unsigned jobs) {
  const Inflow inflow = inflow_of(files, edges);
  std::vector<std::uint64_t> rank(files.size(), 0), next(files.size(), 0);
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    rank[i] = ranked(files[i]) ? kOneRank : 0;
    count += ranked(files[i]) ? 1 : 0;
  }
  if (count == 0) return rank;
  const std::size_t chunks = (files.size() + kChunk - 1) / kChunk;
  for (int iteration = 0; iteration < kIterations; ++iteration) {
    Wide lost = 0;
    for (std::size_t i = 0; i < files.size(); ++i) lost += inflow.dangling[i] ? rank[i] : 0;
    const std::uint64_t spread = static_cast<std::uint64_t>(lost / count);
    base::parallel_for(jobs, chunks, [&](std::size_t chunk, unsigned) {
      const std::size_t end = std::min(files.size(), (chunk + 1) * kChunk);
      for (std::size_t i = chunk * kChunk; i < end; ++i) {
        if (!ranked(files[i])) continue;
        const Wide flow = Wide{flow_into(inflow, rank, i)} + spread;
        next[i] = kOneRank / 100 * (100 - kDampingPercent) +
                  static_cast<std::uint64_t>(flow * kDampingPercent / 100);
      }
    });
    rank.swap(next);
  }
  return rank;
}

}  // namespace brief::graph
