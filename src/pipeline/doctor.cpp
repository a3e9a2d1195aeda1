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
#include "pipeline/init_texts.hpp"
#include "pipeline/managed.hpp"
#include "pipeline/standing.hpp"
#include "repo/config_file.hpp"

namespace brief {
namespace pipeline {
namespace {

class Examination {
 public:
  explicit Examination(const TreeOptions& options)
      : options_(options), layout_(repo::open_layout(options.start, options.environment)) {}

  DoctorReport report() {
    installation();
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
    const auto path = options_.environment.find("PATH");
    std::string found;
    if (path != options_.environment.end())
      for (const std::string_view folder : base::split(path->second, ':')) {
        const std::string file = std::string(folder) + "/brief";
        if (!folder.empty() && found.empty() && ::access(file.c_str(), X_OK) == 0) found = file;
      }
    sound("installation: " + version.substr(0, version.find('\n')) +
          (found.empty() ? ", not on the PATH" : ", on the PATH: " + base::display_path(found)));
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

  void attributes() {
    const std::string& output = workspace_->config.output;
    if (has_merge_attribute(workspace_->read(".gitattributes").value_or(std::string()), output))
      return sound("attributes: merges of the brief go to its merge driver");
    find("attributes", "no line of .gitattributes gives the brief the attribute merge=brief",
         "`brief init` adds it: " + attributes_line(output));
  }

  void driver() {
    repo::GitConfig config;
    for (const std::string& file : layout_.config_files) config.add_file(file, {});
    if (const auto command = config.get("merge.brief.driver"); command && !command->empty())
      return sound("merge driver: configured");
    find("merge driver",
         "git has no merge driver called brief, so a merge of the brief may conflict",
         "`brief hook install`, or git config merge.brief.driver 'brief merge-driver %O %A %B %P'");
  }

  // None is a choice (CI may check); some of them, or one that no longer runs, is none.
  void hooks() {
    const HookFolderReport folder = hook_status(options_);
    std::string installed;
    for (const HookStatus& hook : folder.hooks) {
      if (hook.state == "displaced")
        find("hooks",
             hook.name + " was displaced by another tool: " + base::display_path(hook.path),
             "`brief hook install`");
      if (hook.state == "installed") installed += (installed.empty() ? "" : ", ") + hook.name;
    }
    if (!installed.empty() && !folder.complete)
      find("hooks", "only some are installed: " + installed, "`brief hook install`");
    sound(installed.empty() ? "hooks: none; `brief hook install` keeps the brief of commits fresh"
                            : "hooks: " + installed);
    for (const std::string& note : folder.notes) find("hooks", note, "`brief hook status`");
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
