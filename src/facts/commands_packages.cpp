#include "facts/commands_packages.hpp"

#include <algorithm>
#include <optional>

namespace brief::facts {
namespace {

const Finding* finding_of_root(const Context& context, std::string_view kind_and_tag) {
  const std::size_t colon = kind_and_tag.find(':');
  for (const Finding& finding : context.findings(kind_and_tag.substr(0, colon)))
    if (finding.folder.empty() &&
        (colon == std::string_view::npos || finding.tag == kind_and_tag.substr(colon + 1)))
      return &finding;
  return nullptr;
}

// What proves that a form holds here; nullopt: it does not.
std::optional<std::vector<Evidence>> proof(const Context& context, const PackageForm& form) {
  const auto file = std::find_if(form.when.begin(), form.when.end(), [&](const std::string& name) {
    return context.file(name) != nullptr;
  });
  if (file == form.when.end()) return std::nullopt;
  std::vector<Evidence> evidence{{*file, 0, 0}};
  if (form.finding.empty()) return evidence;
  const Finding* finding = finding_of_root(context, form.finding);
  if (finding == nullptr) return std::nullopt;
  evidence.push_back(finding->evidence);
  return evidence;
}

// A package without scripts has none to run. A runner that names none asks for none.
bool has_scripts(const Classifier& classifier, const Runner& runner, std::string_view folder) {
  if (runner.named.empty()) return true;
  return std::any_of(classifier.named().begin(), classifier.named().end(),
                     [&](const NamedScript& script) {
                       return script.runner == &runner && script.folder == folder;
                     });
}

// The path of a module as its colons write it: "a/b" -> ":a:b".
std::string module_of(std::string_view folder) {
  std::string out = ":" + std::string(folder);
  std::replace(out.begin(), out.end(), '/', ':');
  return out;
}

void replace_first(std::string& text, std::string_view place, std::string_view by) {
  if (const std::size_t at = text.find(place); at != std::string::npos)
    text.replace(at, place.size(), by);
}

}  // namespace

std::string in_package(std::string form, std::string_view folder) {
  replace_first(form, ":<module>", module_of(folder));
  replace_first(form, "<module>", folder);
  replace_first(form, "./<package>", "./" + std::string(folder) + "/<package>");
  replace_first(form, "//<package>", "//" + std::string(folder) + "/<package>");
  return form;
}

std::vector<PackageCommand> package_commands(const Context& context, const CommandBook& book,
                                             const Classifier& classifier, std::string_view name,
                                             std::string_view folder) {
  std::vector<PackageCommand> out;
  for (const Runner& runner : book.runners)
    for (const PackageForm& form : runner.packages) {
      auto evidence = proof(context, form);
      if (!evidence) continue;
      if (!folder.empty() && !has_scripts(classifier, runner, folder)) break;
      Captures captures = classifier.forms(runner, {});
      captures["package"] = name.empty() ? "<package>" : std::string(name);
      captures["dir"] = folder.empty() ? "<folder>" : std::string(folder);
      captures["module"] = folder.empty() ? ":<module>" : module_of(folder);
      out.push_back({fill_template(form.form, captures), form.title, std::move(*evidence), &runner,
                     fill_template(form.one, captures), form.whole ? &*form.whole : nullptr,
                     form.tested ? &runner : nullptr});
      break;
    }
  return out;
}

}  // namespace brief::facts
