// Reading and writing our on-disk formats: little-endian, length-prefixed, every read bounded.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace brief::base {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "cache files are little-endian images");

/// Appends values to a byte string.
class ByteWriter {
 public:
  template <typename T>
  requires std::is_trivially_copyable_v<T>
  void put(const T& value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void put_string(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  template <typename T>
  requires std::is_trivially_copyable_v<T>
  void put_rows(const std::vector<T>& rows) {
    put(static_cast<std::uint32_t>(rows.size()));
    if (!rows.empty())
      bytes_.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(T));
  }
  const std::string& bytes() const { return bytes_; }
  /// Forgets the bytes, not the memory.
  void clear() { bytes_.clear(); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what ByteWriter wrote. A read past the end sets failed() and gives zeros: callers check
/// once, at the end.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  requires std::is_trivially_copyable_v<T> T get() {
    T value{};
    if (take(sizeof value)) std::memcpy(&value, taken_.data(), sizeof value);
    return value;
  }
  std::string_view get_string() {
    const auto size = get<std::uint32_t>();
    return take(size) ? taken_ : std::string_view{};
  }
  template <typename T>
  requires std::is_trivially_copyable_v<T> std::vector<T> get_rows() {
    const auto count = get<std::uint32_t>();
    if (!take(std::uint64_t{count} * sizeof(T))) return {};
    std::vector<T> rows(count);
    if (count != 0) std::memcpy(rows.data(), taken_.data(), taken_.size());
    return rows;
  }
  std::size_t left() const { return bytes_.size(); }
  bool failed() const { return failed_; }

 private:
  bool take(std::uint64_t size) {
    if (failed_ || size > bytes_.size()) {
      failed_ = true;
      return false;
    }
    taken_ = bytes_.substr(0, static_cast<std::size_t>(size));
    bytes_.remove_prefix(static_cast<std::size_t>(size));
    return true;
  }

  std::string_view bytes_;
  std::string_view taken_;
  bool failed_ = false;
};

}  // namespace brief::base
