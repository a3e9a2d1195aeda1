// YAML by yaml-cpp's event interface: it gives marks, stops when told to, and leaves aliases
// unexpanded, so that neither a bomb of aliases nor megabytes of data build a tree in memory.
//
// Facts about yaml-cpp 0.7: a mark is the place of the node's properties (`&a`, `!tag`), else of
// its first character, 0-based; events carry no end; plain scalars have the tag "?", others "!";
// `on`, `yes` and dates stay the text that was written; nesting beyond 500 throws; a line of a
// megabyte of brackets is tokenised whole before the first event, hence the bound on lines.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <string>
#include <vector>

#include "parse/readers/formats.hpp"
#include "parse/readers/yaml_span.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxYamlBytes = 1u << 20;
constexpr std::size_t kMaxYamlLine = 64u << 10;
constexpr std::size_t kMaxEvents = 120'000;
constexpr std::size_t kMaxSteps = 400'000;  ///< nodes visited, those behind aliases counted again

struct Event {
  enum Kind : std::uint8_t { scalar, sequence, map, end, alias };
  Kind kind = scalar;
  bool plain = false;
  YAML::anchor_t anchor = 0;
  std::size_t line = 0;    ///< 0-based
  std::size_t column = 0;  ///< in bytes
  std::size_t next = 0;    ///< the event after this node
  std::string value;
};

class StopReading : public std::exception {};

// Keeps the events of the first document.
class Recorder : public YAML::EventHandler {
 public:
  std::vector<Event> events;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    push(Event::scalar, mark, anchor);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    push(Event::alias, mark, anchor);
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Event& event = push(Event::scalar, mark, anchor);
    event.value = value;
    event.plain = tag == "?";
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Event::sequence, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Event::map, mark, anchor);
  }
  void OnMapEnd() override { close(); }

  /// After a mistake: containers that were never closed end here.
  void finish() {
    while (!open_.empty()) {
      events[open_.back()].next = events.size();
      open_.pop_back();
    }
  }

 private:
  Event& push(Event::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (events.size() >= kMaxEvents) throw StopReading();
    Event& event = events.emplace_back();
    event.kind = kind;
    event.anchor = anchor;
    event.line = static_cast<std::size_t>(std::max(mark.line, 0));
    event.column = static_cast<std::size_t>(std::max(mark.column, 0));
    event.next = events.size();
    return event;
  }
  void open(Event::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    push(kind, mark, anchor);
    open_.push_back(events.size() - 1);
  }
  void close() {
    events.emplace_back().kind = Event::end;
    events[open_.back()].next = events.size();
    events.back().next = events.size();
    open_.pop_back();
  }

  std::vector<std::size_t> open_;
};

// Turns events into facts.
class Walker {
 public:
  Walker(const std::vector<Event>& events, const YamlLines& lines, FactSink& sink)
      : events_(events), lines_(lines), sink_(sink), spans_(events.size()) {
    for (std::size_t i = 0; i < events.size(); ++i)
      if (events[i].anchor != 0 && events[i].kind != Event::alias)
        anchors_.emplace_back(events[i].anchor, i);
  }

  void node(std::size_t at) {
    if (at >= events_.size() || sink_.full() || ++steps_ > kMaxSteps) return;
    const Event& event = events_[at];
    if (event.kind == Event::scalar) return scalar(at);
    if (event.kind == Event::end) return;
    if (path_.depth() >= kMaxFactDepth) {
      sink_.cut("nested too deeply: left out", line_of(event));
      return;
    }
    if (event.kind == Event::alias) return node(target(at));
    if (at + 1 >= events_.size() || events_[at + 1].kind == Event::end)
      return sink_.fact(path_.view(), {}, line_of(event));
    if (event.kind == Event::sequence)
      sequence(at);
    else
      map(at, {});
  }

 private:
  using Keys = std::vector<std::string_view>;

  static std::uint32_t line_of(const Event& event) { return line_number(event.line); }

  // An alias of an alias cannot be written, and an anchor stands before its aliases.
  std::size_t target(std::size_t at) const {
    const auto found = std::lower_bound(anchors_.begin(), anchors_.end(),
                                        std::pair{events_[at].anchor, std::size_t{0}});
    return found != anchors_.end() && found->first == events_[at].anchor ? found->second
                                                                         : events_.size();
  }

  // A scalar behind many aliases is looked for once.
  void scalar(std::size_t at) {
    const Event& event = events_[at];
    YamlSpan& span = spans_[at];
    if (span.line == 0) span = lines_.span_of(event.line, event.column, event.value, event.plain);
    sink_.fact(path_.view(), event.value, span.line, span.end_line);
  }

  void sequence(std::size_t at) {
    std::size_t index = 0;
    for (std::size_t i = at + 1; i < events_[at].next && events_[i].kind != Event::end;
         i = events_[i].next) {
      path_.push(index++);
      node(i);
      path_.pop();
    }
  }

  // Calls visit(key event, value event) for each pair.
  template <typename Visit>
  void pairs(std::size_t at, Visit visit) {
    for (std::size_t i = at + 1; i < events_[at].next && events_[i].kind != Event::end;) {
      const std::size_t value = events_[i].next;
      if (value >= events_.size() || events_[value].kind == Event::end) return;
      visit(i, value);
      i = events_[value].next;
    }
  }

  static bool is_merge(const Event& key) {
    return key.kind == Event::scalar && key.plain && key.value == "<<";
  }

  // `hidden`: keys that a nearer map gives already (https://yaml.org/type/merge.html).
  void map(std::size_t at, const Keys& hidden) {
    bool merges = false;
    pairs(at, [&](std::size_t key, std::size_t) { merges = merges || is_merge(events_[key]); });
    Keys taken = hidden;
    if (merges) {
      pairs(at, [&](std::size_t key, std::size_t) {
        if (!is_merge(events_[key])) taken.push_back(events_[key].value);
      });
      std::sort(taken.begin(), taken.end());
    }
    pairs(at, [&](std::size_t key, std::size_t value) {
      if (sink_.full() || ++steps_ > kMaxSteps) return;
      const Event& event = events_[key];
      if (is_merge(event)) return merge(value, taken, 0);
      if (event.kind != Event::scalar ||
          std::binary_search(hidden.begin(), hidden.end(), std::string_view(event.value)))
        return;
      const bool outermost = path_.depth() == 0;
      path_.push(event.value);
      node(value);
      path_.pop();
      if (outermost) define(key, value);
    });
  }

  // A key of the outermost map: what an outline names. Its value may be a secret.
  void define(std::size_t key, std::size_t value) {
    std::uint32_t end = line_of(events_[key]);
    for (std::size_t i = value; i < events_[value].next; ++i)
      if (events_[i].kind != Event::end)
        end = std::max({end, line_of(events_[i]), spans_[i].end_line});
    FactSink::NewDefinition definition;
    definition.kind = DefinitionKind::property;
    definition.name = events_[key].value;
    definition.signature = events_[key].value;
    definition.line = line_of(events_[key]);
    definition.end_line = end;
    sink_.define(definition);
  }

  void merge(std::size_t value, const Keys& hidden, std::size_t depth) {
    if (value >= events_.size() || depth > 8 || ++merges_ > kMaxMerges) return;
    const Event& event = events_[value];
    if (event.kind == Event::alias) return merge(target(value), hidden, depth + 1);
    if (event.kind == Event::map) return map(value, hidden);
    if (event.kind != Event::sequence) return;
    for (std::size_t i = value + 1; i < event.next && events_[i].kind != Event::end;
         i = events_[i].next)
      merge(i, hidden, depth + 1);
  }

  static constexpr std::size_t kMaxMerges = 1000;

  const std::vector<Event>& events_;
  const YamlLines& lines_;
  FactSink& sink_;
  Pointer path_;
  std::vector<YamlSpan> spans_;
  std::vector<std::pair<YAML::anchor_t, std::size_t>> anchors_;  ///< anchors grow with the text
  std::size_t steps_ = 0;
  std::size_t merges_ = 0;
};

// A read-only stream over bytes that stay where they are.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view bytes) {
    char* begin = const_cast<char*>(bytes.data());
    setg(begin, begin, begin + bytes.size());
  }
};

// The part that is small enough to be read.
std::string_view bounded(std::string_view bytes, FactSink& sink) {
  std::size_t start = 0;
  std::uint32_t line = 1;
  while (start < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
    if (end - start > kMaxYamlLine || end > kMaxYamlBytes) {
      sink.cut("too large: the rest is left out", line);
      return bytes.substr(0, start);
    }
    start = end + 1;
    ++line;
  }
  return bytes;
}

void record(std::string_view bytes, Recorder& recorder, FactSink& sink) {
  ViewBuffer buffer(bytes);
  std::istream stream(&buffer);
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(recorder);
  } catch (const YAML::Exception& trouble) {
    sink.diagnose(trouble.msg,
                  line_number(static_cast<std::size_t>(std::max(trouble.mark.line, 0))));
  } catch (const StopReading&) {
    const std::size_t line = recorder.events.empty() ? 0 : recorder.events.back().line;
    sink.cut("too many values: the rest is left out", line_number(line));
  }
  recorder.finish();
}

}  // namespace

void read_yaml(std::string_view bytes, FactSink& sink) {
  bytes = bounded(bytes, sink);
  Recorder recorder;
  record(bytes, recorder, sink);
  if (!recorder.events.empty()) Walker(recorder.events, YamlLines(bytes), sink).node(0);
}

}  // namespace brief::parse
