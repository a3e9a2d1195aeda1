#include "parse/names.hpp"

#include <algorithm>

namespace brief::parse {
namespace {

bool looks_like_type(std::string_view name) {
  if (name.size() > 2 && name.substr(name.size() - 2) == "_t") return true;
  if (name[0] < 'A' || name[0] > 'Z') return false;
  return std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool blank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

ReferenceKind use_kind(std::string_view bytes, std::size_t begin, std::size_t end) {
  if (begin > 0 && bytes[begin - 1] == '.') return ReferenceKind::member;
  if (begin > 1 && bytes[begin - 1] == '>' && bytes[begin - 2] == '-') return ReferenceKind::member;
  std::size_t next = end;
  while (next < bytes.size() && blank(bytes[next])) ++next;
  if (next < bytes.size() && bytes[next] == '(') return ReferenceKind::call;
  if (next + 1 < bytes.size() && bytes[next] == '!' && next == end &&
      (bytes[next + 1] == '(' || bytes[next + 1] == '[' || bytes[next + 1] == '{'))
    return ReferenceKind::call;
  return looks_like_type(bytes.substr(begin, end - begin)) ? ReferenceKind::type
                                                           : ReferenceKind::value;
}

ReferenceKind use_of(std::string_view bytes, std::size_t begin, std::size_t end, bool bare_calls) {
  const ReferenceKind kind = use_kind(bytes, begin, end);
  return bare_calls && kind == ReferenceKind::value ? ReferenceKind::call : kind;
}

NameTable::NameTable() : slots_(4096, 0) {}

void NameTable::clear() {
  uses_.clear();
  std::fill(slots_.begin(), slots_.end(), 0);
}

std::size_t NameTable::slot_of(std::string_view name, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != 0) {
    const NameUse& use = uses_[slots_[slot] - 1];
    if (use.hash == hash && use.name == name) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

void NameTable::add(std::string_view name, std::uint64_t hash, ReferenceKind kind) {
  std::size_t slot = slot_of(name, hash);
  if (slots_[slot] == 0) {
    if (full()) return;
    if ((uses_.size() + 1) * 2 > slots_.size()) {
      grow();
      slot = slot_of(name, hash);
    }
    uses_.push_back({.hash = hash, .name = name});
    slots_[slot] = static_cast<std::uint32_t>(uses_.size());
  }
  ++uses_[slots_[slot] - 1].counts[static_cast<std::size_t>(kind)];
}

void NameTable::remove(std::string_view name, std::uint64_t hash, ReferenceKind kind) {
  const std::uint32_t row = slots_[slot_of(name, hash)];
  if (row == 0) return;
  std::uint32_t& count = uses_[row - 1].counts[static_cast<std::size_t>(kind)];
  if (count > 0) --count;
}

void NameTable::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    std::size_t slot = uses_[i].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace brief::parse
