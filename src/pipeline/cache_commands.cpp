// cache status, clear and verify.
#include "brief/api.hpp"
#include "cache/cache.hpp"
#include "pipeline/workspace.hpp"

namespace brief {
namespace {

cache::Cache open_cache(const TreeOptions& options) {
  return cache::Cache(pipeline::cache_folder(repo::open_layout(options.start, options.environment),
                                             options.environment));
}

}  // namespace

CacheStatus cache_status(const TreeOptions& options) {
  const cache::Cache cache = open_cache(options);
  const cache::Cache::Status status = cache.status();
  return {cache.folder(), status.exists, status.records, status.bytes, status.worktrees};
}

std::string cache_clear(const TreeOptions& options) {
  cache::Cache cache = open_cache(options);
  cache.clear();
  return cache.folder();
}

std::vector<std::string> cache_verify(const TreeOptions& options) {
  return open_cache(options).verify();
}

}  // namespace brief
