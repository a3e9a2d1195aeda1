// brief completion: every subcommand and flag that --help knows, in the shells that are here.
#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "support/program.hpp"

using namespace brief::test;

namespace {

using Words = std::vector<std::string>;

struct Shells {
  Sandbox sandbox;
  Program brief{sandbox};

  // What `brief PATH… --help` lists under Subcommands, and its long flags.
  Words subcommands(const Words& path) const { return find(path, "Subcommands:", "^  ([a-z-]+) "); }
  Words flags(const Words& path) const { return find(path, "", "(?:^|[ ,])(--[a-z-]+)"); }

  // Each path of subcommands, the program itself first.
  std::vector<Words> paths() const {
    std::vector<Words> all = {{}};
    for (std::size_t i = 0; i < all.size(); ++i)
      for (const std::string& name : subcommands(all[i])) {
        Words path = all[i];
        path.push_back(name);
        all.push_back(path);
      }
    return all;
  }

  Words completed_by_bash(const Words& typed, const std::string& current) const {
    std::string words = "brief";
    for (const std::string& word : typed) words += " " + word;
    const RunResult result =
        sandbox.run({"bash", "-c",
                     "eval \"$(\"$0\" completion bash)\"; COMP_WORDS=(" + words + " '" + current +
                         "'); COMP_CWORD=" + std::to_string(typed.size() + 1) +
                         "; _brief; printf '%s\\n' \"${COMPREPLY[@]}\"",
                     BRIEF_BINARY});
    INFO(result.err);
    REQUIRE(result.status == 0);
    return lines_of(result.out);
  }

  bool has(const std::string& shell) const {
    return sandbox.run({"/bin/sh", "-c", "command -v " + shell}).status == 0;
  }

  static Words lines_of(const std::string& text) {
    Words lines;
    std::string line;
    for (const char c : text) {
      if (c != '\n') {
        line += c;
        continue;
      }
      if (!line.empty()) lines.push_back(line);
      line.clear();
    }
    return lines;
  }

 private:
  Words find(Words path, const std::string& below, const std::string& pattern) const {
    path.push_back("--help");
    std::string help = brief.ok(path);
    help = help.substr(0, help.find("\nExample"));
    if (!below.empty())
      help = help.find(below) == std::string::npos ? "" : help.substr(help.find(below));
    std::set<std::string> found;
    const std::regex regex(pattern);
    for (const std::string& line : lines_of(help))
      for (std::sregex_iterator it(line.begin(), line.end(), regex), end; it != end; ++it) {
        found.insert((*it)[1]);
        if (pattern.front() == '^') break;
      }
    return {found.begin(), found.end()};
  }
};

bool holds(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

TEST_CASE("bash completes every subcommand and every flag that --help names") {
  const Shells shells;
  std::size_t flags = 0;
  const std::vector<Words> paths = shells.paths();
  CHECK(paths.size() >= 18);
  for (const Words& path : paths) {
    std::string shown = "brief";
    for (const std::string& word : path) shown += " " + word;
    INFO(shown);
    const Words completed = shells.completed_by_bash(path, "");
    for (const std::string& name : shells.subcommands(path)) CHECK(holds(completed, name));
    for (const std::string& flag : shells.flags(path)) {
      INFO(flag);
      CHECK(holds(completed, flag));
      ++flags;
    }
  }
  CHECK(flags >= 80);
}

TEST_CASE("bash completes values, sections and files, and nothing that does not fit") {
  const Shells shells;
  shells.sandbox.write("some_file.c", "");
  CHECK(shells.completed_by_bash({"check", "--format"}, "") != Words{});
  CHECK(holds(shells.completed_by_bash({"check", "--format"}, ""), "json"));
  CHECK(shells.completed_by_bash({"show"}, "key") == Words{"key-code"});
  CHECK(shells.completed_by_bash({"completion"}, "z") == Words{"zsh"});
  CHECK(shells.completed_by_bash({"outline"}, "some") == Words{"some_file.c"});
  CHECK(shells.completed_by_bash({"note", "add", "--on"}, "some") == Words{"some_file.c"});
  CHECK(shells.completed_by_bash({"note", "re"}, "re") == Words{"resolve"});
  CHECK(shells.completed_by_bash({}, "nothing") == Words{});
  CHECK(shells.completed_by_bash({"refresh", "--budget"}, "").empty());
}

TEST_CASE("zsh and fish read their scripts, which hold every subcommand and flag") {
  const Shells shells;
  for (const std::string shell : {"zsh", "fish"}) {
    const std::string script = shells.brief.ok({"completion", shell});
    for (const Words& path : shells.paths()) {
      for (const std::string& name : shells.subcommands(path))
        CHECK_MESSAGE(script.find(name) != std::string::npos, shell, " ", name);
      for (const std::string& flag : shells.flags(path)) {
        const std::string shown = shell == "fish" ? "-l " + flag.substr(2) : "'" + flag + ":";
        CHECK_MESSAGE(script.find(shown) != std::string::npos, shell, " ", shown);
      }
    }
    if (!shells.has(shell)) {
      MESSAGE("no ", shell, " here: its script was not run");
      continue;
    }
    shells.sandbox.write("script", script);
    const RunResult result = shells.sandbox.run({shell, "-n", shells.sandbox.path("script")});
    CHECK_MESSAGE(result.status == 0, result.err);
  }
}

TEST_CASE("fish completes as it is typed") {
  const Shells shells;
  if (!shells.has("fish")) return;
  shells.sandbox.write("script", shells.brief.ok({"completion", "fish"}));
  const auto completed = [&](const std::string& typed) {
    const RunResult result = shells.sandbox.run(
        {"fish", "-c", "source script; complete -C '" + typed + "' | string split -f1 \\t"});
    return Shells::lines_of(result.out);
  };
  CHECK(completed("brief note re") == Words{"resolve"});
  CHECK(completed("brief show key") == Words{"key-code"});
  CHECK(holds(completed("brief note add --o"), "--on"));
  CHECK(holds(completed("brief "), "refresh"));
  CHECK_FALSE(holds(completed("brief note "), "refresh"));
}

TEST_CASE("zsh completes as it is typed") {
  const Shells shells;
  if (!shells.has("zsh")) return;
  shells.sandbox.write("_brief", shells.brief.ok({"completion", "zsh"}));
  shells.sandbox.write("some_file.c", "");
  // A zsh in a terminal of its own; after each line a widget completes and writes the line down.
  shells.sandbox.write("type", R"(zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1=; fpath=($PWD \$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w z 'cap() { zle complete-word; print -r -- "$BUFFER|" >>out; zle kill-whole-line }'
zpty -w z 'zle -N cap; bindkey "^X^T" cap; print >ready'
repeat 400 { [[ -e ready ]] && break; sleep 0.05; zpty -r -t z >/dev/null }
for line in "$@"; do zpty -w -n z "$line"$'\x18\x14'; done
repeat 400 { [[ -e out && $(wc -l <out) -ge $# ]] && break; sleep 0.05; zpty -r -t z >/dev/null }
zpty -d z
cat out
)");
  const RunResult result = shells.sandbox.run(
      {"zsh", "-f", shells.sandbox.path("type"), "brief note re", "brief show key", "brief ref",
       "brief refresh --bud", "brief note add --kind dec", "brief outline some", "brief hook ref",
       "brief completion z"});
  CHECK(Shells::lines_of(result.out) ==
        Words{"brief note resolve |", "brief show key-code |", "brief refresh |",
              "brief refresh --budget |", "brief note add --kind decision |",
              "brief outline some_file.c |", "brief hook ref|", "brief completion zsh |"});
}

TEST_CASE("another shell is a mistake with the names of those that are known") {
  const Shells shells;
  const RunResult result = shells.brief.run({"completion", "tcsh"});
  CHECK(result.status == 2);
  CHECK(result.err.find("fish") != std::string::npos);
}
