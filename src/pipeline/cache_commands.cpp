// cache status, clear, prune and verify.
#include "brief/api.hpp"
#include "cache/cache.hpp"
#include "pipeline/workspace.hpp"

namespace brief {
namespace {

cache::Cache open_cache(const TreeOptions& options) {
  return cache::Cache(pipeline::cache_folder(repo::open_layout(options.start, options.environment),
                                             options.environment));
}

CacheStatus status_of(const cache::Cache& cache) {
  const cache::Cache::Status status = cache.status();
  return {cache.folder(), status.exists, status.records, status.bytes, status.worktrees};
}

}  // namespace

CacheStatus cache_status(const TreeOptions& options) { return status_of(open_cache(options)); }

std::string cache_clear(const TreeOptions& options) {
  cache::Cache cache = open_cache(options);
  cache.clear();
  return cache.folder();
}

CacheStatus cache_prune(const TreeOptions& options) {
  cache::Cache cache = open_cache(options);
  cache.prune();
  return status_of(cache);
}

std::vector<std::string> cache_verify(const TreeOptions& options) {
  return open_cache(options).verify();
}

}  // namespace brief
