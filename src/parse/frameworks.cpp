#include "parse/frameworks.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

#include "brief/error.hpp"
#include "parse/compiled.hpp"
#include "parse/doc_comments.hpp"

namespace brief::parse {
namespace {

constexpr std::uint64_t kCallbacksAtLeast = 1000;  // of the matcher, as for tags
constexpr std::size_t kMaxValue = 200;             // bytes of an attribute

[[noreturn]] void fail(const LanguageSpec& spec, std::string_view query, const std::string& what) {
  throw Error(ErrorCode::internal, "the framework query " + std::string(query) + ": " + what,
              std::string(spec.name));
}

std::unique_ptr<RE2> compile_marks(const LanguageSpec& spec, std::string_view name,
                                   const std::string& expression) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_encoding(RE2::Options::EncodingLatin1);
  auto out = std::make_unique<RE2>(expression, options);
  if (!out->ok()) fail(spec, name, out->error());
  return out;
}

bool found_in(const RE2& expression, std::string_view bytes) {
  return RE2::PartialMatch(re2::StringPiece(bytes.data(), bytes.size()), expression);
}

}  // namespace

RowQuery::RowQuery(const TSLanguage* language, const FrameworkQuery& written)
    : name_(written.name), set_(compile_patterns(language, written.query)), index_(set_, language) {
  for (const std::string& name : set_.captures) captures_.push_back(part_of(name));
  predicates_.resize(set_.patterns.size());
  constants_.resize(set_.patterns.size());
  for (std::size_t i = 0; i < set_.patterns.size(); ++i)
    for (const PatternPredicate& predicate : set_.patterns[i].predicates) {
      if (predicate.name != "set!") {
        predicates_[i].push_back(read_predicate(predicate));
        continue;
      }
      Part part = part_of(string_argument(predicate, 0));
      part.value = string_argument(predicate, 1);
      constants_[i].push_back(std::move(part));
    }
}

RowQuery::Part RowQuery::part_of(std::string_view written) {
  Part out;
  if (written.starts_with('_')) {
    out.predicate_only = true;
    return out;
  }
  const std::size_t dot = written.find('.');
  const std::string kind = "/" + std::string(written.substr(0, dot));
  const auto found = std::find(kinds_.begin(), kinds_.end(), kind);
  out.kind = static_cast<std::uint16_t>(found - kinds_.begin());
  if (found == kinds_.end()) kinds_.push_back(kind);
  if (dot != std::string_view::npos)
    out.attribute = kind + "/" + std::string(written.substr(dot + 1));
  return out;
}

FrameworkSet::FrameworkSet(const LanguageSpec& spec)
    : spec_(spec), slots_(spec.framework_queries.size()) {
  std::string any;
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    const FrameworkQuery& written = spec.framework_queries[i];
    const std::string marks(written.marks);
    slots_[i].marks = compile_marks(spec, written.name, marks);
    any += (any.empty() ? "(?:" : "|(?:") + marks + ")";
  }
  if (!any.empty()) any_ = compile_marks(spec, "all", any);
}

std::vector<std::size_t> FrameworkSet::marked_by(std::string_view bytes) const {
  std::vector<std::size_t> out;
  if (any_ == nullptr || bytes.size() > kMaxMarkedBytes || !found_in(*any_, bytes)) return out;
  for (std::size_t i = 0; i < slots_.size(); ++i)
    if (found_in(*slots_[i].marks, bytes)) out.push_back(i);
  return out;
}

const RowQuery& FrameworkSet::query(std::size_t number) const {
  const Slot& slot = slots_[number];
  const std::lock_guard lock(slot.mutex);
  const FrameworkQuery& written = spec_.framework_queries[number];
  try {
    if (slot.query == nullptr) {
      count_compiled(spec_);
      slot.query = std::make_unique<const RowQuery>(static_cast<const TSLanguage*>(spec_.grammar()),
                                                    written);
    }
  } catch (const std::runtime_error& error) {
    fail(spec_, written.name, error.what());
  }
  return *slot.query;
}

namespace {

class RowCollector {
 public:
  RowCollector(const RowQuery& query, const Condensed& text, Rows& out)
      : query_(query), text_(text), out_(out) {}

  /// False when there is no room for more.
  bool add(std::uint32_t pattern, std::span<const Caught> caught) {
    for (const Caught& whole : caught) {
      const RowQuery::Part& part = query_.part(whole.capture);
      if (!part.is_row()) continue;
      Row* row = row_at(part.kind, span_of(whole.node));
      if (row == nullptr) return false;
      for (const Caught& other : caught) {
        const RowQuery::Part& attribute = query_.part(other.capture);
        if (!attribute.predicate_only && !attribute.attribute.empty() &&
            attribute.kind == part.kind)
          add(*row, {attribute.attribute, {}, span_of(other.node)});
      }
      for (const RowQuery::Part& constant : query_.constants(pattern))
        if (constant.kind == part.kind) add(*row, {constant.attribute, constant.value, {}});
    }
    return true;
  }

 private:
  Span span_of(TSNode node) const {
    return {text_.begin_of(ts_node_start_byte(node)), text_.end_of(ts_node_end_byte(node))};
  }

  Row* row_at(std::uint16_t kind, Span node) {
    const auto [entry, added] =
        by_place_.try_emplace(std::tuple(node.begin, node.end, kind), out_.rows.size());
    if (!added) return &out_.rows[entry->second];
    if (out_.rows.size() >= kMaxRows) {
      out_.bounded = true;
      return nullptr;
    }
    return &out_.rows.emplace_back(Row{node, kind, {}});
  }

  void add(Row& row, RowAttribute attribute) {
    const bool known =
        std::any_of(row.attributes.begin(), row.attributes.end(), [&](const RowAttribute& other) {
          return other.key == attribute.key && other.constant == attribute.constant &&
                 other.span.begin == attribute.span.begin && other.span.end == attribute.span.end;
        });
    if (known) return;
    if (row.attributes.size() < kMaxAttributes)
      row.attributes.push_back(attribute);
    else
      out_.bounded = true;
  }

  const RowQuery& query_;
  const Condensed& text_;
  Rows& out_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint16_t>, std::size_t> by_place_;
};

}  // namespace

Rows collect_rows(const RowQuery& query, TSNode root, const Condensed& condensed,
                  const HangGuard& guard) {
  Rows out;
  out.query = &query;
  RowCollector collector(query, condensed, out);
  Budget budget{guard, kCallbacksAtLeast + ts_node_descendant_count(root)};
  Matcher matcher(query.set(), query.index(),
                  [&](std::uint32_t pattern, std::uint16_t capture, TSNode node) {
                    return query.allows(pattern, capture, node, condensed.text());
                  });
  matcher.walk(
      root,
      [&](std::uint32_t pattern, std::span<const Caught> caught) {
        return !query.accepts(pattern, caught, condensed.text()) || collector.add(pattern, caught);
      },
      [&] { return budget.step(); });
  out.bounded |= budget.spent;
  out.hung = budget.hung;
  std::stable_sort(out.rows.begin(), out.rows.end(), [](const Row& a, const Row& b) {
    return std::tuple(a.node.begin, a.node.end) < std::tuple(b.node.begin, b.node.end);
  });
  for (Row& row : out.rows)
    std::stable_sort(row.attributes.begin(), row.attributes.end(),
                     [](const RowAttribute& a, const RowAttribute& b) {
                       return std::tuple(a.span.begin, a.span.end) <
                              std::tuple(b.span.begin, b.span.end);
                     });
  return out;
}

void write_rows(const Rows& rows, std::string_view bytes, const Lines& lines, TextArena& arena,
                FileSummary& summary) {
  const RowQuery& query = *rows.query;
  const auto add = [&](std::string_view key, Str value, Span span) {
    summary.facts.push_back({arena.intern(key), value, lines.line_of(span.begin),
                             lines.line_of(std::max(span.end, 1u) - 1)});
  };
  for (const Row& row : rows.rows) {
    add(query.kinds()[row.kind], arena.intern(query.name()), row.node);
    for (const RowAttribute& attribute : row.attributes) {
      const bool written = attribute.span.end > attribute.span.begin;
      const Span span = written ? attribute.span : row.node;
      const Str value =
          written ? arena.add(folded(bytes.substr(span.begin, span.end - span.begin), kMaxValue))
                  : arena.intern(attribute.constant);
      add(attribute.key, value, span);
    }
  }
}

}  // namespace brief::parse
