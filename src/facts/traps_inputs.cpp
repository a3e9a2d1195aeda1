#include "facts/traps_inputs.hpp"

#include "facts/rules.hpp"

namespace brief::facts {
namespace {

std::string filled(std::string_view text, std::string_view extension) {
  static constexpr std::string_view kPlace = "{ext}";
  std::string out(text);
  const std::size_t at = out.find(kPlace);
  return at == std::string::npos ? out : out.replace(at, kPlace.size(), extension);
}

}  // namespace

GeneratorInput input_of(const Context& context, const IndexedFile& generated) {
  const auto table = rule_book().names.find("generated/inputs");
  const std::string_view name = name_of_path(generated.path);
  const std::size_t dot = name.find('.', 1);
  if (table == rule_book().names.end() || dot == std::string_view::npos) return {};
  const std::string stem = generated.path.substr(0, generated.path.size() - name.size() + dot);
  const std::string_view extension = name.substr(name.rfind('.'));
  for (const auto& [end, thing] : table->second.exact) {
    const std::uint32_t row = context.row(stem + filled(end, extension));
    if (row == kNoRow || context.index().files[row].role == FileRole::generated) continue;
    if (context.index().files[row].path != generated.path)
      return {row, filled(thing.title, extension)};
  }
  return {};
}

}  // namespace brief::facts
