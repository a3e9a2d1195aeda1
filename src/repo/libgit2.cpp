#include "repo/libgit2.hpp"

#include <dlfcn.h>

#include "base/text.hpp"
#include "brief/error.hpp"

namespace brief::repo {
namespace {

// Repositories with these extensions differ in nothing that reading an object meets.
constexpr const char* kHarmlessExtensions[] = {"partialclone", "preciousobjects", "worktreeconfig",
                                               "relativeworktrees", "refstorage"};

[[noreturn]] void fail_to_load() {
  const char* why = ::dlerror();
  throw Error(ErrorCode::git, std::string("cannot load libgit2: ") + (why == nullptr ? "" : why),
              {}, "install it (Debian: apt-get install libgit2-1.5)");
}

template <typename Function>
void resolve(void* library, Function& function, const char* name) {
  void* symbol = ::dlsym(library, name);
  if (symbol == nullptr) fail_to_load();
  function = reinterpret_cast<Function>(symbol);
}

LibGit2 load() {
  // The ABI of the headers this was compiled with first; the development name may be another one.
  void* library = ::dlopen("libgit2.so." LIBGIT2_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) library = ::dlopen("libgit2.so", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) fail_to_load();
  LibGit2 git;
  resolve(library, git.error_last, "git_error_last");
  resolve(library, git.libgit2_init, "git_libgit2_init");
  resolve(library, git.libgit2_opts, "git_libgit2_opts");
  resolve(library, git.merge_file, "git_merge_file");
  resolve(library, git.merge_file_result_free, "git_merge_file_result_free");
  resolve(library, git.object_free, "git_object_free");
  resolve(library, git.object_id, "git_object_id");
  resolve(library, git.object_peel, "git_object_peel");
  resolve(library, git.odb_add_disk_alternate, "git_odb_add_disk_alternate");
  resolve(library, git.odb_free, "git_odb_free");
  resolve(library, git.odb_object_data, "git_odb_object_data");
  resolve(library, git.odb_object_free, "git_odb_object_free");
  resolve(library, git.odb_object_size, "git_odb_object_size");
  resolve(library, git.odb_object_type, "git_odb_object_type");
  resolve(library, git.object_type2string, "git_object_type2string");
  resolve(library, git.odb_hash, "git_odb_hash");
  resolve(library, git.odb_open, "git_odb_open");
  resolve(library, git.odb_read, "git_odb_read");
  resolve(library, git.odb_read_header, "git_odb_read_header");
  resolve(library, git.odb_write, "git_odb_write");
  resolve(library, git.repository_free, "git_repository_free");
  resolve(library, git.repository_open_ext, "git_repository_open_ext");
  resolve(library, git.repository_set_odb, "git_repository_set_odb");
  resolve(library, git.revparse_single, "git_revparse_single");
  if (git.libgit2_init() < 0)
    throw Error(ErrorCode::git, "cannot start libgit2: " + git.last_error());
  // The owner was judged by open_layout, by git's own rules.
  git.libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  git.libgit2_opts(GIT_OPT_SET_EXTENSIONS, kHarmlessExtensions, std::size(kHarmlessExtensions));
  return git;
}

}  // namespace

std::string LibGit2::last_error() const {
  const git_error* error = error_last();
  return error == nullptr || error->message == nullptr ? "no reason given"
                                                       : base::one_line(error->message);
}

const LibGit2& libgit2() {
  static const LibGit2 library = load();
  return library;
}

}  // namespace brief::repo
