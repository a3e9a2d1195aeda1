#include "parse/detect.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/glob.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace brief::parse {
namespace {

constexpr std::string_view kBriefMark = "<!-- brief:";

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

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
      for (const std::string_view extension : all[row].extensions)
        extensions_[extension].push_back(number);
      for (const std::string_view shebang : all[row].shebangs) shebangs_.emplace(shebang, number);
      marks_.push_back(
          all[row].ambiguous_marks.empty()
              ? nullptr
              : std::make_unique<RE2>(std::string(all[row].ambiguous_marks), RE2::Quiet));
    }
    for (auto& [extension, numbers] : extensions_)
      std::stable_sort(numbers.begin(), numbers.end(), [](std::uint16_t a, std::uint16_t b) {
        return languages()[a - 1u].ambiguous_priority > languages()[b - 1u].ambiguous_priority;
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
  const std::vector<std::uint16_t>* candidates(std::string_view path) const {
    const std::string_view name = last_part(path);
    for (std::size_t dot = name.find('.'); dot < name.size(); dot = name.find('.', dot + 1))
      if (const auto found = extensions_.find(name.substr(dot)); found != extensions_.end())
        return &found->second;
    return nullptr;
  }

  // Where languages share the extension, their marks in the head decide.
  std::uint16_t by_extension(std::string_view path, std::string_view head) const {
    const std::vector<std::uint16_t>* numbers = candidates(path);
    if (numbers == nullptr) return 0;
    for (const std::uint16_t number : *numbers) {
      const RE2* marks = marks_[number - 1u].get();
      if (number == numbers->back() || marks == nullptr ||
          RE2::PartialMatch(re2::StringPiece(head.data(), head.size()), *marks))
        return number;
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

  // `-*- mode: x -*-`, `-*- x -*-` and `vim: ft=x` among the first two lines.
  std::uint16_t by_modeline(std::string_view head) const {
    std::size_t end = head.find('\n');
    if (end < head.size()) end = head.find('\n', end + 1);
    const std::string_view lines = head.substr(0, end).substr(0, 400);
    if (lines.find("-*-") > lines.size() && lines.find("vi") > lines.size()) return 0;
    std::string_view mode;
    static const RE2 kEmacs(R"(-\*-(?:.*\bmode:)?\s*([A-Za-z0-9+#-]+)\s*(?:;.*)?-\*-)");
    static const RE2 kVim(R"(\bvim?:.*\b(?:ft|filetype|syntax)=([A-Za-z0-9+#-]+))");
    re2::StringPiece found;
    const re2::StringPiece text(lines.data(), lines.size());
    if (RE2::PartialMatch(text, kEmacs, &found) || RE2::PartialMatch(text, kVim, &found))
      mode = {found.data(), found.size()};
    return mode.empty() ? std::uint16_t{0} : language_by_linguist_name(mode);
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
  std::unordered_map<std::string_view, std::vector<std::uint16_t>> extensions_;
  std::unordered_map<std::string_view, std::uint16_t> shebangs_;
  std::vector<std::unique_ptr<RE2>> marks_;
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
  if (const std::uint16_t number = d.by_modeline(head)) return number;
  if (const std::uint16_t number = d.by_extension(path, head)) return number;
  return d.by_shebang(head);
}

std::uint16_t language_by_linguist_name(std::string_view name) {
  const std::string wanted = base::to_lower(name);
  const auto all = languages();
  for (std::size_t row = 0; row < all.size(); ++row) {
    const bool named =
        base::to_lower(all[row].name) == wanted || base::to_lower(all[row].title) == wanted ||
        std::any_of(all[row].linguist_names.begin(), all[row].linguist_names.end(),
                    [&](std::string_view known) { return base::to_lower(known) == wanted; });
    if (named) return static_cast<std::uint16_t>(row + 1);
  }
  return 0;
}

const LanguageSpec* language_at(std::uint16_t number) {
  return number == 0 || number > languages().size() ? nullptr : &languages()[number - 1u];
}

std::uint64_t path_class(std::string_view path) {
  const Detector& d = detector();
  const std::vector<std::uint16_t>* numbers = d.candidates(path);
  std::uint64_t extension = 0;  // languages with one set of candidates are decided alike
  if (numbers != nullptr)
    for (const std::uint16_t number : *numbers) extension = extension * 1021 + number;
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
