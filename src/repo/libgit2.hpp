// libgit2, opened with dlopen on first need: to load the library with its 19 dependencies takes
// 4 ms and to initialise it 9 ms, more than a whole refresh without changes, which needs neither.
#pragma once

#include <git2.h>
#include <git2/sys/repository.h>

#include <string>

namespace brief::repo {

/// The functions of libgit2 that repo/ calls, by their own names without "git_".
struct LibGit2 {
  decltype(&git_error_last) error_last = nullptr;
  decltype(&git_libgit2_init) libgit2_init = nullptr;
  decltype(&git_libgit2_opts) libgit2_opts = nullptr;
  decltype(&git_merge_file) merge_file = nullptr;
  decltype(&git_merge_file_result_free) merge_file_result_free = nullptr;
  decltype(&git_object_free) object_free = nullptr;
  decltype(&git_object_id) object_id = nullptr;
  decltype(&git_object_peel) object_peel = nullptr;
  decltype(&git_odb_add_disk_alternate) odb_add_disk_alternate = nullptr;
  decltype(&git_odb_free) odb_free = nullptr;
  decltype(&git_odb_object_data) odb_object_data = nullptr;
  decltype(&git_odb_object_free) odb_object_free = nullptr;
  decltype(&git_odb_object_size) odb_object_size = nullptr;
  decltype(&git_odb_object_type) odb_object_type = nullptr;
  decltype(&git_object_type2string) object_type2string = nullptr;
  decltype(&git_odb_hash) odb_hash = nullptr;
  decltype(&git_odb_open) odb_open = nullptr;
  decltype(&git_odb_read) odb_read = nullptr;
  decltype(&git_odb_read_header) odb_read_header = nullptr;
  decltype(&git_odb_write) odb_write = nullptr;
  decltype(&git_repository_free) repository_free = nullptr;
  decltype(&git_repository_open_ext) repository_open_ext = nullptr;
  decltype(&git_repository_set_odb) repository_set_odb = nullptr;
  decltype(&git_revparse_single) revparse_single = nullptr;

  /// What the library says about the last failure on this thread.
  std::string last_error() const;
};

/// The library, loaded and initialised once for the life of the process: it is never unloaded, as
/// other threads may be reading. Throws Error{git} when it is not installed.
const LibGit2& libgit2();

}  // namespace brief::repo
