#include "pipeline/init_record.hpp"

#include <algorithm>

#include "base/binary.hpp"
#include "base/hash.hpp"

namespace brief::pipeline {
namespace {

constexpr std::string_view kHead = "brief-init 1\n";

}  // namespace

const InitRecord::File* InitRecord::find(std::string_view path) const {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const File& f) { return f.path == path; });
  return found == files.end() ? nullptr : &*found;
}

void InitRecord::add(const std::string& path, bool existed, const std::string& before,
                     std::string_view after) {
  const ContentId written = base::hash128(after);
  for (File& file : files) {
    if (file.path != path) continue;
    if (!existed || file.written != base::hash128(before)) file = {path, existed, before, written};
    file.written = written;
    return;
  }
  files.push_back({path, existed, before, written});
}

std::string pack_record(const InitRecord& record) {
  base::ByteWriter out;
  out.put_string(kHead);
  out.put(static_cast<std::uint32_t>(record.files.size()));
  for (const InitRecord::File& file : record.files) {
    out.put_string(file.path);
    out.put(static_cast<std::uint8_t>(file.existed));
    out.put_string(file.before);
    out.put(file.written);
  }
  const ContentId sum = base::hash128(out.bytes());
  out.put(sum);
  return out.take();
}

InitRecord unpack_record(std::string_view bytes) {
  ContentId sum;
  if (bytes.size() < sizeof sum) return {};
  const std::string_view body = bytes.substr(0, bytes.size() - sizeof sum);
  base::ByteReader tail(bytes.substr(body.size()));
  if (tail.get<ContentId>() != base::hash128(body)) return {};
  base::ByteReader in(body);
  if (in.get_string() != kHead) return {};
  InitRecord record;
  const auto count = in.get<std::uint32_t>();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    InitRecord::File file;
    file.path = in.get_string();
    file.existed = in.get<std::uint8_t>() != 0;
    file.before = in.get_string();
    file.written = in.get<ContentId>();
    record.files.push_back(std::move(file));
  }
  return in.failed() ? InitRecord{} : record;
}

}  // namespace brief::pipeline
