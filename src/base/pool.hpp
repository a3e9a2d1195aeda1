// Work on N items by a few threads. Order comes from the slots, never from finishing.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace brief::base {

/// Calls `work(item, thread)` once for every item in [0, count), on `jobs` threads (the caller's
/// among them; thread is in [0, jobs)). REQUIRES: jobs >= 1. The first exception is rethrown after
/// all threads have stopped; items not begun by then are left out.
template <typename Work>
void parallel_for(unsigned jobs, std::size_t count, Work&& work) {
  const std::size_t threads =
      std::min<std::size_t>(std::max(1u, jobs), std::max<std::size_t>(count, 1));
  std::atomic<std::size_t> next{0};
  std::vector<std::exception_ptr> failures(threads);
  auto run = [&](std::size_t thread) {
    try {
      for (std::size_t item; (item = next.fetch_add(1, std::memory_order_relaxed)) < count;)
        work(item, static_cast<unsigned>(thread));
    } catch (...) {
      failures[thread] = std::current_exception();
      next.store(count, std::memory_order_relaxed);
    }
  };
  std::vector<std::thread> others;
  for (std::size_t t = 1; t < threads; ++t) others.emplace_back(run, t);
  run(0);
  for (std::thread& other : others) other.join();
  for (const std::exception_ptr& failure : failures)
    if (failure) std::rethrow_exception(failure);
}

}  // namespace brief::base
