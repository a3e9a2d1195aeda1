// Preloaded into the program by tests: folders list in a shuffled order (DISTURB_READDIR=seed) and
// the clock runs off (DISTURB_CLOCK=seconds), as other file systems and machines would have it.
#include <dirent.h>
#include <dlfcn.h>
#include <time.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <random>
#include <vector>

namespace {

struct Listing {
  std::vector<dirent> entries;
  std::size_t next = 0;
};

std::mutex guard;
std::map<DIR*, Listing>& listings() {
  static auto* map = new std::map<DIR*, Listing>;
  return *map;
}

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" dirent* readdir(DIR* folder) {
  static const auto real = next<dirent* (*)(DIR*)>("readdir");
  const char* seed = std::getenv("DISTURB_READDIR");
  if (seed == nullptr) return real(folder);
  const std::lock_guard lock(guard);
  auto [place, first] = listings().try_emplace(folder);
  Listing& listing = place->second;
  if (first) {
    while (const dirent* entry = real(folder)) {
      dirent copy{};
      std::memcpy(&copy, entry, std::min<std::size_t>(entry->d_reclen, sizeof copy));
      listing.entries.push_back(copy);
    }
    std::mt19937 random(static_cast<unsigned>(std::atoi(seed)));
    std::shuffle(listing.entries.begin(), listing.entries.end(), random);
  }
  return listing.next < listing.entries.size() ? &listing.entries[listing.next++] : nullptr;
}

extern "C" dirent64* readdir64(DIR* folder) { return reinterpret_cast<dirent64*>(readdir(folder)); }

extern "C" int closedir(DIR* folder) {
  static const auto real = next<int (*)(DIR*)>("closedir");
  {
    const std::lock_guard lock(guard);
    listings().erase(folder);
  }
  return real(folder);
}

extern "C" int clock_gettime(clockid_t clock, timespec* now) {
  static const auto real = next<int (*)(clockid_t, timespec*)>("clock_gettime");
  const int status = real(clock, now);
  const char* off = std::getenv("DISTURB_CLOCK");
  if (off != nullptr && clock == CLOCK_REALTIME) now->tv_sec += std::atol(off);
  return status;
}
