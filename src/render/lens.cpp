#include "render/lens.hpp"

#include <algorithm>
#include <cmath>
#include <kainjow/mustache.hpp>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "render/render.hpp"
#include "render/tokens.hpp"
#include "render/view.hpp"

namespace brief::render {
namespace {

namespace mustache = kainjow::mustache;

constexpr std::size_t kFirstFiles = 10;
constexpr std::size_t kMaxSubject = 80;
constexpr std::size_t kMaxName = 80;

std::string span(std::string_view text, std::size_t limit = kMaxName) {
  return base::code_span(text, limit);
}

std::string path_span(const std::string& path) {
  return base::code_span(base::display_path(path), std::string::npos);
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts)
    out += (out.empty() ? "" : "; ") + base::markdown_text(text);
  return out;
}

// "function a:3 b:9, class C:20; also d e": the kinds in the order of their best symbol. Where each
// is costs as much as its name, and a name is found by its name: the first `with_line` have it.
std::string symbols_line(const std::vector<FocusSymbol>& symbols, std::size_t with_line) {
  std::vector<std::pair<std::string, std::string>> kinds;
  std::string further;
  std::size_t count = 0;
  for (const FocusSymbol& symbol : symbols) {
    if (!symbol.signature.empty()) continue;
    const std::string name = " " + base::one_line(symbol.name, kMaxName);
    if (++count > with_line) {
      further += name;
      continue;
    }
    auto kind = std::find_if(kinds.begin(), kinds.end(),
                             [&](const auto& k) { return k.first == symbol.kind; });
    if (kind == kinds.end()) kind = kinds.insert(kinds.end(), {symbol.kind, {}});
    kind->second += name + ":" + std::to_string(symbol.line);
  }
  std::string out;
  for (const auto& [kind, names] : kinds) out += (out.empty() ? "" : ", ") + kind + names;
  if (!further.empty()) out += "; also" + further;
  return out.empty() ? out : span(out, std::string::npos);
}

std::string signature_line(const FocusSymbol& symbol) {
  return "line " + std::to_string(symbol.line) + ", " + symbol.kind + ": " +
         span(symbol.signature, kMaxSignature);
}

std::string tests_line(const std::vector<std::string>& tests) {
  std::string out;
  for (const std::string& test : tests) out += (out.empty() ? "" : ", ") + path_span(test);
  return out;
}

mustache::data file_data(const FocusFile& file, std::size_t place, std::size_t with_line) {
  mustache::data data;
  data.set("place", std::to_string(place));
  data.set("path", path_span(file.path));
  if (!file.why.empty()) data.set("why", joined(file.why));
  if (const std::string line = symbols_line(file.symbols, with_line); !line.empty())
    data.set("symbols", line);
  mustache::data signatures{mustache::data::type::list};
  for (const FocusSymbol& symbol : file.symbols)
    if (!symbol.signature.empty()) signatures.push_back({"text", signature_line(symbol)});
  data.set("signatures", signatures);
  if (!file.tests.empty()) data.set("tests", tests_line(file.tests));
  return data;
}

std::string text_of(const FocusReport& report, std::string_view subject, std::size_t with_line) {
  static const std::string kTemplate = template_text("focus.mustache");
  mustache::mustache page(kTemplate);
  page.set_custom_escape([](const std::string& text) { return text; });  // escaped above
  mustache::data data;
  const std::string title = base::markdown_text(subject, kMaxSubject);
  if (!title.empty()) data.set("subject", title);
  data.set("abstained", report.abstained);
  mustache::data files{mustache::data::type::list};
  for (std::size_t i = 0; i < report.files.size(); ++i)
    files.push_back(file_data(report.files[i], i + 1, with_line));
  data.set("files", files);
  mustache::data commands{mustache::data::type::list};
  for (const FocusCommand& command : report.commands)
    commands.push_back({"text", base::code_span(command.text, 400)});
  data.set("commands", commands);
  data.set("has_commands", !report.commands.empty());
  mustache::data neighbours{mustache::data::type::list};
  for (const FocusNeighbour& neighbour : report.neighbours)
    neighbours.push_back(
        {"text", path_span(neighbour.path) + " — " + base::markdown_text(neighbour.why)});
  data.set("neighbours", neighbours);
  data.set("has_neighbours", !report.neighbours.empty());
  const std::string text = page.render(data);
  if (!page.is_valid()) throw Error(ErrorCode::internal, page.error_message(), "focus.mustache");
  return std::string(base::trim(text)) + "\n";
}

std::uint64_t line_units(const std::string& text) { return token_units(text + "\n"); }

// The estimate of tokens is of a page: a handful of odd paths may be a twentieth above it (105 of
// 100 was met among 510 lenses of public repositories), so that small budgets keep an eighth free.
unsigned room_of(unsigned budget) {
  constexpr unsigned kSmallBudget = 400;
  return budget < kSmallBudget ? budget - budget / 8 : budget;
}

// Takes items from the whole report while there is room for them. Costs are those of their lines,
// which are never below what they add to the text.
class Fitter {
 public:
  Fitter(FocusReport whole, std::string_view subject, unsigned budget)
      : whole_(std::move(whole)),
        subject_(subject),
        budget_(room_of(budget)),
        with_line_(budget < kFocusBudget ? kLinesInSmall : kLines) {
    out_.abstained = whole_.abstained;
    used_ = token_units(text_of(out_, subject_, with_line_));
    if (tokens_of(used_) > budget_) {
      subject_ = {};
      used_ = token_units(text_of(out_, subject_, with_line_));
    }
  }

  FocusReport run() {
    files(0, kFirstFiles, 1.0);
    reasons(1, 0.35);
    commands(0.4);
    tests(1, 0.4);
    if (budget_ < kFocusBudget) {
      best_symbols(0.95);
    } else {
      symbols(0.6);
      signatures(0.72);
      neighbours(0.8);
      files(kFirstFiles, whole_.files.size(), 0.9);
      tests(kMaxTests, 0.93);
    }
    reasons(kMaxReasons, 0.96);
    if (whole_.files.size() <= kFirstFiles) files(kFirstFiles, whole_.files.size(), 1.0);
    symbols(1.0);
    signatures(1.0);
    return finish();
  }

 private:
  static constexpr std::size_t kMaxReasons = 3;
  static constexpr std::size_t kLinesInSmall = 3;
  static constexpr std::size_t kLines = 8;
  static constexpr std::size_t kMaxTests = 3;
  static constexpr double kHeadingShare = 0.25;  // a document is read, not jumped into

  bool take(std::uint64_t units, double share) {
    const auto limit = static_cast<std::size_t>(share * budget_);
    if (tokens_of(used_ + units) > limit) return false;
    used_ += units;
    return true;
  }

  void files(std::size_t from, std::size_t to, double share) {
    for (std::size_t i = std::max(from, out_.files.size()); i < std::min(to, whole_.files.size());
         ++i) {
      if (i != out_.files.size()) return;
      FocusFile file;
      file.path = whole_.files[i].path;
      if (!take(line_units(std::to_string(i + 1) + ". " + path_span(file.path)), share)) return;
      file.score = whole_.files[i].score;
      file.signals = whole_.files[i].signals;
      out_.files.push_back(std::move(file));
    }
  }

  void reasons(std::size_t count, double share) {
    for (std::size_t i = 0; i < out_.files.size(); ++i) {
      const std::vector<std::string>& all = whole_.files[i].why;
      std::vector<std::string>& why = out_.files[i].why;
      while (why.size() < std::min(count, all.size())) {
        const std::string& next = all[why.size()];
        if (!take(line_units(" — " + base::markdown_text(next)), share)) break;
        why.push_back(next);
      }
    }
  }

  void commands(double share) {
    for (const FocusCommand& command : whole_.commands) {
      const std::uint64_t heading =
          out_.commands.empty() ? line_units("\nRun just these tests:\n") : 0;
      if (!take(heading + line_units("- " + base::code_span(command.text, 400)), share)) return;
      out_.commands.push_back(command);
    }
  }

  void tests(std::size_t most, double share) {
    for (std::size_t i = 0; i < out_.files.size(); ++i) {
      for (const std::string& test : whole_.files[i].tests) {
        if (out_.files[i].tests.size() == most) break;
        if (std::count(out_.files[i].tests.begin(), out_.files[i].tests.end(), test) != 0) continue;
        if (budget_ < kFocusBudget && is_shown(test)) continue;
        const std::string mark = out_.files[i].tests.empty() ? "   tests: " : ", ";
        if (!take(line_units(mark + path_span(test)), share)) break;
        out_.files[i].tests.push_back(test);
      }
    }
  }

  // As a file, or as a test of one.
  bool is_shown(const std::string& path) const {
    return std::any_of(out_.files.begin(), out_.files.end(), [&](const FocusFile& file) {
      return file.path == path ||
             std::find(file.tests.begin(), file.tests.end(), path) != file.tests.end();
    });
  }

  // Each file's share of the room falls with its place (to the power of 3/4: at the root the first
  // had too few, at the place itself the others); what one leaves is the next
  // one's.
  void symbols(double share) {
    const std::size_t count = out_.files.size();
    const std::uint64_t goal = units_for(share);
    if (goal <= used_) return;
    double weights = 0;
    for (std::size_t i = 0; i < count; ++i) weights += weight(i);
    double left = static_cast<double>(goal - used_);
    for (std::size_t i = 0; i < count; ++i) {
      const double mine = left * weight(i) / weights;
      const auto spent = static_cast<double>(symbols_of(i, static_cast<std::uint64_t>(mine)));
      left -= spent;
      weights -= weight(i);
    }
  }

  double weight(std::size_t place) const {
    return share_of(place) / std::pow(static_cast<double>(place + 1), 0.75);
  }

  double share_of(std::size_t place) const {
    const std::vector<FocusSymbol>& all = whole_.files[place].symbols;
    return !all.empty() && all.front().kind == "heading" ? kHeadingShare : 1;
  }

  // Where room is short, the best of all files' next symbols each time: a file whose symbols say
  // little leaves its room to the others.
  void best_symbols(double share) {
    const std::uint64_t goal = units_for(share);
    std::vector<char> full(out_.files.size());
    for (;;) {
      std::size_t best = full.size();
      double most = 0;
      for (std::size_t i = 0; i < full.size(); ++i) {
        const double value = full[i] ? 0 : value_of_next(i);
        if (value <= most) continue;
        most = value;
        best = i;
      }
      if (best == full.size()) return;
      if (used_ >= goal || !take_symbol(best, goal - used_)) full[best] = true;
    }
  }

  // Falls with the place of the file, and with the root of the symbol's own.
  double value_of_next(std::size_t place) const {
    const std::vector<FocusSymbol>& all = whole_.files[place].symbols;
    const std::size_t next = out_.files[place].symbols.size();
    if (next >= all.size()) return 0;
    return share_of(place) * all[next].score / static_cast<double>(place + 1) /
           std::sqrt(static_cast<double>(next + 1));
  }

  std::uint64_t units_for(double share) const {
    std::uint64_t units = static_cast<std::uint64_t>(share * budget_) * 30;
    while (tokens_of(units + 32) <= static_cast<std::size_t>(share * budget_)) units += 32;
    return units;
  }

  std::uint64_t symbols_of(std::size_t place, std::uint64_t room) {
    const std::uint64_t before = used_;
    while (out_.files[place].symbols.size() < whole_.files[place].symbols.size() &&
           take_symbol(place, room - (used_ - before))) {
    }
    return used_ - before;
  }

  // The file's next one, if it costs `room` at most.
  bool take_symbol(std::size_t place, std::uint64_t room) {
    std::vector<FocusSymbol>& taken = out_.files[place].symbols;
    FocusSymbol next = whole_.files[place].symbols[taken.size()];
    next.signature.clear();
    const std::uint64_t before =
        taken.empty() ? 0 : line_units("   " + symbols_line(taken, with_line_));
    taken.push_back(std::move(next));
    const std::uint64_t after = line_units("   " + symbols_line(taken, with_line_));
    const std::uint64_t cost = after > before ? after - before : 0;
    if (cost <= room && take(cost, 1.0)) return true;
    taken.pop_back();
    return false;
  }

  void neighbours(double share) {
    for (const FocusNeighbour& next : whole_.neighbours) {
      const std::uint64_t heading = out_.neighbours.empty() ? line_units("\nWorth a look:\n") : 0;
      const std::string line = "- " + path_span(next.path) + " — " + base::markdown_text(next.why);
      if (!take(heading + line_units(line), share)) return;
      out_.neighbours.push_back(next);
    }
  }

  // The best symbol of every file first, then the second.
  void signatures(double share) {
    for (std::size_t place = 0; place < kMaxSignatures; ++place) {
      for (std::size_t i = 0; i < out_.files.size(); ++i) {
        if (out_.files[i].symbols.size() <= place) continue;
        FocusSymbol& symbol = out_.files[i].symbols[place];
        const std::string& signature = whole_.files[i].symbols[place].signature;
        if (!symbol.signature.empty() || signature.empty()) continue;
        symbol.signature = signature;
        if (!take(line_units("   " + signature_line(symbol)), share)) symbol.signature.clear();
      }
    }
  }

  // Lines were counted, and the text is what counts: what is over goes from the end.
  FocusReport finish() {
    out_.diagnostics = std::move(whole_.diagnostics);
    out_.notes = std::move(whole_.notes);
    for (;;) {
      out_.text = text_of(out_, subject_, with_line_);
      if (count_tokens(out_.text) <= budget_) return std::move(out_);
      if (!drop_one()) {
        out_.text.clear();
        return std::move(out_);
      }
    }
  }

  bool drop_one() {
    if (!out_.neighbours.empty()) {
      out_.neighbours.pop_back();
      return true;
    }
    for (auto file = out_.files.rbegin(); file != out_.files.rend(); ++file) {
      if (file->symbols.empty()) continue;
      file->symbols.pop_back();
      return true;
    }
    if (!out_.commands.empty()) {
      out_.commands.pop_back();
      return true;
    }
    if (out_.files.empty()) return false;
    out_.files.pop_back();
    return true;
  }

  FocusReport whole_;
  std::string_view subject_;
  unsigned budget_;
  std::size_t with_line_;  ///< symbols of a file whose lines are told
  FocusReport out_;
  std::uint64_t used_ = 0;
};

}  // namespace

void fit_lens(FocusReport& report, std::string_view subject, unsigned budget) {
  report = Fitter(std::move(report), subject, budget).run();
}

}  // namespace brief::render
