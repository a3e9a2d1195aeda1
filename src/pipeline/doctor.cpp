// brief doctor: every part of a set-up looked at by itself, so that one that is broken does not
// hide the others.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <functional>

#include "base/file.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"
#include "brief/hooks.hpp"
#include "brief/notes.hpp"
#include "brief/setup.hpp"
#include "pipeline/git_program.hpp"
#include "pipeline/hook_folder.hpp"
#include "pipeline/init_texts.hpp"
#include "pipeline/managed.hpp"
#include "pipeline/standing.hpp"

namespace brief {
namespace pipeline {
namespace {

class Examination {
 public:
  explicit Examination(const TreeOptions& options)
      : options_(options), layout_(repo::open_layout(options.start, options.environment)) {}

  DoctorReport report() {
    installation();
    git();
    part("cache", [&] { cache(); });
    part("libgit2", [&] { libgit2(); });
    part("configuration", [&] { workspace_.emplace(open_workspace(options_)); });
    if (!workspace_) return std::move(report_);
    sound("configuration: the brief is " + base::display_path(workspace_->config.output));
    part("brief", [&] { brief_file(); });
    part("attributes", [&] { attributes(); });
    part("merge driver", [&] { driver(); });
    part("hooks", [&] { hooks(); });
    for (const char* name : {"AGENTS.md", "CLAUDE.md"}) part("pointer", [&] { pointer(name); });
    part("notes", [&] { notes(); });
    return std::move(report_);
  }

 private:
  // What ends a command elsewhere is what this one is asked for.
  void part(const std::string& what, const std::function<void()>& look) {
    try {
      look();
    } catch (const Error& error) {
      std::string text = error.what();
      if (!error.path().empty()) text += ": " + base::display_path(error.path());
      find(what, text, error.hint());
    }
  }

  void sound(std::string line) { report_.sound.push_back(std::move(line)); }
  void find(const std::string& what, std::string text, std::string mend) {
    report_.findings.push_back({what, std::move(text), std::move(mend)});
  }

  // Hooks and the merge driver of a clone may name the program by its path: not to be on the PATH
  // is no fault.
  void installation() {
    const std::string version = version_text();
    const std::string found = find_program("brief", options_.environment);
    sound("installation: " + version.substr(0, version.find('\n')) +
          (found.empty() ? ", not on the PATH" : ", on the PATH: " + base::display_path(found)));
  }

  void git() {
    const std::string file = find_program("git", options_.environment);
    if (file.empty()) return find("git", "it is not on the PATH", "install git");
    const std::optional<GitVersion> version = git_version(file);
    if (!version)
      return find("git", base::display_path(file) + " does not tell its version", "install git");
    const std::string text = std::to_string(version->major) + "." + std::to_string(version->minor);
    if (*version < kOldestGit)
      return find("git",
                  "version " + text +
                      " runs no pre-merge-commit hook, so a merge may leave the "
                      "brief stale",
                  "install git 2.24 or later");
    sound("git: version " + text + ", " + base::display_path(file));
  }

  void cache() {
    const std::string folder = cache_folder(layout_, options_.environment);
    std::string there = folder;
    struct stat info {};
    while (there.size() > 1 && ::stat(there.c_str(), &info) != 0)
      there.resize(std::max<std::size_t>(1, there.rfind('/')));
    if (::access(there.c_str(), W_OK) != 0)
      return find("cache",
                  base::display_path(there) + " cannot be written, so nothing is remembered",
                  "mend its rights, or set BRIEF_CACHE_DIR");
    const std::vector<std::string> faults = cache_verify(options_);
    for (const std::string& fault : faults)
      find("cache", fault, "`brief cache clear` makes it anew");
    if (faults.empty()) sound("cache: " + base::display_path(folder) + " is writable and sound");
  }

  void libgit2() {
    repo::ObjectStore objects(layout_);
    const bool commits = objects.find_commit("HEAD").has_value();
    sound(commits ? "libgit2: loads and reads HEAD" : "libgit2: loads; there is no commit yet");
  }

  void brief_file() {
    RefreshOptions options;
    static_cast<TreeOptions&>(options) = options_;
    const CheckReport report = check(options);
    const std::string output = base::display_path(report.output);
    if (!report.fresh) find("brief", output + " is stale", "`brief refresh`");
    if (ignored(report.output))
      find("brief", output + " is ignored by git, so nobody else gets it", "mend .gitignore");
    if (report.fresh) sound("brief: " + output + " is fresh");
    for (const std::string& note : report.notes) find("brief", note, "`brief check` says more");
  }

  bool ignored(const std::string& path) const {
    if (!workspace_->read(path)) return false;
    const repo::TreeScan scan =
        repo::scan_worktree(layout_, *workspace_->objects,
                            workspace_->known ? &*workspace_->known : nullptr, options_.jobs);
    return std::none_of(scan.files.begin(), scan.files.end(),
                        [&](const FileEntry& file) { return file.path == path; });
  }

  // A brief of another name is kept by flags, or was left behind by another `output:`.
  void other_brief(const std::string& path) {
    if (!render::read_form(workspace_->read(path).value_or(std::string())))
      return find("attributes",
                  ".gitattributes calls " + base::display_path(path) + " a brief, which it is not",
                  "remove that line");
    RefreshOptions options;
    static_cast<TreeOptions&>(options) = options_;
    options.output = workspace_->layout.root + "/" + path;
    const std::string shown = base::display_path(path);
    if (check(options).fresh) return sound("another brief: " + shown + " is fresh");
    find("another brief",
         shown + " is stale, and `brief refresh` keeps " +
             base::display_path(workspace_->config.output),
         "`brief refresh --output " + shown + "`, or remove it and its line of .gitattributes");
  }

  void attributes() {
    const std::string& output = workspace_->config.output;
    const std::string text = workspace_->read(".gitattributes").value_or(std::string());
    for (const std::string& path : paths_merged_as_brief(text))
      if (path != output) other_brief(path);
    if (has_merge_attribute(text, output))
      return sound("attributes: merges of the brief go to its merge driver");
    find("attributes", "no line of .gitattributes gives the brief the attribute merge=brief",
         "`brief init` adds it: " + attributes_line(output));
  }

  bool any_hook_installed() const {
    const std::vector<HookStatus> hooks = hook_status(options_).hooks;
    return std::any_of(hooks.begin(), hooks.end(),
                       [](const HookStatus& hook) { return hook.state == "installed"; });
  }

  // Without the driver git merges the brief as text. That is a choice, too, as no hooks are.
  void driver() {
    const std::string command = driver_command(layout_);
    const std::string program = first_word(command);
    if (command.empty() && !any_hook_installed())
      sound(
          "merge driver: none, so a merge of the brief may conflict; `brief hook install` gives "
          "this clone one");
    else if (command.empty())
      find("merge driver",
           "git has no merge driver called brief, so a merge of the brief may conflict",
           "`brief hook install`, or git config merge.brief.driver 'brief merge-driver %O %A %B "
           "%P'");
    else if (program.starts_with('/') && ::access(program.c_str(), X_OK) != 0)
      find("merge driver", "it runs " + base::display_path(program) + ", which is gone",
           "`brief hook install`, or mend merge.brief.driver in git's configuration");
    else
      sound("merge driver: configured");
  }

  // None is a choice (CI may check); some of them, or one that does not run, is none.
  void hooks() {
    const HookFolderReport folder = hook_status(options_);
    std::string installed;
    for (const HookStatus& hook : folder.hooks)
      if (hook.state == "installed") installed += (installed.empty() ? "" : ", ") + hook.name;
    for (const std::string& trouble : folder.troubles) {
      const std::size_t mend = trouble.rfind("; ");
      find("hooks", trouble.substr(0, mend), trouble.substr(mend + 2));
    }
    if (!folder.troubles.empty()) return;
    if (!installed.empty() && !folder.complete)
      return find("hooks", "only some are installed: " + installed, "`brief hook install`");
    sound(installed.empty() ? "hooks: none; `brief hook install` keeps the brief of commits fresh"
                            : "hooks: " + installed);
  }

  void pointer(const std::string& name) {
    const std::optional<std::string> bytes = workspace_->read(name);
    if (!bytes) return;
    if (bytes->find(workspace_->config.output) != std::string::npos)
      return sound("pointer: " + name + " names the brief");
    if (name == "CLAUDE.md" && bytes->find("@AGENTS.md") != std::string::npos) return;
    find("pointer", name + " does not name the brief, so an agent may not read it", "`brief init`");
  }

  void notes() {
    NoteListOptions options;
    static_cast<TreeOptions&>(options) = options_;
    const NoteListReport listed = note_list(options);
    for (const Diagnostic& d : listed.diagnostics)
      find("notes",
           base::display_path(d.path) + (d.line == 0 ? "" : ":" + std::to_string(d.line)) + ": " +
               d.message,
           "edit the file");
    if (listed.diagnostics.empty() && !listed.notes.empty())
      sound("notes: " + std::to_string(listed.notes.size()) + " open");
  }

  const TreeOptions& options_;
  repo::Layout layout_;
  std::optional<Workspace> workspace_;
  DoctorReport report_;
};

}  // namespace
}  // namespace pipeline

DoctorReport doctor(const TreeOptions& options) { return pipeline::Examination(options).report(); }

}  // namespace brief
