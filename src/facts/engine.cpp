#include "facts/engine.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/glob.hpp"
#include "base/text.hpp"

namespace brief::facts {
namespace {

// A manifest of tens of thousands of packages is no brief; what lies beyond is not looked at.
constexpr std::size_t kMaxFindings = 20000;

std::string fold_name(std::string_view name) {
  std::string out = base::to_lower(name);
  for (char& c : out)
    if (c == '_' || c == '.') c = '-';
  return out;
}

class Application {
 public:
  Application(const Context& context, const RuleBook& book) : context_(context), book_(book) {}

  std::vector<Finding> run() {
    for (const ManifestRules& manifest : book_.manifests) {
      std::set<std::uint32_t> rows;
      for (const std::string& pattern : manifest.files)
        for (const std::uint32_t row : context_.matching(pattern)) rows.insert(row);
      for (const std::uint32_t row : rows) {
        const IndexedFile& file = context_.index().files[row];
        const bool in_root = folder_of(file.path).empty();
        if (manifest.root_only && !in_root) continue;
        // The root's README may be a link to the one of its main package.
        const IndexedFile* meant =
            manifest.root_only && !file.target.empty() ? context_.file(file.target) : &file;
        if (meant == nullptr) continue;
        folder_ = manifest.root_only ? std::string_view() : folder_of(meant->path);
        apply(manifest, *meant);
      }
    }
    std::sort(found_.begin(), found_.end(), [](const Finding& a, const Finding& b) {
      const auto key = [](const Finding& f) {
        return std::tie(f.evidence.path, f.evidence.line, f.kind, f.title, f.value, f.tag);
      };
      if (a.folder.empty() != b.folder.empty()) return a.folder.empty();
      return key(a) < key(b);
    });
    return std::move(found_);
  }

 private:
  void apply(const ManifestRules& manifest, const IndexedFile& file) {
    if (file.role == FileRole::vendored || file.role == FileRole::example) return;
    if (file.role == FileRole::test && !manifest.in_tests) return;
    for (const ManifestRule& rule : manifest.rules) {
      Captures of_path;
      if (rule.path && !rule.path->find(file.path, &of_path)) continue;
      if (!circumstances_fit(rule, file)) continue;
      if (rule.pointers.empty()) {
        add(rule, file, std::move(of_path), {}, 0, 0);
        continue;
      }
      for (const Fact& fact : file.summary->facts)
        for (const PointerPattern& pointer : rule.pointers) {
          if (!pointer.match(file.summary->view(fact.key), nullptr)) continue;
          Captures captures = of_path;
          pointer.match(file.summary->view(fact.key), &captures);
          add(rule, file, std::move(captures), file.summary->view(fact.value), fact.line,
              fact.end_line);
          break;
        }
    }
  }

  // In a folder below `folder`, in whatever role.
  bool stands_inside(const std::string& name, std::string_view folder) const {
    const auto [from, to] = context_.below(folder);
    for (std::uint32_t row = from; row < to; ++row) {
      const std::string& path = context_.index().files[row].path;
      if (path.ends_with("/" + name) && folder_of(path) != folder) return true;
    }
    return false;
  }

  bool circumstances_fit(const ManifestRule& rule, const IndexedFile& file) const {
    const std::string folder(folder_of(file.path));
    const auto stands = [&](const std::string& name) {
      if (name.front() == '/') return context_.file(name.substr(1)) != nullptr;
      return context_.file(folder + (folder.empty() ? "" : "/") + name) != nullptr;
    };
    const auto stands_one = [&](const std::string& name) {
      if (name.find('*') == std::string::npos) return stands(name);
      const auto rows = context_.matching(name);
      return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
        return folder_of(context_.index().files[row].path) == folder;
      });
    };
    if (!rule.needs.empty() && !stands_one(rule.needs)) return false;
    if (!rule.inner.empty() && !stands_inside(rule.inner, folder)) return false;
    if (std::any_of(rule.absent.begin(), rule.absent.end(), stands_one)) return false;
    return std::all_of(rule.lacks.begin(), rule.lacks.end(), [&](const std::string& pointer) {
      return pointer.find('{') != std::string::npos || is_lacking(file, pointer);
    });
  }

  bool is_lacking(const IndexedFile& file, std::string_view lack) const {
    const std::size_t equals = lack.find('=');
    if (equals == std::string_view::npos) return context_.facts_below(file, lack).empty();
    const auto stated = context_.fact(file.path, lack.substr(0, equals));
    return !stated || stated->value != lack.substr(equals + 1);
  }

  // `lacks` that speak of the fact at hand: "/dependency/{n}/scope=test".
  bool is_ruled_out(const ManifestRule& rule, const IndexedFile& file,
                    const Captures& captures) const {
    return std::any_of(rule.lacks.begin(), rule.lacks.end(), [&](const std::string& lack) {
      if (lack.find('{') == std::string::npos) return false;
      const std::size_t equals = lack.find('=');
      std::string filled = PointerPattern(lack.substr(0, equals)).fill(captures);
      if (equals != std::string::npos) filled += lack.substr(equals);
      return !is_lacking(file, filled);
    });
  }

  void add(const ManifestRule& rule, const IndexedFile& file, Captures captures,
           std::string_view value, std::uint32_t line, std::uint32_t end_line) {
    if (found_.size() >= kMaxFindings) return;
    if (rule.last_line != 0 && line > rule.last_line) return;
    if (rule.when && !rule.when->find(value, &captures)) return;
    if (rule.unless && rule.unless->find(value)) return;
    captures.emplace("value", value);
    captures["folder"] = folder_;
    if (is_ruled_out(rule, file, captures)) return;
    for (const auto& [name, pointer] : rule.with) {
      const auto other = context_.fact(file.path, pointer.fill(captures));
      if (!other) return;
      captures[name] = std::string(other->value);
    }
    captures["file"] = std::string(name_of_path(file.path));
    Finding finding;
    finding.kind = rule.kind;
    finding.tag = rule.tag;
    finding.rank = rule.rank;
    if (!rule.names.empty()) {
      const std::string key = rule.lower ? fold_name(captures["key"]) : captures["key"];
      const NamedThing* thing = book_.names.find(rule.names)->second.find(key);
      if (thing == nullptr || !is_imported(thing->import)) return;
      captures["title"] = thing->title;
      if (finding.tag.empty()) finding.tag = thing->tag;
      finding.rank += thing->rank;
    }
    finding.title = fill_template(
        rule.title.empty() && !rule.names.empty() ? "{title}" : std::string_view(rule.title),
        captures);
    finding.value = fill_template(rule.value, captures);
    finding.folder = captures["folder"];
    finding.evidence = {file.path, line, end_line};
    found_.push_back(std::move(finding));
  }

  // A manifest may ask for a package of which the code takes a part that says nothing of it.
  bool is_imported(std::string_view pattern) const {
    if (pattern.empty()) return true;
    for (const IndexedFile& file : context_.index().files)
      if (file.role == FileRole::source)
        for (const Import& import : file.summary->imports)
          if (base::glob_match(pattern, file.summary->view(import.target))) return true;
    return false;
  }

  const Context& context_;
  const RuleBook& book_;
  std::string folder_;  ///< that the manifest at hand speaks of
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> apply_rules(const Context& context, const RuleBook& book) {
  return Application(context, book).run();
}

}  // namespace brief::facts
