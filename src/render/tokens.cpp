#include "render/render.hpp"
namespace brief::render {
std::size_t count_tokens(std::string_view text) { return text.size() / 3 + 1; }
}  // namespace brief::render
