// stdout is the product, stderr is conversation: colours, notes and the progress bar live here.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "brief/error.hpp"
#include "brief/tree.hpp"

namespace brief::cli {

/// ANSI colours for stdout, or nothing at all.
class Palette {
 public:
  explicit Palette(bool on) : on_(on) {}
  std::string removed(std::string_view text) const { return paint("31", text); }
  std::string added(std::string_view text) const { return paint("32", text); }
  std::string faint(std::string_view text) const { return paint("2", text); }

 private:
  std::string paint(std::string_view code, std::string_view text) const;
  bool on_;
};

/// A bar on stderr, shown only when the work has lasted half a second; the destructor wipes it.
class ProgressBar {
 public:
  explicit ProgressBar(bool on) : on_(on), start_(std::chrono::steady_clock::now()) {}
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  void update(std::size_t done, std::size_t total);

 private:
  bool on_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_{};
};

/// Prints `brief: what: path` and the hint on stderr.
void print_error(const Error& error);
void print_notes(const std::vector<std::string>& notes);
/// Trouble with reading, at most a screenful, then how much more there is; trouble with parsing as
/// one line unless `explain` asks for all of it.
void print_diagnostics(const std::vector<Diagnostic>& diagnostics, bool explain);
/// Writes the product. Throws Error{io} when stdout does not take it (a full disk, a closed pipe).
void print_product(std::string_view bytes);

}  // namespace brief::cli
