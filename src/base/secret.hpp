// What looks like a credential never reaches a brief, whatever file it was found in.
#pragma once

#include <string_view>

namespace brief::base {

/// Does some word of `text` look like a key, token or password: a known prefix, a private key's
/// header, a URL with a password, an assignment to a telling name, or a long mixed random word?
/// Errs on the side of yes.
bool looks_secret(std::string_view text);

}  // namespace brief::base
