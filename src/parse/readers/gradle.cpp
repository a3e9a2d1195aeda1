// Gradle build scripts, Groovy and Kotlin, by pattern: what the program computes is not seen. A
// statement counts by the block it stands in (`plugins`, `dependencies`).
#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxLine = 2000;
constexpr std::size_t kMaxBlocks = 256;

re2::StringPiece piece_of(std::string_view text) { return {text.data(), text.size()}; }

class GradleReader {
 public:
  explicit GradleReader(FactSink& sink) : sink_(sink) {}

  void line(std::string_view raw, std::uint32_t number) {
    const std::string text = without_comments(raw);
    const std::string_view statement = base::trim(text);
    if (!statement.empty() && statement.size() <= kMaxLine) read(statement, number);
    blocks(statement);
  }

 private:
  bool within(std::string_view name) const { return !blocks_.empty() && blocks_.back() == name; }

  // Also notes which braces open and close outside of strings.
  std::string without_comments(std::string_view raw) {
    std::string out;
    char quote = '\0';
    for (std::size_t i = 0; i < raw.size(); ++i) {
      const std::string_view two = raw.substr(i, 2);
      if (in_comment_) {
        if (two == "*/") {
          in_comment_ = false;
          ++i;
        }
        continue;
      }
      const char c = raw[i];
      if (quote != '\0') {
        if (c == '\\' && i + 1 < raw.size())
          out += raw[i++];
        else if (c == quote)
          quote = '\0';
      } else if (two == "//") {
        break;
      } else if (two == "/*") {
        in_comment_ = true;
        ++i;
        continue;
      } else if (c == '"' || c == '\'') {
        quote = c;
      }
      out += raw[i];
    }
    return out;
  }

  void blocks(std::string_view text) {
    char quote = '\0';
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (quote != '\0') {
        if (c == '\\')
          ++i;
        else if (c == quote)
          quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '{') {
        open(base::trim(text.substr(start, i - start)));
        start = i + 1;
      } else if (c == '}') {
        close();
        start = i + 1;
      }
    }
  }

  void open(std::string_view name) {
    if (blocks_.size() == kMaxBlocks)
      ++beyond_;
    else
      blocks_.emplace_back(name.substr(0, 64));
  }

  // A task that the build adds may compile for another version than the project does.
  bool in_own_task() const {
    return std::any_of(blocks_.begin(), blocks_.end(), [](const std::string& block) {
      return block.starts_with("task ") || block.find("tasks.regist") != std::string::npos ||
             block.find("tasks.create") != std::string::npos;
    });
  }

  void close() {
    if (beyond_ > 0)
      --beyond_;
    else if (!blocks_.empty())
      blocks_.pop_back();
  }

  void read(std::string_view text, std::uint32_t number) {
    static const RE2 kInline(R"re(^(plugins|dependencies)\s*\{\s*(.+?)\s*\}?$)re");
    std::string block;
    std::string inner;
    if ((text.starts_with("plugins") || text.starts_with("dependencies")) &&
        RE2::PartialMatch(piece_of(text), kInline, &block, &inner))
      return block == "plugins" ? plugin(inner, number) : dependency(inner, number);
    if (within("plugins")) return plugin(text, number);
    if (within("dependencies")) return dependency(text, number);
    // Most lines hold nothing of ours: a look for a character is cheaper than an expression.
    if (including_ || text.find_first_of("\"'0123456789") != std::string_view::npos ||
        text.starts_with("include"))
      settings(text, number);
    if (text.starts_with("task") || text.find("tasks.") != std::string_view::npos)
      task(text, number);
  }

  void plugin(std::string_view text, std::uint32_t number) {
    static const RE2 kId(R"re(^id\s*\(?\s*["']([^"']+)["']\s*\)?(.*))re");
    static const RE2 kKotlin(R"re(^kotlin\s*\(\s*["']([^"']+)["']\s*\)(.*))re");
    static const RE2 kAlias(R"re(^alias\s*\(?\s*([\w.]+)\s*\)?(.*))re");
    static const RE2 kBare(R"re(^`?([a-z][\w-]*)`?()$)re");
    static const RE2 kVersion(R"re(\bversion\s*\(?\s*["']?([^"')\s]+))re");
    std::string id;
    std::string rest;
    const auto piece = piece_of(text);
    if (RE2::PartialMatch(piece, kKotlin, &id, &rest))
      id = "org.jetbrains.kotlin." + id;
    else if (!RE2::PartialMatch(piece, kId, &id, &rest) &&
             !RE2::PartialMatch(piece, kAlias, &id, &rest) &&
             !RE2::PartialMatch(piece, kBare, &id, &rest))
      return;
    std::string version;
    RE2::PartialMatch(rest, kVersion, &version);
    sink_.fact(pointer_of("plugin", id), version, number);
  }

  void dependency(std::string_view text, std::uint32_t number) {
    static const RE2 kQuoted(R"re(^(\w+)\s*\(?\s*((?:\w+\s*\(\s*)*)["']([^"']+)["'])re");
    static const RE2 kNamed(
        R"re(^(\w+)\s*\(?\s*group\s*[:=]\s*["']([^"']+)["']\s*,\s*name\s*[:=]\s*["']([^"']+)["'](?:\s*,\s*version\s*[:=]\s*["']([^"']+)["'])?)re");
    static const RE2 kCatalog(R"re(^(\w+)\s*\(?\s*(?:\w+\s*\(\s*)*((?:libs|projects)\.[\w.]+))re");
    std::string configuration;
    std::string wrap;
    std::string notation;
    std::string name;
    std::string version;
    const auto piece = piece_of(text);
    if (RE2::PartialMatch(piece, kNamed, &configuration, &notation, &name, &version))
      notation += ":" + name + (version.empty() ? "" : ":" + version);
    else if (RE2::PartialMatch(piece, kQuoted, &configuration, &wrap, &notation))
      notation = wrap.find("kotlin") == 0 ? "org.jetbrains.kotlin:kotlin-" + notation : notation;
    else if (!RE2::PartialMatch(piece, kCatalog, &configuration, &notation))
      return;
    sink_.fact(pointer_of("dependency", dependencies_++), configuration + " " + notation, number);
  }

  // include, apply plugin, plugins.apply, rootProject.name and the few assignments that name the
  // project or say that a part of it bears another name or stands in another folder than `include`
  // says.
  void settings(std::string_view text, std::uint32_t number) {
    static const RE2 kInclude(R"re(^include\s*\(?\s*(["'].*))re");
    static const RE2 kApply(
        R"re(^(?:apply\s*\(?\s*plugin\s*[:=]|plugins\.apply)\s*\(?\s*["']([^"']+)["'])re");
    static const RE2 kName(R"re(^rootProject\.name\s*=\s*["']([^"']+)["'])re");
    static const RE2 kField(R"re(^(group|version|description)\s*=?\s*["']([^"']+)["'])re");
    static const RE2 kJava(R"re((?:JavaLanguageVersion\.of\(|jvmToolchain\(?\s*)(\d+))re");
    static const RE2 kTarget(
        R"re((?:(?:source|target)Compatibility\s*=?\s*(?:JavaVersion\.VERSION_)?["']?|release\s*(?:=|\.set\()\s*)(\d[\d._]*))re");
    static const RE2 kRenamed(
        R"re(^project\s*\(\s*["']([^"']+)["']\s*\)\.name\s*=\s*["']([^"']+)["'])re");
    static const RE2 kMoved(
        R"re(^project\s*\(\s*["']([^"']+)["']\s*\)\.projectDir\s*=\s*(?:new\s+)?\w+\s*\(.*["']([^"']+)["'])re");
    const auto piece = piece_of(text);
    std::string a;
    std::string b;
    if (RE2::PartialMatch(piece, kRenamed, &a, &b))
      sink_.fact(pointer_of("project-name", a), b, number);
    else if (RE2::PartialMatch(piece, kMoved, &a, &b))
      sink_.fact(pointer_of("project-folder", a), b, number);
    else if (including_ || RE2::PartialMatch(piece, kInclude, &a))
      includes(including_ ? std::string(text) : a, number);
    else if (RE2::PartialMatch(piece, kApply, &a))
      sink_.fact(pointer_of("plugin", a), {}, number);
    else if (RE2::PartialMatch(piece, kName, &a))
      sink_.fact("/name", a, number);
    else if (blocks_.empty() && RE2::PartialMatch(piece, kField, &a, &b))
      sink_.fact("/" + a, b, number);
    else if (text == "include(" || text == "include")
      including_ = true;
    else if (in_own_task())
      return;
    else if (RE2::PartialMatch(piece, kJava, &a))
      sink_.fact("/java", a, number);
    else if (RE2::PartialMatch(piece, kTarget, &a))
      sink_.fact("/java-target", a, number);
  }

  // A list that may go on in the next line.
  void includes(const std::string& list, std::uint32_t number) {
    static const RE2 kQuoted(R"re([^"']*["']([^"']+)["'])re");
    re2::StringPiece rest(list);
    for (std::string one; RE2::Consume(&rest, kQuoted, &one);)
      sink_.fact(pointer_of("include", includes_++), one, number);
    const std::string_view tail = base::trim(std::string_view(rest.data(), rest.size()));
    including_ = tail == ",";
  }

  void task(std::string_view text, std::uint32_t number) {
    static const RE2 kTask(R"re(^task(?:\s+|\s*\(\s*)["']?([\w-]+))re");
    static const RE2 kRegister(
        R"re(\btasks\.(?:register|create)(?:<[\w.<>]+>)?\s*\(?\s*["']([\w-]+)["'])re");
    static const RE2 kProperty(
        R"re(^(?:val|var)\s+(\w+)\s+by\s+tasks\.(?:registering|creating)\b)re");
    const auto piece = piece_of(text);
    std::string name;
    if (!RE2::PartialMatch(piece, kTask, &name) && !RE2::PartialMatch(piece, kRegister, &name) &&
        !RE2::PartialMatch(piece, kProperty, &name))
      return;
    sink_.fact(pointer_of("task", name), {}, number);
    FactSink::NewDefinition definition;
    definition.name = name;
    definition.signature = text;
    definition.line = definition.end_line = number;
    sink_.define(definition);
  }

  FactSink& sink_;
  std::vector<std::string> blocks_;
  std::size_t beyond_ = 0;
  bool in_comment_ = false;
  bool including_ = false;
  std::size_t dependencies_ = 0;
  std::size_t includes_ = 0;
};

}  // namespace

void read_gradle(std::string_view bytes, FactSink& sink) {
  GradleReader reader(sink);
  const std::vector<std::string_view> lines = lines_of(bytes, sink);
  for (std::size_t row = 0; row < lines.size() && !sink.full(); ++row)
    reader.line(lines[row], line_number(row));
}

}  // namespace brief::parse
