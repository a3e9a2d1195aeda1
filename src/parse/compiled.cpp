#include "parse/compiled.hpp"

#include <atomic>
#include <cstdint>

#include "parse/language_pack.hpp"

namespace brief::parse {
namespace {

std::vector<std::atomic<std::uint32_t>>& counts() {
  static std::vector<std::atomic<std::uint32_t>> out(languages().size());
  return out;
}

}  // namespace

void count_compiled(const LanguageSpec& spec) {
  counts()[row_of(spec)].fetch_add(1, std::memory_order_relaxed);
}

std::vector<CompiledQueries> compiled_queries() {
  std::vector<CompiledQueries> out;
  for (const LanguageSpec& spec : languages()) {
    const std::uint32_t count = counts()[row_of(spec)].load(std::memory_order_relaxed);
    if (count != 0) out.push_back({std::string(spec.name), count});
  }
  return out;
}

}  // namespace brief::parse
