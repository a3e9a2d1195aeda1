#include "cli/terminal.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <set>

#include "base/text.hpp"

namespace brief::cli {

namespace {
constexpr std::size_t kMaxDiagnostics = 20;
constexpr auto kPatience = std::chrono::milliseconds(500);
constexpr auto kFrame = std::chrono::milliseconds(80);
constexpr int kBarWidth = 30;
}  // namespace

std::string Palette::paint(std::string_view code, std::string_view text) const {
  if (!on_) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

void ProgressBar::update(std::size_t done, std::size_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (!on_ || total == 0 || now - start_ < kPatience || now - last_ < kFrame) return;
  last_ = now;
  drawn_ = true;
  const int filled = static_cast<int>(done * kBarWidth / total);
  const std::string bar(static_cast<std::size_t>(filled), '#');
  std::fprintf(stderr, "\rreading [%-*s] %zu/%zu files", kBarWidth, bar.c_str(), done, total);
  std::fflush(stderr);
}

ProgressBar::~ProgressBar() {
  if (drawn_) std::fprintf(stderr, "\r\x1b[K");
}

void print_error(const Error& error) {
  std::string line = "brief: " + base::one_line(error.what(), 600);
  if (!error.path().empty()) line += ": " + base::display_path(error.path());
  std::fprintf(stderr, "%s\n", line.c_str());
  if (!error.hint().empty())
    std::fprintf(stderr, "  %s\n", base::one_line(error.hint(), 600).c_str());
}

void print_notes(const std::vector<std::string>& notes) {
  for (const std::string& note : notes)
    std::fprintf(stderr, "note: %s\n", base::one_line(note, 600).c_str());
}

void print_diagnostics(const std::vector<Diagnostic>& diagnostics, bool explain) {
  std::size_t shown = 0;
  std::size_t more = 0;
  std::set<std::string_view> hard_to_parse;
  for (const Diagnostic& d : diagnostics) {
    if (d.parsing && !explain) {
      hard_to_parse.insert(d.path);
      continue;
    }
    if (!explain && shown == kMaxDiagnostics) {
      ++more;
      continue;
    }
    ++shown;
    std::string place = base::display_path(d.path);
    if (d.line != 0) place += ":" + std::to_string(d.line);
    std::fprintf(stderr, "%s: %s\n", place.c_str(), base::one_line(d.message).c_str());
  }
  if (more != 0) std::fprintf(stderr, "and %zu more (--explain shows all)\n", more);
  if (!hard_to_parse.empty())
    std::fprintf(stderr,
                 "parsed in part: %zu %s (`brief refresh --no-cache --explain` names them)\n",
                 hard_to_parse.size(), hard_to_parse.size() == 1 ? "file" : "files");
}

void print_product(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() &&
      std::fflush(stdout) == 0)
    return;
  throw Error(ErrorCode::io,
              std::string("cannot write to standard output: ") + std::strerror(errno));
}

}  // namespace brief::cli
