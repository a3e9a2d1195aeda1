#include "facts/declared_work.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "facts/command_groups.hpp"
#include "facts/entry_points_resolve.hpp"
#include "facts/framework_rows.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_text.hpp"
#include "facts/paths.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostNames = 8;    // on a line
constexpr std::size_t kMostFiles = 5;    // of one sort of work; of more, their folder is told
constexpr std::size_t kMostOptions = 2;  // files whose options are told
constexpr std::size_t kMostText = 60;    // characters of a schedule or a name

struct Sort {
  std::string_view kind;
  std::string_view one;
  std::string_view title;
  std::int64_t rank;
  char order;
};

// In the order of the section: programs are "1", modules "2", mains "3".
constexpr std::array<Sort, 5> kSorts{
    {{"command", "command", "commands", 690, '1'},
     {"arguments", "options of the command line in", "options of the command line in", 655, '1'},
     {"job", "scheduled", "scheduled", 692, '3'},
     {"consumer", "consumes", "consumes", 688, '3'},
     {"task", "background task", "background tasks", 684, '3'}}};

/// One command, job, task or consumer.
struct Item {
  std::string name;
  std::string detail;  ///< what answers, or when
  Evidence evidence;
  std::string handler;
  std::string parent;  ///< name of the group it belongs to
  std::string within;  ///< name of the type that holds it
  bool root = false;   ///< it is the group of all others
  bool lone = false;   ///< it is no part of a group: the program, where it stands alone
};

struct Group {
  std::map<std::string, std::vector<Item>> by_file;
};

std::string_view without_quotes(std::string_view text) {
  while (!text.empty() && std::string_view("rbfuRBFU:").find(text.front()) != text.npos &&
         text.size() > 1 && std::string_view("\"'`").find(text[1]) != text.npos)
    text.remove_prefix(1);
  while (text.size() > 1 && std::string_view("\"'`").find(text.front()) != text.npos &&
         text.back() == text.front()) {
    text.remove_prefix(1);
    text.remove_suffix(1);
  }
  return text;
}

bool is_quoted(std::string_view text) { return without_quotes(text).size() != text.size(); }

// "build [dir]" -> "build"; flags and placeholders are no names.
std::string first_word(std::string_view text) {
  const std::string word(text.substr(0, text.find_first_of(" \t\n")));
  const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 ||
           std::string_view("-_:.").find(static_cast<char>(c)) != std::string_view::npos;
  });
  return plain && word.front() != '-' ? word : std::string();
}

class Work {
 public:
  explicit Work(const Context& context) : context_(context) {
    for (const Finding& finding : context.findings("aside"))
      if (!finding.tag.empty()) aside_.insert(finding.folder);
    for (const Edge& edge : context.index().edges)
      if (context.index().files[edge.from].role == FileRole::source) used_.insert(edge.to);
    for (const Finding& binary : context.findings("binary"))
      if (const auto row = resolve_module(context, binary.folder, binary.value); row != kNoRow)
        used_.insert(row);
  }

  std::vector<Claim> run() {
    const std::vector<IndexedFile>& files = context_.index().files;
    for (const IndexedFile& file : files)
      if (is_project_code(file) && !is_beside(file.path)) know_groups(file);
    for (row_ = 0; row_ < files.size(); ++row_)
      if (is_project_code(files[row_]) && !is_beside(files[row_].path)) read(files[row_]);
    for (const Sort& sort : kSorts)
      for (const auto& [key, group] : groups_)
        if (key.first == sort.kind) tell(sort, key.second, group);
    return std::move(claims_);
  }

 private:
  bool is_beside(std::string_view path) const {
    // A hidden folder holds tools, and what they are tried on.
    const bool hidden = path.starts_with('.') || path.find("/.") != std::string_view::npos;
    return hidden || aside_.contains(folder_of(path)) || stands_aside(path);
  }

  void know_groups(const IndexedFile& file) {
    for (const FrameworkRow& row : framework_rows(context_, file)) {
      const Item item = command_of(file, row);
      above_.know(row, item.name, item.root ? std::string() : item.handler);
    }
  }

  void read(const IndexedFile& file) {
    const std::vector<FrameworkRow>& rows = framework_rows(context_, file);
    std::vector<Item> commands;
    const FrameworkRow* first = nullptr;
    for (const FrameworkRow& row : rows) {
      if (row.kind == "command") {
        commands.push_back(command_of(file, row));
        if (first == nullptr) first = &row;
      } else if (row.kind == "arguments") {
        add(file, row.kind, row, options_of(file, row));
      } else if (row.kind == "job" || row.kind == "task" || row.kind == "consumer") {
        add(file, row.kind, row, job_of(file, row));
      }
    }
    if (first == nullptr) return;
    const std::size_t beside = commands.size();
    settle_groups(commands);
    for (Item& item : commands) {
      if (is_program(file, item, beside)) {
        if (!item.handler.empty()) item.name = item.handler;
        item.detail.clear();
        add(file, "arguments", *first, std::move(item));
      } else {
        add(file, "command", *first, std::move(item));
      }
    }
  }

  // The options of a script that stands alone are its own matter.
  bool stands_alone(const FrameworkRow& row) const {
    return row.find("name") == nullptr && !used_.contains(row_);
  }

  void add(const IndexedFile& file, std::string_view kind, const FrameworkRow& row, Item item) {
    if (kind == "arguments" && stands_alone(row)) return;
    if (item.name.empty() || !printable(item.name)) return;
    if (!printable(item.detail)) item.detail.clear();
    const std::string_view with = row.text("with");  // one query may speak of several libraries
    std::vector<Item>& items =
        groups_[{std::string(kind), with.empty() ? row.speaker->title : std::string(with)}]
            .by_file[file.path];
    const auto same = std::find_if(items.begin(), items.end(),
                                   [&](const Item& other) { return other.name == item.name; });
    if (same == items.end())
      items.push_back(std::move(item));
    else if (same->detail.empty())
      same->detail = item.detail;
  }

  static Evidence evidence_of(const IndexedFile& file, const FrameworkRow& row) {
    return {file.path, row.line, row.end_line};
  }

  Item command_of(const IndexedFile& file, const FrameworkRow& row) const {
    Item item;
    item.evidence = evidence_of(file, row);
    item.parent = named(row.text("on"));
    item.within = named(row.text("within"));
    item.root = row.text("group") == "root";
    item.lone = item.root || row.text("group") == "none";
    const std::string handler = item.handler = named(row.text("handler"));
    if (row.text("from") == "file") {
      const std::string_view base = name_of_path(file.path);
      item.name = std::string(base.substr(0, base.find('.')));
    } else if (const std::string_view stated = row.text("name"); is_quoted(stated)) {
      item.name = first_word(without_quotes(stated));
    } else if (const std::string_view variant = row.text("variant"); !variant.empty()) {
      item.name = dashed(variant);
    } else if (stated.empty()) {
      item.name = dashed(handler);
    }
    if (handler != item.name && dashed(handler) != item.name && !handler.empty())
      item.detail = handler;
    return item;
  }

  // A command of a group that the file itself defines bears the group's name before its own. The
  // group of all is the program, which has a line of its own.
  void settle_groups(std::vector<Item>& commands) const {
    std::map<std::string, const Item*> by_handler;
    for (const Item& item : commands)
      if (!item.handler.empty()) by_handler.emplace(item.handler, &item);
    std::vector<Item> out;
    for (const Item& item : commands) {
      if (item.root) continue;
      Item own = item;
      const auto group = by_handler.find(item.parent);
      if (group != by_handler.end() && !group->second->root && group->second != &item)
        own.name = group->second->name + " " + own.name;
      else if (group == by_handler.end())
        if (const std::string outer = above_.above(item.within, item.lone ? "" : item.parent);
            !outer.empty())
          own.name = outer + " " + own.name;
      out.push_back(std::move(own));
    }
    commands = std::move(out);
  }

  // Is there a program in that folder?
  bool starts_in(const std::string& folder) const {
    const auto [from, to] = context_.below(folder);
    for (std::uint32_t row = from; row < to; ++row)
      for (const Definition& definition : context_.index().files[row].summary->definitions)
        if (definition.entry) return true;
    return false;
  }

  // A command that bears the name of the program is the program; what it takes are options.
  bool is_program(const IndexedFile& file, const Item& item, std::size_t beside) const {
    if (beside == 1 && item.lone) return true;
    const auto& binaries = context_.findings("binary");
    const Finding* package = context_.finding_for("name", folder_of(file.path));
    if (package != nullptr && name_of_path(package->value) == item.name) return true;
    return item.name == base::to_lower(context_.name()) || starts_in("cmd/" + item.name) ||
           std::any_of(binaries.begin(), binaries.end(),
                       [&](const Finding& binary) { return binary.title == item.name; });
  }

  // The definition that holds the row, or that the row names.
  Item options_of(const IndexedFile& file, const FrameworkRow& row) const {
    Item item;
    item.evidence = evidence_of(file, row);
    item.name = std::string(row.text("name"));
    if (!item.name.empty()) return item;
    std::uint32_t size = ~0U;
    for (const Definition& definition : file.summary->definitions) {
      if (definition.line > row.line || definition.end_line < row.end_line) continue;
      if (definition.end_line - definition.line >= size) continue;
      size = definition.end_line - definition.line;
      item.name = std::string(file.summary->view(definition.name));
    }
    if (item.name.empty() || item.name == "default")
      item.name = std::string(name_of_path(file.path));
    return item;
  }

  // `QUEUE` of `const QUEUE = 'mail'` in the same file.
  static std::string value_of(const IndexedFile& file, const std::string& name) {
    for (const Definition& definition : file.summary->definitions) {
      if (file.summary->view(definition.name) != name) continue;
      const std::string_view signature = file.summary->view(definition.signature);
      const std::size_t equals = signature.find("= ");
      if (equals == std::string_view::npos) continue;
      const std::string_view value = base::trim(signature.substr(equals + 2));
      if (is_quoted(value)) return std::string(without_quotes(value));
    }
    return name;
  }

  Item job_of(const IndexedFile& file, const FrameworkRow& row) const {
    Item item;
    item.evidence = evidence_of(file, row);
    const auto text = [&](std::string_view attribute) {
      const std::string_view value = row.text(attribute);
      return std::string(base::trim(is_quoted(value) ? without_quotes(value) : value));
    };
    const std::string handler =
        is_quoted(row.text("handler")) ? text("handler") : named(row.text("handler"));
    item.name = text("name");
    if (!is_quoted(row.text("name"))) item.name = value_of(file, item.name);
    if (item.name.ends_with("::class")) item.name.resize(item.name.size() - 7);
    if (item.name.find_first_of("(\n") != std::string::npos) item.name.clear();
    if (row.kind == "job") {
      if (item.name.empty()) item.name = handler;
      item.detail = text("schedule");
      if (item.detail.starts_with('(') && item.detail.ends_with(')'))
        item.detail = item.detail.substr(1, item.detail.size() - 2);
      if (item.detail.find('\n') != std::string::npos) item.detail.clear();
      if (item.name.empty()) std::swap(item.name, item.detail);
    } else if (item.name.empty()) {
      item.name = handler;
    } else {
      item.detail = handler == item.name ? std::string() : handler;
    }
    return item;
  }

  void tell(const Sort& sort, const std::string& title, const Group& group) {
    std::vector<std::pair<std::string, std::vector<Item>>> files = leading(sort, group);
    std::size_t most = sort.kind == "arguments" ? kMostOptions : kMostFiles;
    if (files.size() > most && sort.kind != "arguments") {
      tell_folder(sort, title, files);
      most = 0;  // the files are extra
    }
    std::size_t told = 0;
    for (const auto& [path, items] : files) {
      for (std::size_t at = 0; at < items.size(); at += kMostNames)
        tell_file(sort, title, path, items, at, told >= most || at > 0);
      ++told;
    }
  }

  // Outer files first: what stands deep is a part of what they lead to.
  static std::vector<std::pair<std::string, std::vector<Item>>> leading(const Sort& sort,
                                                                        const Group& group) {
    std::vector<std::pair<std::string, std::vector<Item>>> files(group.by_file.begin(),
                                                                 group.by_file.end());
    const auto depth = [](const std::string& path) {
      return std::count(path.begin(), path.end(), '/');
    };
    std::stable_sort(files.begin(), files.end(),
                     [&](const auto& a, const auto& b) { return depth(a.first) < depth(b.first); });
    if (sort.kind == "arguments" && files.size() > kMostOptions) files.resize(kMostOptions);
    return files;
  }

  static std::string worded(const Item& item) {
    std::string out = base::code_span(item.name, kMostText);
    if (!item.detail.empty()) out += " (" + base::code_span(item.detail, kMostText) + ")";
    return out;
  }

  void tell_file(const Sort& sort, const std::string& title, const std::string& path,
                 const std::vector<Item>& items, std::size_t begin, bool extra) {
    std::vector<std::string> words;
    std::vector<Evidence> evidence;
    const std::size_t end = std::min(items.size(), begin + kMostNames);
    for (std::size_t i = begin; i < end; ++i) {
      words.push_back(worded(items[i]));
      evidence.push_back(items[i].evidence);
    }
    if (end < items.size()) words.push_back("…");
    add_claim(sort,
              path_span(path) + ": " + std::string(items.size() == 1 ? sort.one : sort.title) +
                  " " + listed(words, kMostNames + 1) + " (" + title + ")",
              std::move(evidence), path, extra);
  }

  // Where every file declares one or two: their common folder, and the outermost names.
  void tell_folder(const Sort& sort, const std::string& title,
                   const std::vector<std::pair<std::string, std::vector<Item>>>& files) {
    std::string common(folder_of(files.front().first));
    for (const auto& [path, items] : files)
      while (!common.empty() && !lies_below(common, path)) common = folder_of(common);
    std::vector<std::string> words;
    std::vector<Evidence> evidence;
    for (const auto& [path, items] : files)
      for (const Item& item : items) {
        if (words.size() > kMostNames) break;
        std::string word = base::code_span(item.name, kMostText);
        if (std::find(words.begin(), words.end(), word) != words.end()) continue;
        words.push_back(std::move(word));
        evidence.push_back(item.evidence);
      }
    add_claim(sort,
              folder_span(common) + ": " + std::string(sort.title) + " " +
                  listed(words, kMostNames) + " (" + title + ")",
              std::move(evidence), common, false);
  }

  void add_claim(const Sort& sort, std::string text, std::vector<Evidence> evidence,
                 const std::string& place, bool extra) {
    const auto position = static_cast<std::int64_t>(claims_.size());
    claims_.push_back({std::move(text), std::move(evidence), sort.rank - 3 * position,
                       sort.order + ("5" + place), extra});
  }

  const Context& context_;
  CommandGroups above_;
  std::set<std::uint32_t> used_;              ///< files that others need, or that a manifest names
  std::uint32_t row_ = 0;                     ///< of the file that is read
  std::set<std::string, std::less<>> aside_;  ///< folders of scripts
  std::map<std::pair<std::string, std::string>, Group> groups_;  ///< by kind and framework
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> work_claims(const Context& context) { return Work(context).run(); }

}  // namespace brief::facts
