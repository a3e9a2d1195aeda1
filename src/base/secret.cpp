#include "base/secret.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include "base/text.hpp"

namespace brief::base {
namespace {

// Prefixes that the issuers document so that scanners can find their tokens.
constexpr std::string_view kTokenPrefixes[] = {
    "ghp_",  "gho_",     "ghu_",     "ghs_",     "ghr_",     "github_pat_", "glpat-",
    "sk-",   "sk_live_", "sk_test_", "rk_live_", "pk_live_", "xoxb-",       "xoxp-",
    "xoxa-", "xapp-",    "AKIA",     "ASIA",     "AIza",     "ya29.",       "npm_",
    "pypi-", "dop_v1_",  "SG.",      "eyJhbGci", "hf_",      "shpat_",      "AGE-SECRET-KEY-"};

constexpr std::string_view kTellingNames[] = {"password", "passwd",  "secret",     "token",
                                              "apikey",   "api_key", "access_key", "private_key",
                                              "auth_key", "pwd"};

bool word_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '+';
}

// Long, with both cases and digits well mixed: not a word, a path or a version.
bool looks_random(std::string_view word) {
  if (word.size() < 24) return false;
  int digits = 0, upper = 0, lower = 0, switches = 0;
  int previous = -1;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    const int kind = std::isdigit(byte) ? 0 : std::isupper(byte) ? 1 : std::islower(byte) ? 2 : 3;
    digits += kind == 0;
    upper += kind == 1;
    lower += kind == 2;
    switches += kind != previous;
    previous = kind;
  }
  if (upper == 0 || lower == 0) {  // hexadecimal digests and keys
    const bool hex = std::all_of(word.begin(), word.end(),
                                 [](unsigned char c) { return std::isxdigit(c) != 0; });
    return hex && word.size() >= 32 && digits > 3;
  }
  return digits >= 3 && switches * 3 > static_cast<int>(word.size());
}

// `NAME=value` or `name: "value"` with a telling name and a literal value.
bool assigns_secret(std::string_view text) {
  const std::string lower = to_lower(text);
  for (const std::string_view name : kTellingNames)
    for (std::size_t at = lower.find(name); at != std::string::npos;
         at = lower.find(name, at + 1)) {
      std::size_t i = at + name.size();
      while (i < lower.size() && (lower[i] == '"' || lower[i] == '\'')) ++i;
      if (i >= lower.size() || (lower[i] != '=' && lower[i] != ':')) continue;
      ++i;
      while (i < lower.size() && (lower[i] == ' ' || lower[i] == '"' || lower[i] == '\'')) ++i;
      std::size_t end = i;
      while (end < lower.size() && word_char(lower[end])) ++end;
      if (end - i >= 6 && std::any_of(lower.begin() + static_cast<std::ptrdiff_t>(i),
                                      lower.begin() + static_cast<std::ptrdiff_t>(end),
                                      [](unsigned char c) { return std::isdigit(c) != 0; }))
        return true;
    }
  return false;
}

bool url_with_password(std::string_view text) {
  for (std::size_t at = text.find("://"); at != std::string_view::npos;
       at = text.find("://", at + 3)) {
    const std::string_view rest = text.substr(at + 3, 256);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/ \"'`<>"));
    const std::size_t sign = authority.rfind('@');
    if (sign != std::string_view::npos &&
        authority.substr(0, sign).find(':') != std::string_view::npos)
      return true;
  }
  return false;
}

}  // namespace

bool looks_secret(std::string_view text) {
  if (text.find("PRIVATE KEY-----") != std::string_view::npos) return true;
  if (url_with_password(text) || assigns_secret(text)) return true;
  for (std::size_t i = 0; i < text.size();) {
    if (!word_char(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && (word_char(text[end]) || text[end] == '.')) ++end;
    const std::string_view word = text.substr(i, end - i);
    for (const std::string_view prefix : kTokenPrefixes)
      if (word.size() >= prefix.size() + 12 && word.substr(0, prefix.size()) == prefix &&
          std::any_of(word.begin(), word.end(),
                      [](unsigned char c) { return std::isdigit(c) != 0; }))
        return true;
    if (looks_random(word)) return true;
    i = end;
  }
  return false;
}

}  // namespace brief::base
