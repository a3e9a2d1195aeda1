#include "parse/tags.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <tuple>

namespace brief::parse {
namespace {

// Steps of the matcher by 256. None of 9,000 files of public repositories meets the bounds.
constexpr std::uint64_t kCallbacksAtLeast = 1000;
constexpr std::uint64_t kCallbacksPerNode = 1;

Span span_of(TSNode node, const Condensed& text) {
  return {text.begin_of(ts_node_start_byte(node)), text.end_of(ts_node_end_byte(node))};
}

constexpr struct {
  Role role;
  std::uint16_t mark;
} kMarksOfRoles[] = {{Role::exported, kExported}, {Role::private_, kPrivate},
                     {Role::entry, kEntry},       {Role::wildcard, kWildcard},
                     {Role::reexport, kReexport}, {Role::system, kSystem},
                     {Role::whole, kWhole}};

// One accepted match, by role.
struct Match {
  std::optional<TSNode> definition, name, body, doc, scope, import, target, member, fact, section,
      injection, signature;
  std::optional<TSNode> target_end, definition_end;  // of what no single node holds
  DefinitionKind kind = DefinitionKind::function;
  std::uint16_t marks = 0;
};

std::optional<TSNode>* slot_of(Match& match, Role role) {
  switch (role) {
    case Role::definition:
      return &match.definition;
    case Role::name:
      return &match.name;
    case Role::body:
      return &match.body;
    case Role::doc:
      return &match.doc;
    case Role::scope:
      return &match.scope;
    case Role::import:
      return &match.import;
    case Role::target:
      return &match.target;
    case Role::member:
      return &match.member;
    case Role::fact:
      return &match.fact;
    case Role::section:
      return &match.section;
    case Role::injection:
      return &match.injection;
    case Role::signature:
      return &match.signature;
    default:
      return nullptr;
  }
}

std::uint32_t body_of(const Match& match, const Condensed& text) {
  if (match.body) return text.begin_of(ts_node_start_byte(*match.body));
  if (match.definition_end) return text.begin_of(ts_node_start_byte(*match.definition_end));
  constexpr std::string_view kBody = "body";
  const TSNode body = ts_node_child_by_field_name(*match.definition, kBody.data(), kBody.size());
  return ts_node_is_null(body) ? text.end_of(ts_node_end_byte(*match.definition))
                               : text.begin_of(ts_node_start_byte(body));
}

void store(const Match& match, std::uint32_t pattern, const Condensed& text, Tags& out) {
  if (match.definition) {
    TagDefinition tag;
    tag.node = span_of(*match.definition, text);
    if (match.definition_end) tag.node.end = span_of(*match.definition_end, text).end;
    if (match.name) tag.name = span_of(*match.name, text);
    if (match.doc) tag.doc = span_of(*match.doc, text);
    if (match.scope) tag.scope = span_of(*match.scope, text);
    if (match.signature) tag.signature = span_of(*match.signature, text);
    tag.body = body_of(match, text);
    tag.pattern = pattern;
    tag.kind = match.kind;
    tag.marks = match.marks;
    out.definitions.push_back(tag);
  } else if (match.import && match.target) {
    TagImport tag;
    tag.statement = text.begin_of(ts_node_start_byte(*match.import));
    tag.target = span_of(*match.target, text);
    if (match.target_end) tag.target.end = span_of(*match.target_end, text).end;
    if (match.member) tag.member = span_of(*match.member, text);
    tag.pattern = pattern;
    tag.marks = match.marks;
    out.imports.push_back(tag);
  } else if (match.fact) {
    out.facts.push_back({span_of(*match.fact, text), pattern});
  } else if (match.injection) {
    out.injections.push_back({span_of(*match.injection, text), pattern});
  } else if (match.section) {
    out.sections.push_back(
        {text.begin_of(ts_node_start_byte(*match.section)), (match.marks & kClosed) != 0});
  } else if (match.doc) {
    out.file_doc = span_of(*match.doc, text);
  }
}

// One piece, one language: the first pattern decides. Pieces within pieces go with the outer.
void settle(std::vector<TagInjection>& injections) {
  std::sort(injections.begin(), injections.end(), [](const TagInjection& a, const TagInjection& b) {
    return std::tuple(a.node.begin, ~a.node.end, a.pattern) <
           std::tuple(b.node.begin, ~b.node.end, b.pattern);
  });
  std::uint32_t end = 0;
  std::erase_if(injections, [&](const TagInjection& piece) {
    if (piece.node.begin < end || piece.node.end <= piece.node.begin) return true;
    end = piece.node.end;
    return false;
  });
}

void read_match(const TagsQuery& query, std::uint32_t pattern, std::span<const Caught> all,
                const Condensed& text, std::string_view bytes, Tags& out) {
  Match roles;
  roles.marks = query.pattern(pattern).marks;
  for (const Caught& caught : all) {
    const Capture& capture = query.capture(caught.capture);
    if (capture.role == Role::export_ || capture.role == Role::hidden) {
      const Span span = span_of(caught.node, text);
      const std::string_view name = bytes.substr(span.begin, span.end - span.begin);
      if (capture.role == Role::export_)
        out.exports.push_back(name);
      else
        out.hidden.push_back({span.begin, query.stripped(pattern, name)});
    }
    if (capture.role == Role::group) out.groups.push_back(span_of(caught.node, text));
    for (const auto& [role, mark] : kMarksOfRoles)
      if (capture.role == role) roles.marks |= mark;
    if (capture.role == Role::target && roles.target) {
      roles.target_end = caught.node;
    } else if (capture.role == Role::definition && roles.definition) {
      roles.definition_end = caught.node;
    } else if (std::optional<TSNode>* slot = slot_of(roles, capture.role)) {
      *slot = caught.node;
    }
    if (capture.role == Role::definition) roles.kind = capture.kind;
  }
  store(roles, pattern, text, out);
}

}  // namespace

void collect_tags(const TagsQuery& query, TSNode root, const Condensed& condensed,
                  std::string_view bytes, const HangGuard& guard, Tags& out) {
  out.clear();
  Budget budget{guard, kCallbacksAtLeast + ts_node_descendant_count(root) * kCallbacksPerNode};
  Matcher matcher(
      query.set(), query.index(), [&](std::uint32_t pattern, std::uint16_t capture, TSNode node) {
        return may_be(query.pattern(pattern).predicates, capture, node, condensed.text());
      });
  const auto on_match = [&](std::uint32_t pattern, std::span<const Caught> caught) {
    if (!query.accepts(pattern, caught, condensed.text())) return true;
    if (out.definitions.size() + out.imports.size() + out.facts.size() + out.sections.size() +
            out.injections.size() + out.hidden.size() + out.groups.size() >=
        kMaxTags) {
      out.bounded = true;
      return false;
    }
    read_match(query, pattern, caught, condensed, bytes, out);
    return true;
  };
  matcher.walk(root, on_match, [&] { return budget.step(); });
  out.bounded |= budget.spent;
  out.hung = budget.hung;
  settle(out.injections);
  std::sort(out.sections.begin(), out.sections.end(),
            [](const TagSection& a, const TagSection& b) { return a.begin < b.begin; });
  std::sort(out.groups.begin(), out.groups.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  std::stable_sort(
      out.imports.begin(), out.imports.end(),
      [](const TagImport& a, const TagImport& b) { return a.statement < b.statement; });
}

}  // namespace brief::parse
