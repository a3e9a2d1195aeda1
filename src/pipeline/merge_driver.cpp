// The merge driver of a brief. While git runs it, worktree and git index are still ours, so the
// merged tree can't be described: our generated lines are taken, the keep blocks are merged as
// text, and the pre-merge-commit hook, or the next refresh, brings the lines up to date.
#include <cerrno>
#include <cstring>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "brief/error.hpp"
#include "brief/hooks.hpp"
#include "pipeline/emit.hpp"
#include "pipeline/standing.hpp"
#include "render/conflict.hpp"
#include "render/keep.hpp"
#include "repo/merge_text.hpp"

namespace brief {
namespace pipeline {
namespace {

struct Version {
  std::string text;  // LF line ends where all were CR LF
  bool crlf = false;
  bool ours = false;  // a brief with sound keep blocks
  std::vector<render::KeepBlock> keep;
};

Version read_version(const std::string& file, const std::string& path) {
  std::optional<std::string> bytes = base::read_file(file);
  if (!bytes)
    throw Error(ErrorCode::io, std::string("cannot read: ") + std::strerror(errno), file,
                "git calls this as `brief merge-driver %O %A %B %P`");
  Version version;
  version.crlf = all_crlf(*bytes);
  version.text = *std::move(bytes);
  if (version.crlf) base::canonicalize(version.text);
  const auto form = render::read_form(version.text);
  if (!form || form->version != render::kContentVersion) return version;
  try {
    version.keep = render::read_keep_blocks(version.text, path);
    version.ours = true;
  } catch (const Error&) {  // a damaged mark: the text as a whole is merged, for a person to mend
  }
  return version;
}

std::string first_line(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

// Our generated lines. The form, which a person chooses, is merged like the choice that it is.
std::string merged_page(const Version& base, const Version& ours, const Version& theirs) {
  std::string page = render::without_keep_blocks(ours.text);
  const std::string form = first_line(ours.text);
  if (base.ours && form == first_line(base.text))
    page.replace(0, form.size(), first_line(theirs.text));
  return page;
}

repo::MergedText merge(const Version& base, const Version& ours, const Version& theirs) {
  if (!ours.ours || !theirs.ours) return repo::merge_text(base.text, ours.text, theirs.text);
  const std::string page = merged_page(base, ours, theirs);
  repo::MergedText merged =
      repo::merge_text(render::weave(page, base.keep).bytes, render::weave(page, ours.keep).bytes,
                       render::weave(page, theirs.keep).bytes);
  if (merged.clean) return merged;
  render::Joined joined = render::join_added_blocks(merged.bytes);
  return {std::move(joined.text), joined.all};
}

}  // namespace
}  // namespace pipeline

bool merge_briefs(const std::string& base, const std::string& ours, const std::string& theirs,
                  const std::string& path) {
  const pipeline::Version mine = pipeline::read_version(ours, path);
  const repo::MergedText merged = pipeline::merge(pipeline::read_version(base, path), mine,
                                                  pipeline::read_version(theirs, path));
  const std::string bytes = mine.crlf ? pipeline::with_crlf(merged.bytes) : merged.bytes;
  base::replace_file(ours, bytes, base::Durability::process_crash);
  return merged.clean;
}

}  // namespace brief
