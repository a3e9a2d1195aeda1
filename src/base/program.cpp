#include "base/program.hpp"

#ifdef __linux__
#include <elf.h>
#include <link.h>
#endif

#include <cstring>
#include <filesystem>
#include <string_view>

#include "base/file.hpp"
#include "base/hash.hpp"

namespace brief::base {
namespace {

#ifdef __linux__

constexpr std::size_t aligned(std::size_t size) { return (size + 3) & ~std::size_t{3}; }

// Looks through one note segment (elf(5)).
ContentId build_id_in(std::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) header;
    std::memcpy(&header, notes.data(), sizeof header);
    notes.remove_prefix(sizeof header);
    const std::size_t name = aligned(header.n_namesz);
    const std::size_t value = aligned(header.n_descsz);
    if (notes.size() < name + value) break;
    if (header.n_type == NT_GNU_BUILD_ID &&
        notes.substr(0, header.n_namesz) == std::string_view("GNU", 4))
      return hash128(notes.substr(name, header.n_descsz));
    notes.remove_prefix(name + value);
  }
  return {};
}

// The first object that dl_iterate_phdr(3) visits is the executable.
int find_build_id(dl_phdr_info* object, std::size_t, void* found) {
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* begin = reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr);
    const ContentId id = build_id_in({begin, segment.p_memsz});
    if (!id.known()) continue;
    *static_cast<ContentId*>(found) = id;
    break;
  }
  return 1;
}

#endif

}  // namespace

ContentId program_id() {
  ContentId id;
#ifdef __linux__
  ::dl_iterate_phdr(find_build_id, &id);
  if (id.known()) return id;
#endif
  const MappedFile executable("/proc/self/exe");
  return executable.bytes().empty() ? ContentId{} : hash128(executable.bytes());
}

std::string program_path() {
  std::error_code failure;
  const std::filesystem::path path = std::filesystem::read_symlink("/proc/self/exe", failure);
  // A program that was replaced while it ran is called "… (deleted)".
  return failure || !std::filesystem::exists(path, failure) ? std::string() : path.string();
}

}  // namespace brief::base
