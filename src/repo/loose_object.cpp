#include "repo/loose_object.hpp"

#include <dlfcn.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/file.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"
#include "repo/discovery.hpp"
#include "repo/objects.hpp"

namespace brief::repo {
namespace {

constexpr std::size_t kMaxHead = 64;  // "blob 12345\0"
constexpr std::size_t kMaxAlternates = 32;

// libgit2 brings zlib along, so that opening it here costs nothing more.
struct Zlib {
  decltype(&inflateInit_) init = nullptr;
  decltype(&::inflate) inflate = nullptr;
  decltype(&inflateEnd) end = nullptr;
};

const Zlib& zlib() {
  static const Zlib loaded = [] {
    Zlib z;
    void* library = ::dlopen("libz.so.1", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) library = ::dlopen("libz.so", RTLD_NOW | RTLD_LOCAL);
    if (library != nullptr) {
      z.init = reinterpret_cast<decltype(z.init)>(::dlsym(library, "inflateInit_"));
      z.inflate = reinterpret_cast<decltype(z.inflate)>(::dlsym(library, "inflate"));
      z.end = reinterpret_cast<decltype(z.end)>(::dlsym(library, "inflateEnd"));
    }
    if (z.init == nullptr || z.inflate == nullptr || z.end == nullptr)
      throw Error(ErrorCode::git, "cannot load zlib", {},
                  "install it (Debian: apt-get install zlib1g)");
    return z;
  }();
  return loaded;
}

class Inflater {
 public:
  explicit Inflater(std::string_view input) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    stream_.avail_in = static_cast<uInt>(input.size());
    open_ = zlib().init(&stream_, ZLIB_VERSION, static_cast<int>(sizeof stream_)) == Z_OK;
  }
  ~Inflater() {
    if (open_) zlib().end(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // Fills `out` as far as the input goes; how many bytes came.
  std::size_t fill(char* out, std::size_t size) {
    if (!open_) return 0;
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(size);
    for (int status = Z_OK; status == Z_OK && stream_.avail_out > 0;) {
      status = zlib().inflate(&stream_, Z_NO_FLUSH);
      ended_ = status == Z_STREAM_END;
    }
    return size - stream_.avail_out;
  }
  // Is nothing left, with the right checksum?
  bool at_end() {
    char more = 0;
    if (!ended_ && fill(&more, 1) != 0) return false;
    return ended_;
  }

 private:
  z_stream stream_{};
  bool open_ = false;
  bool ended_ = false;
};

[[noreturn]] void fail(const std::string& path, const char* why) {
  throw Error(ErrorCode::git, std::string("a git object cannot be read: ") + why, path,
              "`git fsck` says what is damaged; fetching it again may mend it");
}

// "TYPE SIZE" in front of the NUL.
bool parse_head(std::string_view head, LooseObject& object) {
  const std::size_t space = head.find(' ');
  if (space == std::string_view::npos || head.size() - space - 1 > 18 || space + 1 == head.size())
    return false;
  object.type = head.substr(0, space);
  for (const char digit : head.substr(space + 1)) {
    if (digit < '0' || digit > '9') return false;
    object.size = object.size * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  return true;
}

LooseObject inflate_object(const std::string& path, std::string_view packed, bool head_only) {
  // zlib makes at most 1032 bytes of one: a larger size is a lie that must not size an allocation.
  constexpr std::uint64_t kMaxRatio = 1032;
  if (packed.size() >= 0xffffffff) fail(path, "it is larger than 4 GB");
  Inflater inflater(packed);
  char start[kMaxHead];
  const std::string_view first(start, inflater.fill(start, sizeof start));
  LooseObject object;
  const std::size_t nul = first.find('\0');
  if (nul == std::string_view::npos || !parse_head(first.substr(0, nul), object))
    fail(path, "its head is damaged");
  if (head_only) return object;
  if (object.size > packed.size() * kMaxRatio || object.size >= 0xffffffff)
    fail(path, "its size is wrong");
  object.bytes = first.substr(nul + 1);
  if (object.bytes.size() > object.size) fail(path, "it is longer than it says");
  const std::size_t have = object.bytes.size();
  object.bytes.resize(static_cast<std::size_t>(object.size));
  const std::size_t more = object.bytes.size() - have;
  if (more != 0 && inflater.fill(object.bytes.data() + have, more) != more)
    fail(path, "it is cut short or damaged");
  if (!inflater.at_end()) fail(path, "its end is damaged");
  return object;
}

}  // namespace

std::optional<LooseObject> read_loose(const std::vector<std::string>& folders, const ObjectId& id,
                                      bool head_only) {
  const std::string hex = to_hex(id);
  for (const std::string& folder : folders) {
    const std::string path = folder + "/" + hex.substr(0, 2) + "/" + hex.substr(2);
    const std::optional<std::string> packed = base::read_file(path);
    if (packed) return inflate_object(path, *packed, head_only);
    if (errno != ENOENT && errno != ENOTDIR) fail(path, std::strerror(errno));
  }
  return std::nullopt;
}

std::vector<std::string> object_folders(const std::string& objects,
                                        const std::vector<std::string>& alternates) {
  std::vector<std::string> folders = {objects};
  folders.insert(folders.end(), alternates.begin(), alternates.end());
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const std::optional<std::string> text = base::read_file(folders[i] + "/info/alternates");
    if (!text) continue;
    for (std::string_view line : base::split(*text, '\n')) {
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty() || line.front() == '#' || folders.size() >= kMaxAlternates) continue;
      std::string folder = absolute_path(folders[i], std::string(line));
      if (std::find(folders.begin(), folders.end(), folder) == folders.end())
        folders.push_back(std::move(folder));
    }
  }
  return folders;
}

}  // namespace brief::repo
