#include "repo/merge_text.hpp"

#include "brief/error.hpp"
#include "repo/libgit2.hpp"

namespace brief::repo {
namespace {

git_merge_file_input input_of(std::string_view text) {
  git_merge_file_input input = GIT_MERGE_FILE_INPUT_INIT;
  input.ptr = text.data();
  input.size = text.size();
  return input;
}

}  // namespace

MergedText merge_text(std::string_view base, std::string_view ours, std::string_view theirs) {
  const git_merge_file_input inputs[] = {input_of(base), input_of(ours), input_of(theirs)};
  git_merge_file_options options = GIT_MERGE_FILE_OPTIONS_INIT;
  options.our_label = "ours";
  options.their_label = "theirs";
  options.ancestor_label = "base";
  options.flags = GIT_MERGE_FILE_STYLE_DIFF3;
  git_merge_file_result result{};
  if (libgit2().merge_file(&result, &inputs[0], &inputs[1], &inputs[2], &options) != 0)
    throw Error(ErrorCode::git, "cannot merge the texts: " + libgit2().last_error());
  MergedText merged;
  if (result.len != 0) merged.bytes.assign(result.ptr, result.len);
  merged.clean = result.automergeable != 0;
  libgit2().merge_file_result_free(&result);
  return merged;
}

}  // namespace brief::repo
