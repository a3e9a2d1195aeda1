// Preloaded into the program by tests: the process is killed, as by kill -9, before its
// KILL_AT-th call that changes something in the file system. A child that it forks lives on, as it
// would: the signal was for the process.
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>

namespace {

std::atomic<long> calls{0};
std::atomic<bool> armed{true};

void step() {
  static const char* const at = std::getenv("KILL_AT");
  if (at == nullptr || !armed) return;
  if (++calls == std::atol(at)) ::kill(::getpid(), SIGKILL);
}

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" ssize_t write(int fd, const void* bytes, size_t size) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
  step();
  return real(fd, bytes, size);
}

extern "C" ssize_t pwrite(int fd, const void* bytes, size_t size, off_t at) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  step();
  return real(fd, bytes, size, at);
}

extern "C" int rename(const char* from, const char* to) {
  static const auto real = next<int (*)(const char*, const char*)>("rename");
  step();
  return real(from, to);
}

extern "C" int unlink(const char* path) {
  static const auto real = next<int (*)(const char*)>("unlink");
  step();
  return real(path);
}

extern "C" int mkostemp(char* name, int flags) {
  static const auto real = next<int (*)(char*, int)>("mkostemp");
  step();
  return real(name, flags);
}

extern "C" int fchmod(int fd, mode_t mode) {
  static const auto real = next<int (*)(int, mode_t)>("fchmod");
  step();
  return real(fd, mode);
}

extern "C" pid_t waitpid(pid_t child, int* status, int options) {
  static const auto real = next<pid_t (*)(pid_t, int*, int)>("waitpid");
  step();
  return real(child, status, options);
}

extern "C" pid_t fork() {
  static const auto real = next<pid_t (*)()>("fork");
  step();
  const pid_t child = real();
  if (child == 0) armed = false;
  return child;
}
