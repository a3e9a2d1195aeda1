#include "cli/completion.hpp"

#include <CLI/CLI.hpp>
#include <vector>

#include "base/text.hpp"
#include "brief/claims.hpp"
#include "brief/error.hpp"

namespace brief::cli {
namespace {

struct Flag {
  std::vector<std::string> names;  ///< "--json", "-q"
  std::string help;
  bool takes_value = false;
  bool takes_path = false;
  std::vector<std::string> choices;
};

struct Node {
  std::string path;  ///< "", "note", "note add"
  std::string help;
  std::vector<std::string> subcommands;
  std::vector<Flag> flags;
  std::vector<std::string> operands;  ///< words that an operand may be
  bool takes_paths = false;           ///< operands are files
};

bool is_path_type(const std::string& type) {
  return type == "FILE" || type == "DIR" || type == "PATH" || type == "PATH[#SYMBOL]";
}

// "{text,json}" somewhere in the type: a check that lists its members.
std::vector<std::string> choices_of(const std::string& type) {
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}', open);
  std::vector<std::string> choices;
  if (open == std::string::npos || close == std::string::npos) return choices;
  for (const std::string_view word :
       base::split(std::string_view(type).substr(open + 1, close - open - 1), ','))
    choices.emplace_back(base::trim(word));
  return choices;
}

void add_option(const CLI::Option& option, Node& node) {
  const std::string type = option.get_type_name();
  if (option.get_lnames().empty() && option.get_snames().empty()) {
    if (option.get_single_name() == "SECTION")
      node.operands.assign(std::begin(kSectionIds), std::end(kSectionIds));
    for (std::string& choice : choices_of(type)) node.operands.push_back(std::move(choice));
    node.takes_paths = node.takes_paths || is_path_type(option.get_single_name());
    return;
  }
  Flag flag;
  for (const std::string& name : option.get_snames()) flag.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) flag.names.push_back("--" + name);
  flag.help = option.get_description();
  flag.takes_value = option.get_items_expected_max() > 0;
  flag.takes_path = flag.takes_value && is_path_type(type.substr(0, type.find(':')));
  if (flag.takes_value) flag.choices = choices_of(type);
  node.flags.push_back(std::move(flag));
}

void collect(const CLI::App& app, const std::string& path, const std::vector<Flag>& inherited,
             std::vector<Node>& nodes) {
  Node node;
  node.path = path;
  node.help = app.get_description();
  for (const CLI::Option* option : app.get_options()) add_option(*option, node);
  const std::vector<Flag> own = node.flags;
  node.flags.insert(node.flags.end(), inherited.begin(), inherited.end());
  const auto all = app.get_subcommands([](const CLI::App*) { return true; });
  for (const CLI::App* command : all) node.subcommands.push_back(command->get_name());
  nodes.push_back(std::move(node));
  // The program's own flags may stand behind a subcommand; --help each has itself.
  std::vector<Flag> passed;
  if (path.empty())
    for (const Flag& flag : own)
      if (flag.names.back() != "--help" && flag.names.back() != "--version") passed.push_back(flag);
  for (const CLI::App* command : all)
    collect(*command, path + (path.empty() ? "" : " ") + command->get_name(),
            path.empty() ? passed : inherited, nodes);
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<std::string> words_of(const Node& node) {
  std::vector<std::string> words = node.subcommands;
  words.insert(words.end(), node.operands.begin(), node.operands.end());
  for (const Flag& flag : node.flags)
    words.insert(words.end(), flag.names.begin(), flag.names.end());
  return words;
}

// In single quotes of sh, zsh and fish alike: what could end them is left out.
std::string in_quotes(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c != '\'' && c != '\\') out += c;
  return "'" + out + "'";
}

// Which subcommand the words so far have reached, in bash and in zsh.
std::string descent(const std::vector<Node>& nodes) {
  std::string out = "    case \"$command $word\" in\n";
  for (const Node& node : nodes)
    if (!node.path.empty())
      out += "      " +
             in_quotes((node.path.find(' ') == std::string::npos ? " " : "") + node.path) +
             ") command=" + in_quotes(node.path) + " ;;\n";
  return out + "    esac\n";
}

// The rows of a `case` over the word before, for the flags that take a value: `offer` is what the
// shell does for one flag, empty for a value that nobody can guess.
template <typename Offer>
std::string value_rows(const Node& node, const std::string& before, const Offer& offer) {
  std::string out;
  for (const Flag& flag : node.flags) {
    if (!flag.takes_value) continue;
    std::string names;
    for (const std::string& name : flag.names) names += (names.empty() ? "" : "|") + name;
    const std::string action = offer(flag);
    out += "        " + names + ") " + action + (action.empty() ? "" : "; ") + "return ;;\n";
  }
  return out.empty() ? out : "      case \"" + before + "\" in\n" + out + "      esac\n";
}

std::string bash_values(const Node& node) {
  return value_rows(node, "$previous", [](const Flag& flag) -> std::string {
    if (!flag.choices.empty())
      return "COMPREPLY=($(compgen -W " + in_quotes(joined(flag.choices)) + " -- \"$current\"))";
    return flag.takes_path ? "COMPREPLY=($(compgen -f -- \"$current\"))" : "";
  });
}

std::string zsh_values(const Node& node) {
  return value_rows(node, "${words[CURRENT-1]}", [](const Flag& flag) -> std::string {
    if (!flag.choices.empty()) return "compadd -- " + joined(flag.choices);
    return flag.takes_path ? "_files" : "";
  });
}

std::string bash_script(const std::vector<Node>& nodes) {
  std::string out =
      "# bash completion for brief: eval \"$(brief completion bash)\"\n"
      "_brief() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  local command= word i\n"
      "  COMPREPLY=()\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    word=${COMP_WORDS[i]}\n" +
      descent(nodes) +
      "  done\n"
      "  case \"$command\" in\n";
  for (const Node& node : nodes) {
    out += "    " + in_quotes(node.path) + ")\n" + bash_values(node);
    out += "      COMPREPLY=($(compgen -W " + in_quotes(joined(words_of(node))) +
           " -- \"$current\"))\n";
    if (node.takes_paths)
      out += "      [[ $current == -* ]] || COMPREPLY+=($(compgen -f -- \"$current\"))\n";
    out += "      ;;\n";
  }
  return out + "  esac\n}\ncomplete -o filenames -o bashdefault -F _brief brief\n";
}

std::string zsh_script(const std::vector<Node>& nodes) {
  std::string out =
      "#compdef brief\n"
      "# zsh completion for brief: brief completion zsh > \"${fpath[1]}/_brief\"\n"
      "_brief() {\n"
      "  local command= word i\n"
      "  local -a choices options\n"
      "  for ((i = 2; i < CURRENT; i++)); do\n"
      "    word=${words[i]}\n" +
      descent(nodes) +
      "  done\n"
      "  case \"$command\" in\n";
  const auto described = [](const std::string& word, const std::string& help) {
    std::string text = word;
    text += ":" + help;
    return " " + in_quotes(text);
  };
  for (const Node& node : nodes) {
    out += "    " + in_quotes(node.path) + ")\n" + zsh_values(node) + "      choices=(";
    for (const std::string& name : node.subcommands)
      for (const Node& child : nodes)
        if (child.path == node.path + (node.path.empty() ? "" : " ") + name)
          out += described(name, child.help);
    for (const std::string& word : node.operands) out += described(word, "");
    out += ")\n      options=(";
    for (const Flag& flag : node.flags)
      for (const std::string& name : flag.names) out += described(name, flag.help);
    out += ")\n";
    if (node.takes_paths) out += "      [[ $PREFIX = -* ]] || _files\n";
    out += "      ;;\n";
  }
  // _describe -o offers nothing until a '-' was typed, so words and flags are told apart.
  return out +
         "  esac\n"
         "  (( ${#choices} )) && _describe 'brief' choices\n"
         "  (( ${#options} )) && _describe -o 'option' options\n"
         "}\n"
         "if [ \"$funcstack[1]\" = _brief ]; then _brief \"$@\"; else compdef _brief brief; fi\n";
}

// True while no subcommand but those of `node` was typed.
std::string fish_condition(const Node& node) {
  if (node.path.empty()) return "__fish_use_subcommand";
  std::string out;
  for (const std::string_view word : base::split(node.path, ' '))
    out += (out.empty() ? "" : "; and ") + std::string("__fish_seen_subcommand_from ") +
           std::string(word);
  if (!node.subcommands.empty())
    out += "; and not __fish_seen_subcommand_from " + joined(node.subcommands);
  return out;
}

std::string fish_script(const std::vector<Node>& nodes) {
  std::string out =
      "# fish completion for brief: brief completion fish > ~/.config/fish/completions/brief.fish\n"
      "complete -c brief -f\n";
  for (const Node& node : nodes) {
    const std::string start = "complete -c brief -n " + in_quotes(fish_condition(node));
    for (const std::string& name : node.subcommands)
      for (const Node& child : nodes)
        if (child.path == node.path + (node.path.empty() ? "" : " ") + name)
          out += start + " -a " + name + " -d " + in_quotes(child.help) + "\n";
    if (!node.operands.empty()) out += start + " -a " + in_quotes(joined(node.operands)) + "\n";
    if (node.takes_paths) out += start + " -F\n";
    for (const Flag& flag : node.flags) {
      out += start;
      for (const std::string& name : flag.names)
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (flag.takes_value) out += flag.takes_path ? " -r -F" : " -x";
      if (!flag.choices.empty()) out += " -a " + in_quotes(joined(flag.choices));
      out += " -d " + in_quotes(flag.help) + "\n";
    }
  }
  return out;
}

}  // namespace

std::string completion_script(const CLI::App& app, std::string_view shell) {
  std::vector<Node> nodes;
  collect(app, {}, {}, nodes);
  if (shell == "bash") return bash_script(nodes);
  if (shell == "zsh") return zsh_script(nodes);
  if (shell == "fish") return fish_script(nodes);
  throw Error(ErrorCode::usage, "no completions for this shell", std::string(shell),
              "bash, zsh or fish");
}

}  // namespace brief::cli
