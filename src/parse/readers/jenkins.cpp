// Jenkinsfiles (https://www.jenkins.io/doc/pipeline/steps/workflow-durable-task-step/): the scripts
// that `sh` steps run. A pipeline is a program in Groovy; what it computes is not seen, and a
// string in double quotes that holds an expression is no command that could be typed: it is left
// out.
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

class JenkinsReader {
 public:
  JenkinsReader(std::string_view bytes, FactSink& sink)
      : bytes_(bytes), lines_(bytes), sink_(sink) {}

  void read() {
    while (at_ < bytes_.size() && !sink_.full()) {
      if (starts("//")) {
        skip_to("\n");
      } else if (starts("/*")) {
        at_ += 2;
        skip_to("*/");
      } else if (is_quote(bytes_[at_])) {
        string();
      } else if (in_name(bytes_[at_])) {
        word();
      } else {
        ++at_;
      }
    }
  }

 private:
  struct Text {
    std::string_view text;
    std::size_t begin = 0;
    bool computed = false;
  };

  static bool is_quote(char c) { return c == '\'' || c == '"'; }
  static bool in_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '$';
  }
  bool starts(std::string_view text) const { return bytes_.substr(at_).starts_with(text); }

  void skip_to(std::string_view end) {
    const std::size_t found = bytes_.find(end, at_);
    at_ = found == std::string_view::npos ? bytes_.size() : found + end.size();
  }

  void skip_space() {
    while (at_ < bytes_.size() && std::isspace(static_cast<unsigned char>(bytes_[at_])) != 0) ++at_;
  }

  // A string, with one or three quotes; one of one quote ends with its line at the latest.
  Text string() {
    const char quote = bytes_[at_];
    const std::string three(3, quote);
    const std::string end = starts(three) ? three : std::string(1, quote);
    at_ += end.size();
    Text out;
    out.begin = at_;
    while (at_ < bytes_.size() && !starts(end)) {
      if (end.size() == 1 && bytes_[at_] == '\n') break;
      if (bytes_[at_] == '\\')
        ++at_;
      else if (bytes_[at_] == '$' && quote == '"')
        out.computed = true;
      if (at_ < bytes_.size()) ++at_;
    }
    out.text = bytes_.substr(out.begin, at_ - out.begin);
    if (starts(end)) at_ += end.size();
    return out;
  }

  // sh 'x', sh('x'), sh(script: 'x', …), sh label: 'y', script: 'x'
  void word() {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && in_name(bytes_[at_])) ++at_;
    if (bytes_.substr(begin, at_ - begin) != "sh") return;
    skip_space();
    if (starts("(")) {
      ++at_;
      skip_space();
    }
    for (int arguments = 0; arguments < kMostArguments && at_ < bytes_.size(); ++arguments) {
      if (is_quote(bytes_[at_])) return step(string());
      const std::size_t name = at_;
      while (at_ < bytes_.size() && in_name(bytes_[at_])) ++at_;
      const std::string_view key = bytes_.substr(name, at_ - name);
      skip_space();
      if (key.empty() || !starts(":")) return;
      ++at_;
      skip_space();
      if (key == "script") {
        if (at_ < bytes_.size() && is_quote(bytes_[at_])) step(string());
        return;
      }
      if (at_ < bytes_.size() && is_quote(bytes_[at_]))
        string();
      else
        while (at_ < bytes_.size() && in_name(bytes_[at_])) ++at_;
      skip_space();
      if (!starts(",")) return;
      ++at_;
      skip_space();
    }
  }

  void step(const Text& script) {
    skip_space();
    // A sum goes on elsewhere.
    if (script.computed || starts("+") || script.text.find('\\') != std::string_view::npos) return;
    std::string_view text = script.text;
    std::size_t begin = script.begin;
    if (const std::size_t lead = text.find_first_not_of(" \t\r\n"); lead != text.npos) {
      begin += lead;
      text.remove_prefix(lead);
    }
    text = base::trim(text);
    if (text.empty()) return;
    const std::uint32_t line = lines_.at(begin);
    sink_.fact(pointer_of("sh", steps_++), text, line, lines_.at(begin + text.size() - 1));
  }

  static constexpr int kMostArguments = 6;

  std::string_view bytes_;
  LineCounter lines_;
  FactSink& sink_;
  std::size_t at_ = 0;
  std::size_t steps_ = 0;
};

}  // namespace

void read_jenkins(std::string_view bytes, FactSink& sink) { JenkinsReader(bytes, sink).read(); }

}  // namespace brief::parse
