#include "repo/secrets.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"

namespace brief::repo {
namespace {

constexpr std::string_view kNames[] = {".env",
                                       ".envrc",
                                       ".netrc",
                                       "_netrc",
                                       ".pgpass",
                                       ".htpasswd",
                                       ".git-credentials",
                                       ".my.cnf",
                                       ".s3cfg",
                                       ".boto",
                                       ".dockercfg",
                                       ".vault-token",
                                       ".pypirc",
                                       ".secrets",
                                       ".secret",
                                       "kubeconfig",
                                       "id_rsa",
                                       "id_dsa",
                                       "id_ecdsa",
                                       "id_ed25519",
                                       "id_ecdsa_sk",
                                       "id_ed25519_sk",
                                       "id_xmss",
                                       "credentials.json",
                                       "client_secret.json",
                                       "client_secrets.json",
                                       "secring.gpg",
                                       "passwords.txt"};
constexpr std::string_view kExtensions[] = {"pem",      "key",  "p12", "pfx",    "p8",
                                            "jks",      "bks",  "kdb", "kdbx",   "ppk",
                                            "keystore", "ovpn", "env", "tfvars", "tfstate"};
constexpr std::string_view kFolderNames[] = {".aws/credentials", ".docker/config.json",
                                             ".kube/config", ".ssh/config"};
constexpr std::string_view kDataExtensions[] = {"json", "yaml",       "yml", "toml",
                                                "ini",  "txt",        "cfg", "conf",
                                                "xml",  "properties", "enc", "plist"};
constexpr std::string_view kExampleWords[] = {"example", "sample", "template", "dist",
                                              "tmpl",    "tpl",    "schema"};

template <typename List>
bool holds(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// "app.example.env", ".env.sample": one of the parts between the marks says so.
bool is_example(std::string_view name) {
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of(".-_"), name.size());
    if (holds(kExampleWords, name.substr(0, end))) return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

bool is_secret_name(std::string_view name) {
  if (holds(kNames, name)) return true;
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  if (name.starts_with(".env.")) return !is_example(name);
  const std::string_view extension = name.substr(dot + 1);
  if (holds(kExtensions, extension)) return !is_example(name);
  if (name.ends_with(".tfvars.json") || name.ends_with(".tfstate.backup")) return !is_example(name);
  if (!holds(kDataExtensions, extension)) return false;
  const bool secret = name.starts_with("secrets.") || name.starts_with("secret.") ||
                      name.starts_with("service-account") || name.starts_with("service_account") ||
                      name.starts_with("serviceaccount");
  return secret && !is_example(name);
}

}  // namespace

bool is_secret_path(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  // Upper case is rare: only then is a copy made.
  const bool upper =
      std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (upper ? is_secret_name(base::to_lower(name)) : is_secret_name(name)) return true;
  return std::any_of(std::begin(kFolderNames), std::end(kFolderNames), [&](std::string_view tail) {
    return path.ends_with(tail) &&
           (path.size() == tail.size() || path[path.size() - tail.size() - 1] == '/');
  });
}

}  // namespace brief::repo
