#include "pipeline/memo.hpp"

#include <algorithm>

#include "base/binary.hpp"

namespace brief::pipeline {
namespace {

constexpr std::uint32_t kMemoVersion = 1;

bool same(const Memo& a, const Memo& b) {
  return a.output == b.output && a.program == b.program && a.tree == b.tree && a.form == b.form &&
         a.bytes == b.bytes && a.ours == b.ours && a.files == b.files;
}

}  // namespace

std::string pack_memos(const Memos& memos) {
  base::ByteWriter out;
  out.put(kMemoVersion);
  out.put(static_cast<std::uint32_t>(memos.size()));
  for (const Memo& memo : memos) {
    out.put_string(memo.output);
    for (const ContentId id : {memo.program, memo.tree, memo.form, memo.bytes, memo.ours})
      out.put(id);
    out.put(memo.files);
  }
  return out.take();
}

Memos unpack_memos(std::string_view bytes) {
  base::ByteReader in(bytes);
  if (in.get<std::uint32_t>() != kMemoVersion) return {};
  const auto count = in.get<std::uint32_t>();
  Memos memos;
  for (std::uint32_t i = 0; i < count && !in.failed() && i < kMaxMemos; ++i) {
    Memo memo;
    memo.output = in.get_string();
    for (ContentId* id : {&memo.program, &memo.tree, &memo.form, &memo.bytes, &memo.ours})
      *id = in.get<ContentId>();
    memo.files = in.get<std::uint32_t>();
    memos.push_back(std::move(memo));
  }
  return in.failed() ? Memos() : memos;
}

const Memo* find_memo(const Memos& memos, std::string_view output) {
  for (const Memo& memo : memos)
    if (memo.output == output) return &memo;
  return nullptr;
}

bool remember(Memos& memos, Memo memo) {
  const auto place = std::find_if(memos.begin(), memos.end(),
                                  [&](const Memo& m) { return m.output == memo.output; });
  if (place != memos.end()) {
    if (same(*place, memo)) return false;
    memos.erase(place);
  }
  if (memos.size() == kMaxMemos) memos.erase(memos.begin());
  memos.push_back(std::move(memo));
  return true;
}

}  // namespace brief::pipeline
