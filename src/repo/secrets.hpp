// Which files are taken for files of secrets, by path alone: they are listed and never opened.
#pragma once

#include <string_view>

namespace brief::repo {

/// Environment files, private keys, key stores, password files, cloud credentials, Terraform
/// variables and state. Examples of such files ("*.example", ".env.sample") are none, nor is source
/// code ("secrets.py"), nor `.npmrc`: that is a file of settings in most repositories, and a token
/// in it never reaches the output, as no text that looks like one does.
bool is_secret_path(std::string_view path);

}  // namespace brief::repo
