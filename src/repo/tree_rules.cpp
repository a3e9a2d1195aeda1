#include "repo/tree_rules.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "repo/attributes.hpp"
#include "repo/path_pattern.hpp"
#include "repo/secrets.hpp"

namespace brief::repo {
namespace {

bool has_name(std::string_view path, std::string_view name) {
  return path.ends_with(name) &&
         (path.size() == name.size() || path[path.size() - name.size() - 1] == '/');
}

std::string folder_of(std::string_view path) {
  return std::string(path.substr(0, path.rfind('/') + 1));
}

// The `.briefignore` files of the tree. As with .gitignore, the deepest file is asked first, and
// nothing below an ignored folder comes back.
class BriefIgnore {
 public:
  void add(std::string folder, std::string_view bytes) {
    IgnoreFile file(bytes, folder);
    if (!file.empty()) files_.emplace(std::move(folder), std::move(file));
  }
  bool empty() const { return files_.empty(); }

  bool leaves_out(std::string_view path) {
    const std::string_view folder = path.substr(0, path.rfind('/') + 1);
    if (folder != last_folder_) {
      last_folder_ = folder;
      last_ignored_ = folder_ignored(folder);
    }
    return last_ignored_ || named(PathToMatch(path, false));
  }

 private:
  static std::string_view parent(std::string_view folder) {
    return folder.substr(0, folder.rfind('/', folder.size() - 2) + 1);
  }
  bool folder_ignored(std::string_view folder) {
    if (folder.empty()) return false;
    const auto known = folders_.find(std::string(folder));
    if (known != folders_.end()) return known->second;
    const bool ignored = folder_ignored(folder.size() < 2 ? "" : parent(folder)) ||
                         named(PathToMatch(folder.substr(0, folder.size() - 1), true));
    return folders_[std::string(folder)] = ignored;
  }
  bool named(const PathToMatch& path) const {
    for (std::string_view folder = path.path.substr(0, path.name_at);; folder = parent(folder)) {
      const auto file = files_.find(folder);
      if (file != files_.end())
        if (const std::optional<bool> decided = file->second.decide(path, false)) return *decided;
      if (folder.empty()) return false;
    }
  }

  std::map<std::string, IgnoreFile, std::less<>> files_;  ///< by folder, with its '/'
  std::unordered_map<std::string, bool> folders_;
  std::string last_folder_;
  bool last_ignored_ = false;
};

struct Rules {
  Attributes attributes;
  BriefIgnore ignore;
};

Rules read_rules(const Layout& layout, ObjectStore& objects, TreeScan& scan) {
  Rules rules;
  std::vector<const FileEntry*> attribute_files;
  const auto read = [&](const FileEntry& file) -> std::string {
    FileBytes bytes = read_entry(layout, objects, file);
    if (bytes.status != FileBytes::Status::ok)
      scan.diagnostics.push_back({file.path, 0, "its rules are not known: " + bytes.message});
    return std::move(bytes.bytes);
  };
  for (const FileEntry& file : scan.files) {
    if (file.kind != FileKind::regular || file.opaque != Opaque::no) continue;
    if (has_name(file.path, ".gitattributes")) attribute_files.push_back(&file);
    if (has_name(file.path, ".briefignore")) rules.ignore.add(folder_of(file.path), read(file));
  }
  // The root's first: only there do macros count.
  std::stable_sort(attribute_files.begin(), attribute_files.end(),
                   [](const FileEntry* a, const FileEntry* b) {
                     return (a->path == ".gitattributes") > (b->path == ".gitattributes");
                   });
  for (const FileEntry* file : attribute_files)
    rules.attributes.add_file(folder_of(file->path), read(*file));
  return rules;
}

}  // namespace

void apply_tree_rules(const Layout& layout, ObjectStore& objects, TreeScan& scan) {
  Rules rules = read_rules(layout, objects, scan);
  AttributeReader reader(rules.attributes);
  for (FileEntry& file : scan.files) {
    const PathAttributes attributes = reader.of(file.path);
    file.linguist_generated = attributes.generated;
    file.linguist_vendored = attributes.vendored;
    file.linguist_language = attributes.language;
    if (file.kind != FileKind::regular) continue;
    if (is_secret_path(file.path)) {
      file.opaque = Opaque::secret;
    } else if (attributes.filtered) {
      file.opaque = Opaque::filtered;
    }
  }
  const bool any = !rules.ignore.empty();
  std::erase_if(scan.files, [&](const FileEntry& file) {
    if (file.path.starts_with(".brief/")) return !is_note_path(file.path);
    return any && rules.ignore.leaves_out(file.path);
  });
}

}  // namespace brief::repo
