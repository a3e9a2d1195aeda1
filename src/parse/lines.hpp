// Byte offsets to lines and back.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace brief::parse {

class Lines {
 public:
  void assign(std::string_view bytes);

  /// Number of lines; the bytes after the last newline count when there are any.
  std::uint32_t count() const { return count_; }
  /// 1-based line of a byte.
  std::uint32_t line_of(std::size_t byte) const;
  /// First byte of a 1-based line.
  std::uint32_t begin_of(std::uint32_t line) const { return starts_[line - 1]; }
  std::uint32_t longest() const { return longest_; }

 private:
  std::vector<std::uint32_t> starts_;
  std::uint32_t count_ = 0;
  std::uint32_t longest_ = 0;
};

}  // namespace brief::parse
