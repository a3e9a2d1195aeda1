// Dockerfiles: one instruction a line, continued by the escape character; comments may stand
// between the continued lines; `<<EOF` takes the lines up to EOF along.
#include <map>
#include <string>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

class DockerReader {
 public:
  DockerReader(std::vector<std::string_view> lines, FactSink& sink)
      : lines_(std::move(lines)), sink_(sink) {}

  void read() {
    directives();
    for (row_ = 0; row_ < lines_.size() && !sink_.full(); ++row_) {
      const std::string_view line = base::trim(lines_[row_]);
      if (!line.empty() && line.front() != '#') instruction();
    }
  }

 private:
  // `# escape=x` counts above everything else (Dockerfile reference, "Parser directives").
  void directives() {
    for (std::size_t row = 0; row < lines_.size() && lines_[row].starts_with('#'); ++row) {
      const std::string_view text = base::trim(lines_[row].substr(1));
      if (text.starts_with("escape=") && text.size() == 8) escape_ = text.back();
    }
  }

  void instruction() {
    const std::size_t first = row_;
    std::string text = continued();
    const std::size_t gap = text.find_first_of(" \t");
    std::string name = base::to_lower(text.substr(0, gap));
    for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const bool word = name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    if (!word || name.size() > 20) return complain(first);
    std::string rest(gap == std::string::npos ? std::string_view()
                                              : base::trim(std::string_view(text).substr(gap)));
    heredoc(rest);
    sink_.fact(pointer_of(name, counts_[name]++), rest, line_number(first), line_number(row_));
  }

  // Once: a file under a wrong name is wrong in every line.
  void complain(std::size_t row) {
    if (!complained_) sink_.diagnose("not an instruction", line_number(row));
    complained_ = true;
  }

  std::string continued() {
    std::string text;
    for (bool first = true; row_ < lines_.size(); ++row_, first = false) {
      std::string_view line = base::trim(lines_[row_]);
      if (!first && (line.empty() || line.front() == '#')) continue;
      const bool more = line.ends_with(escape_) && row_ + 1 < lines_.size();
      if (line.ends_with(escape_)) line = base::trim(line.substr(0, line.size() - 1));
      if (text.size() <= kMaxFactBytes)
        text += (text.empty() || line.empty() ? "" : " ") + std::string(line);
      if (!more) break;
    }
    if (row_ == lines_.size()) --row_;
    return text;
  }

  // RUN <<EOF, COPY <<-"EOF" /file
  void heredoc(std::string& rest) {
    const std::size_t mark = rest.find("<<");
    if (mark == std::string::npos) return;
    std::size_t at = mark + 2;
    const bool tabs = rest.substr(at, 1) == "-";
    if (tabs) ++at;
    const bool quoted = at < rest.size() && (rest[at] == '"' || rest[at] == '\'');
    if (quoted) ++at;
    std::size_t end = at;
    while (end < rest.size() && base::is_word(rest[end])) ++end;
    const std::string word = rest.substr(at, end - at);
    if (word.empty()) return;
    for (std::size_t row = row_ + 1; row < lines_.size(); ++row) {
      std::string_view line = lines_[row];
      while (tabs && line.starts_with('\t')) line.remove_prefix(1);
      if (line == word) {
        row_ = row;
        return;
      }
      if (rest.size() <= kMaxFactBytes) rest += '\n' + std::string(line);
    }
    row_ = lines_.size() - 1;
  }

  std::vector<std::string_view> lines_;
  FactSink& sink_;
  std::map<std::string, std::size_t> counts_;
  std::size_t row_ = 0;
  bool complained_ = false;
  char escape_ = '\\';
};

}  // namespace

void read_docker(std::string_view bytes, FactSink& sink) {
  DockerReader(lines_of(bytes, sink), sink).read();
}

}  // namespace brief::parse
