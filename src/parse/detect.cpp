#include "parse/detect.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/glob.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "parse/modeline.hpp"

namespace brief::parse {
namespace {

constexpr std::string_view kBriefMark = "<!-- brief:";

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// A regular expression over bytes, compiled on first use: a run meets few languages.
class Marks {
 public:
  explicit Marks(std::string_view text) : text_(text) {}
  bool match(std::string_view head) const {
    return !text_.empty() &&
           RE2::PartialMatch(re2::StringPiece(head.data(), head.size()), compiled());
  }

 private:
  const RE2& compiled() const {
    const std::lock_guard lock(mutex_);
    if (expression_ == nullptr) {
      RE2::Options options(RE2::Quiet);
      options.set_encoding(RE2::Options::EncodingLatin1);
      expression_ = std::make_unique<RE2>(re2::StringPiece(text_.data(), text_.size()), options);
    }
    return *expression_;
  }

  std::string_view text_;
  mutable std::mutex mutex_;
  mutable std::unique_ptr<RE2> expression_;
};

struct Candidate {
  std::uint16_t number;
  bool marked;  // taken with marks only
};

// The registry turned around: what a name, an extension or an interpreter may mean.
class Detector {
 public:
  Detector() {
    const auto all = languages();
    for (std::size_t row = 0; row < all.size(); ++row) {
      const auto number = static_cast<std::uint16_t>(row + 1);
      for (const std::string_view name : all[row].names) {
        if (is_glob(name))
          globs_.push_back({name, number});
        else
          names_.emplace(name, number);
      }
      const Strings marked = all[row].marked_extensions;
      for (const std::string_view extension : all[row].extensions)
        extensions_[extension].push_back(
            {number, std::find(marked.begin(), marked.end(), extension) != marked.end()});
      for (const std::string_view shebang : all[row].shebangs) shebangs_.emplace(shebang, number);
      marks_.emplace_back(all[row].ambiguous_marks);
      foreign_.emplace_back(all[row].foreign_marks);
    }
    for (auto& [extension, candidates] : extensions_)
      std::stable_sort(candidates.begin(), candidates.end(),
                       [](const Candidate& a, const Candidate& b) {
                         return languages()[a.number - 1u].ambiguous_priority >
                                languages()[b.number - 1u].ambiguous_priority;
                       });
  }

  // Whole names come before globs, globs in order of the registry.
  std::uint16_t by_name(std::string_view path) const {
    if (const auto found = names_.find(last_part(path)); found != names_.end())
      return found->second;
    for (const Entry& entry : globs_)
      if (base::path_rule_match(entry.key, path)) return entry.number;
    return 0;
  }

  // The languages of the longest extension that any has, the one to be asked first in front.
  std::span<const Candidate> candidates(std::string_view path) const {
    const std::string_view name = last_part(path);
    for (std::size_t dot = name.find('.'); dot < name.size(); dot = name.find('.', dot + 1))
      if (const auto found = extensions_.find(name.substr(dot)); found != extensions_.end())
        return found->second;
    return {};
  }

  static bool is_ambiguous(std::span<const Candidate> candidates) {
    return candidates.size() > 1 || (candidates.size() == 1 && candidates[0].marked);
  }

  // Where languages share the extension, their marks in the head decide; the last one asked is
  // taken without, unless it needs them.
  std::uint16_t by_extension(std::span<const Candidate> candidates, std::string_view head) const {
    for (const Candidate& candidate : candidates) {
      const std::size_t row = candidate.number - 1u;
      if (foreign_[row].match(head)) continue;
      const bool needed = candidate.marked || (candidate.number != candidates.back().number &&
                                               !languages()[row].ambiguous_marks.empty());
      if (!needed || marks_[row].match(head)) return candidate.number;
    }
    return 0;
  }

  // `#!/usr/bin/env -S name2.1 …`
  std::uint16_t by_shebang(std::string_view head) const {
    if (!head.starts_with("#!")) return 0;
    std::string_view line = head.substr(2, head.find('\n') - 2).substr(0, 200);
    for (const std::string_view word : base::split(line, ' ')) {
      std::string_view name = base::trim(word);
      name.remove_prefix(std::min(name.size(), name.rfind('/') + 1));
      if (name.empty() || name == "env" || name[0] == '-' || name.find('=') < name.size()) continue;
      const std::string_view bare = name.substr(0, name.find_last_not_of("0123456789.-") + 1);
      auto found = shebangs_.find(name);
      if (found == shebangs_.end()) found = shebangs_.find(bare);
      return found == shebangs_.end() ? std::uint16_t{0} : found->second;
    }
    return 0;
  }

  static bool is_glob(std::string_view name) {
    return name.find_first_of("*?[/") != std::string_view::npos;
  }

 private:
  struct Entry {
    std::string_view key;
    std::uint16_t number;
  };
  std::unordered_map<std::string_view, std::uint16_t> names_;
  std::vector<Entry> globs_;
  std::unordered_map<std::string_view, std::vector<Candidate>> extensions_;
  std::unordered_map<std::string_view, std::uint16_t> shebangs_;
  std::deque<Marks> marks_;  // by row; holds what cannot be moved
  std::deque<Marks> foreign_;
};

const Detector& detector() {
  static const Detector kDetector;
  return kDetector;
}

}  // namespace

std::uint16_t detect_language(std::string_view path, std::string_view head) {
  if (head.starts_with(kBriefMark)) return kBriefFile;
  const Detector& d = detector();
  if (const std::uint16_t number = d.by_name(path)) return number;
  const std::span<const Candidate> candidates = d.candidates(path);
  const std::string_view mode = editor_mode(head);
  if (const std::uint16_t number = mode.empty() ? 0 : language_by_linguist_name(mode))
    return number;
  if (candidates.empty()) return d.by_shebang(head);
  // Who names a language that is not known here has said enough.
  if (Detector::is_ambiguous(candidates)) {
    if (head.starts_with("#!")) return d.by_shebang(head);
    if (!mode.empty() && candidates.back().marked) return 0;
  }
  return d.by_extension(candidates, head);
}

bool is_undecided(std::string_view path, std::string_view head) {
  return detect_language(path, head) == 0 && !detector().candidates(path).empty();
}

std::uint16_t language_by_linguist_name(std::string_view name) {
  std::string wanted = base::to_lower(name);
  const auto all = languages();
  for (std::size_t row = 0; row < all.size(); ++row) {
    const bool named =
        base::to_lower(all[row].name) == wanted || base::to_lower(all[row].title) == wanted ||
        std::any_of(all[row].linguist_names.begin(), all[row].linguist_names.end(),
                    [&](std::string_view known) { return base::to_lower(known) == wanted; });
    if (named) return static_cast<std::uint16_t>(row + 1);
  }
  // An attribute's value holds no blank: `JSON-with-Comments`.
  if (name.find('-') == std::string_view::npos) return 0;
  std::replace(wanted.begin(), wanted.end(), '-', ' ');
  return language_by_linguist_name(wanted);
}

const LanguageSpec* language_at(std::uint16_t number) {
  return number == 0 || number > languages().size() ? nullptr : &languages()[number - 1u];
}

std::uint64_t path_class(std::string_view path) {
  const Detector& d = detector();
  std::uint64_t extension = 0;  // those with one set of candidates are decided alike
  for (const Candidate& candidate : d.candidates(path))
    extension = extension * 2042 + 2u * candidate.number + (candidate.marked ? 1 : 0);
  return std::uint64_t{d.by_name(path)} << 48 ^ extension;
}

ContentId detection_fingerprint() {
  static const ContentId kFingerprint = [] {
    std::string all(extractor_fingerprint());
    for (const LanguageSpec& spec : languages()) all.append(spec.name).append(spec.fingerprint);
    return base::hash128(all);
  }();
  return kFingerprint;
}

}  // namespace brief::parse
