#include "hooks/hook_file.hpp"

#include <kainjow/mustache.hpp>
#include <span>

#include "base/text.hpp"
#include "brief/embedded.hpp"
#include "brief/error.hpp"

namespace brief::hooks {

std::span<const EmbeddedFile> embedded_files();

namespace {

namespace mustache = kainjow::mustache;

constexpr std::string_view kMark = "# brief-hook 1 ";
constexpr std::string_view kEndMark = "# /brief-hook\n";
constexpr std::string_view kFolderMark = "folder=made";
constexpr std::string_view kJoinedMark = "joined";

std::string render(std::string_view file, const HookFile& hook, bool joined) {
  mustache::data data;
  data.set("name", hook.name);
  data.set("mode", std::string(name_of(hook.mode)));
  if (!hook.program.empty()) data.set("program", shell_word(hook.program));
  data.set("made_folder", hook.made_folder);
  data.set("joined", joined);
  for (const EmbeddedFile& embedded : embedded_files()) {
    if (embedded.path != file) continue;
    mustache::mustache page{std::string(embedded.bytes)};
    return page.render(data);
  }
  throw Error(ErrorCode::internal, "the program lacks a template", std::string(file));
}

// The line that begins at `at` and is our mark; nullopt when it is none.
std::optional<HookFile> read_mark(std::string_view text, std::size_t at, bool* joined = nullptr) {
  std::string_view line = text.substr(at);
  line = line.substr(0, line.find('\n'));
  if (!line.starts_with(kMark)) return std::nullopt;
  HookFile hook;
  bool known = false;
  for (const std::string_view word : base::split(line.substr(kMark.size()), ' ')) {
    for (const std::string_view name : kHookNames)
      if (word == name) hook.name = name;
    for (const Mode mode : {Mode::check, Mode::stage})
      if (word == "mode=" + std::string(name_of(mode))) {
        hook.mode = mode;
        known = true;
      }
    if (word == kFolderMark) hook.made_folder = true;
    if (word == kJoinedMark && joined != nullptr) *joined = true;
  }
  if (hook.name.empty() || !known) return std::nullopt;
  return hook;
}

// Where our lines begin: at the last mark before the end mark; npos when there are none.
std::size_t find_block(std::string_view text) {
  const std::size_t end = text.rfind(kEndMark);
  if (end == std::string_view::npos || end == 0 || text[end - 1] != '\n')
    return std::string_view::npos;
  const std::size_t at = text.rfind(kMark, end);
  const bool starts_line = at == 0 || (at != std::string_view::npos && text[at - 1] == '\n');
  return starts_line && read_mark(text, at) ? at : std::string_view::npos;
}

}  // namespace

std::string_view name_of(Mode mode) { return mode == Mode::check ? "check" : "stage"; }

std::string shell_word(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string hook_text(const HookFile& hook) { return render("hook.mustache", hook, false); }

std::optional<HookFile> read_hook(std::string_view bytes) {
  const std::size_t line = bytes.find('\n');
  if (!bytes.starts_with("#!/bin/sh\n")) return std::nullopt;
  return read_mark(bytes, line + 1);
}

// The word that shell_word() made, back as it was.
std::string program_of(std::string_view bytes) {
  constexpr std::string_view kStart = "\nbrief='";
  const std::size_t at = bytes.find(kStart);
  std::string out;
  if (at == std::string_view::npos) return out;
  for (std::size_t i = at + kStart.size(); i < bytes.size(); ++i) {
    if (bytes[i] != '\'') {
      out += bytes[i];
      continue;
    }
    if (bytes.substr(i, 4) != "'\\''") return out;
    out += '\'';
    i += 3;
  }
  return {};
}

bool is_current_hook(std::string_view bytes) {
  std::optional<HookFile> hook = read_hook(bytes);
  if (!hook) return false;
  hook->program = program_of(bytes);
  return hook_text(*hook) == bytes;
}

std::string with_block(std::string_view text, const HookFile& hook) {
  std::string out = without_block(text);
  const bool joined = !out.empty() && out.back() != '\n';
  if (joined) out += '\n';
  return out + render("block.mustache", hook, joined);
}

std::string without_block(std::string_view text) {
  const std::size_t begin = find_block(text);
  if (begin == std::string_view::npos) return std::string(text);
  bool joined = false;
  read_mark(text, begin, &joined);
  const std::size_t end = text.find(kEndMark, begin) + kEndMark.size();
  std::string out(text.substr(0, begin));
  // The newline that joined our lines to the last one goes too, unless more lines came after ours.
  if (joined && end == text.size() && out.ends_with('\n')) out.pop_back();
  return out + std::string(text.substr(end));
}

std::optional<HookFile> read_block(std::string_view text) {
  const std::size_t begin = find_block(text);
  return begin == std::string_view::npos ? std::nullopt : read_mark(text, begin);
}

bool is_current_block(std::string_view text) {
  const std::optional<HookFile> hook = read_block(text);
  return hook && with_block(text, *hook) == text;
}

}  // namespace brief::hooks
