#include "parse/outline.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/hash.hpp"
#include "parse/doc_comments.hpp"
#include "parse/signature.hpp"
#include "parse/strings.hpp"

namespace brief::parse {
namespace {

bool has_members(DefinitionKind kind) {
  return (names_type(kind) && kind != DefinitionKind::type) || kind == DefinitionKind::extension ||
         kind == DefinitionKind::implementation;
}

bool is_callable(DefinitionKind kind) {
  return kind == DefinitionKind::function || kind == DefinitionKind::method ||
         kind == DefinitionKind::constructor;
}

bool is_value(DefinitionKind kind) {
  return kind == DefinitionKind::constant || kind == DefinitionKind::variable ||
         kind == DefinitionKind::field;
}

// One definition per name: what the first pattern says, with the marks of all.
void merge(std::vector<TagDefinition>& tags) {
  const auto key = [](const TagDefinition& t) {
    return t.name.end > t.name.begin ? t.name.begin : t.node.begin;
  };
  std::sort(tags.begin(), tags.end(), [&](const TagDefinition& a, const TagDefinition& b) {
    return std::tuple(key(a), a.pattern, a.node.begin) <
           std::tuple(key(b), b.pattern, b.node.begin);
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (kept > 0 && key(tags[kept - 1]) == key(tags[i])) {
      TagDefinition& first = tags[kept - 1];
      first.marks = static_cast<std::uint16_t>(first.marks | tags[i].marks);
      if (first.doc.end == 0) first.doc = tags[i].doc;
      if (tags[i].body < first.body) first.body = tags[i].body;
    } else {
      tags[kept++] = tags[i];
    }
  }
  tags.resize(kept);
  std::sort(tags.begin(), tags.end(), [&](const TagDefinition& a, const TagDefinition& b) {
    return std::tuple(a.node.begin, ~a.node.end, key(a)) <
           std::tuple(b.node.begin, ~b.node.end, key(b));
  });
}

class DefinitionWriter {
 public:
  DefinitionWriter(const FileView& file, const Tags& tags, TextArena& arena, FileSummary& summary)
      : file_(file),
        arena_(arena),
        out_(summary.definitions),
        docs_(file.spec, file.bytes, file.lexed, file.lines),
        sections_(tags.sections),
        groups_(tags.groups),
        exports_(tags.exports.begin(), tags.exports.end()) {
    for (const TagHidden& hidden : tags.hidden) hidden_.emplace(hidden.name, hidden.at);
  }

  void add(const TagDefinition& tag) {
    enter(tag.node.begin);
    const bool sibling = !open_.empty() && is_sibling(open_.back(), tag);
    if (sibling) open_.pop_back();
    while (!open_.empty() && open_.back().end < tag.node.end) open_.pop_back();
    close_before(tag.node.begin);
    const std::string_view name = file_.query.stripped(tag.pattern, name_of_tag(tag));
    if (name.empty() || name.size() > kMaxName) return;
    if (joined(tag, name)) return;
    Definition row;
    row.parent = parent_of(tag);
    row.kind = kind_of(tag, name, row.parent);
    if (is_value(row.kind) && inside_callable(row.parent)) return;
    row.name = arena_.intern(name);
    row.name_hash = base::name_hash(name);
    const bool shown = tag.signature.end > 0;
    const std::uint32_t first = shown ? tag.signature.begin : tag.node.begin;
    const std::uint32_t last = shown ? tag.signature.end : tag.body;
    const std::uint32_t begin = before_macros(behind_decorators(file_.bytes, first, last), " \t");
    row.signature = arena_.add(signature_of(file_.bytes, begin, last, file_.lexed, file_.traits));
    row.doc = arena_.add(tag.doc.end > 0 ? docs_.of_string(text(tag.doc))
                                         : docs_.above(before_macros(first, " \t\n")));
    row.line = sibling ? file_.lines.line_of(tag.name.begin) : line_of(tag, begin);
    row.end_line = std::max(row.line, last_line(tag));
    row.exported = exported(tag, name, row);
    row.entry = (tag.marks & (kEntry | kTrial)) == kEntry;
    const auto number = static_cast<std::uint32_t>(out_.size());
    if ((tag.marks & kJoins) != 0) {
      going_on_ = number;
      only_declared_ = tag.body >= tag.node.end;
    }
    names_.push_back(name);
    open_.push_back({tag.node.begin, tag.node.end, number, (tag.marks & kClosed) != 0});
    out_.push_back(row);
    remember_owner(name, number);
    forget_reference(tag, name);
  }

 private:
  struct Open {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t row;
    bool closed;
  };

  std::string_view text(Span span) const {
    return file_.bytes.substr(span.begin, span.end - span.begin);
  }

  // The parser does not see the macros before a declaration: `API int f(void);`.
  std::uint32_t before_macros(std::uint32_t begin, std::string_view between) const {
    const std::vector<Span>& macros = file_.lexed.macros;
    auto macro = std::partition_point(macros.begin(), macros.end(),
                                      [&](const Span& span) { return span.end <= begin; });
    while (macro != macros.begin()) {
      --macro;
      const std::string_view gap = file_.bytes.substr(macro->end, begin - macro->end);
      if (gap.find_first_not_of(between) != std::string_view::npos) break;
      begin = macro->begin;
    }
    return begin;
  }

  std::string_view name_of_tag(const TagDefinition& tag) const {
    std::string_view name =
        tag.name.end > tag.name.begin ? text(tag.name) : file_.query.pattern(tag.pattern).name;
    if (name.size() > 2 && (name[0] == '"' || name[0] == '\'' || name[0] == '`') &&
        name.back() == name[0])
      name = name.substr(1, name.size() - 2);
    name = name.substr(0, name.find('\n'));
    // A conversion's name is written with its parentheses: `operator T() const`.
    const std::size_t open = name.find("()");
    return open > 8 && open < name.size() && name.starts_with("operator ") ? name.substr(0, open)
                                                                           : name;
  }

  std::uint32_t parent_of(const TagDefinition& tag) const {
    if (tag.scope.end > 0) {
      const auto found = by_name_.find(text(tag.scope));
      if (found != by_name_.end()) return found->second;
    }
    if (open_.empty()) return kNoParent;
    // A property that a constructor's parameters declare is its class's.
    const std::uint32_t row = open_.back().row;
    const bool promoted = tag.kind == DefinitionKind::property && row != kNoParent &&
                          out_[row].kind == DefinitionKind::constructor;
    return promoted ? out_[row].parent : row;
  }

  // Who may own what is defined elsewhere: types, and functions where no type has the name.
  void remember_owner(std::string_view name, std::uint32_t number) {
    if (has_members(out_[number].kind))
      by_name_[name] = number;
    else if (out_[number].kind == DefinitionKind::function)
      by_name_.try_emplace(name, number);
  }

  DefinitionKind kind_of(const TagDefinition& tag, std::string_view name,
                         std::uint32_t parent) const {
    if (tag.kind != DefinitionKind::function && tag.kind != DefinitionKind::method) return tag.kind;
    const bool member = parent != kNoParent && has_members(out_[parent].kind);
    const std::string_view owner = member              ? names_[parent]
                                   : tag.scope.end > 0 ? text(tag.scope)
                                                       : std::string_view();
    if (!owner.empty() && owner == name) return DefinitionKind::constructor;
    return member || tag.scope.end > 0 ? DefinitionKind::method : tag.kind;
  }

  bool inside_callable(std::uint32_t row) const {
    for (; row != kNoParent; row = out_[row].parent)
      if (is_callable(out_[row].kind)) return true;
    return false;
  }

  // The declaration's first line; where much stands before the name (attributes), the name's.
  std::uint32_t line_of(const TagDefinition& tag, std::uint32_t begin) const {
    const std::uint32_t first = file_.lines.line_of(begin);
    if (tag.name.end <= tag.name.begin) return first;
    const std::uint32_t named = file_.lines.line_of(tag.name.begin);
    return named > first + 1 ? named : first;
  }

  std::uint32_t last_line(const TagDefinition& tag) const {
    return file_.lines.line_of(std::max(tag.node.end, 1u) - 1);
  }

  bool exported(const TagDefinition& tag, std::string_view name, const Definition& row) const {
    const bool parent = row.parent == kNoParent || out_[row.parent].exported ||
                        out_[row.parent].kind == DefinitionKind::implementation;
    // A function's own members: nesting has not made it the parent.
    const bool member = !open_.empty() && row.parent != open_.back().row;
    if ((tag.marks & kPrivate) != 0 || (!member && inside_callable(row.parent)) || hidden(name))
      return false;
    if (!open_.empty() && open_.back().row == row.parent && open_.back().closed) return false;
    if (row.parent == kNoParent && exports_.contains(name)) return true;
    if (file_.spec.export_rule == "capitalised") return name[0] >= 'A' && name[0] <= 'Z';
    if (file_.spec.export_rule == "not-underscore")
      return parent && (name[0] != '_' || (name.size() > 4 && name.ends_with("__")));
    if (file_.spec.export_rule == "all") return parent;
    const bool inherits = (tag.marks & kInheritExported) != 0 && row.parent != kNoParent;
    return (tag.marks & kExported) != 0 || (inherits && parent);
  }

  void forget_reference(const TagDefinition& tag, std::string_view name) {
    if (tag.name.end > tag.name.begin)
      file_.lexed.names.remove(
          name, base::name_hash(name),
          use_of(file_.bytes, tag.name.begin, tag.name.end, file_.traits.bare_calls));
  }

  // Several names of one statement: `var a, b`, `.one, .two { }`.
  bool is_sibling(const Open& open, const TagDefinition& tag) const {
    return open.begin == tag.node.begin && open.end == tag.node.end && open.row != kNoParent &&
           out_[open.row].kind == tag.kind;
  }

  // The equations of a function go on with its first one, or with its signature.
  bool joined(const TagDefinition& tag, std::string_view name) {
    if ((tag.marks & kJoins) == 0 || out_.empty() || going_on_ >= out_.size()) return false;
    Definition& before = out_[going_on_];
    if (names_[going_on_] != name || before.parent != parent_of(tag)) return false;
    // A signature of many lines is no place to look for the code.
    if (const std::uint32_t line = line_of(tag, tag.node.begin);
        before.end_line < line && before.line + 1 < line && only_declared_)
      before.line = line;
    only_declared_ = false;
    before.end_line = std::max(before.end_line, last_line(tag));
    before.entry |= (tag.marks & (kEntry | kTrial)) == kEntry;
    forget_reference(tag, name);
    return true;
  }

  void close_before(std::uint32_t begin) {
    while (!open_.empty() && open_.back().end <= begin) open_.pop_back();
  }

  // Is the name said to be private inside the definition that is open?
  bool hidden(std::string_view name) const {
    const auto [first, last] = hidden_.equal_range(name);
    return std::any_of(first, last, [&](const auto& entry) {
      return open_.empty() ||
             (entry.second >= open_.back().begin && entry.second < open_.back().end);
    });
  }

  // Sections that begin before the byte open or close what they stand in: a definition or a group.
  void enter(std::uint32_t begin) {
    for (;;) {
      const bool section = section_ < sections_.size() && sections_[section_].begin < begin;
      const bool group = group_ < groups_.size() && groups_[group_].begin <= begin;
      if (group && (!section || groups_[group_].begin <= sections_[section_].begin)) {
        const Span span = groups_[group_++];
        close_before(span.begin);
        open_.push_back(
            {span.begin, span.end, open_.empty() ? kNoParent : open_.back().row, false});
      } else if (section) {
        close_before(sections_[section_].begin);
        if (!open_.empty()) open_.back().closed = sections_[section_].closed;
        ++section_;
      } else {
        return;
      }
    }
  }

  const FileView& file_;
  TextArena& arena_;
  std::vector<Definition>& out_;
  DocComments docs_;
  std::span<const TagSection> sections_;
  std::size_t section_ = 0;
  std::size_t going_on_ = 0;  // row of the last definition that may go on
  bool only_declared_ = false;
  std::span<const Span> groups_;
  std::size_t group_ = 0;
  std::unordered_multimap<std::string_view, std::uint32_t> hidden_;
  std::unordered_set<std::string_view> exports_;
  std::unordered_map<std::string_view, std::uint32_t> by_name_;
  std::vector<std::string_view> names_;
  std::vector<Open> open_;
};

}  // namespace

void write_definitions(const FileView& file, Tags& tags, TextArena& arena, FileSummary& summary) {
  merge(tags.definitions);
  DefinitionWriter writer(file, tags, arena, summary);
  for (const TagDefinition& tag : tags.definitions) writer.add(tag);
}

void write_facts(const FileView& file, const Tags& tags, TextArena& arena, FileSummary& summary) {
  for (const TagFact& tag : tags.facts) {
    const std::string_view text = file.bytes.substr(tag.node.begin, tag.node.end - tag.node.begin);
    Fact row;
    row.key = arena.add(file.query.pattern(tag.pattern).fact);
    row.value = arena.add(folded(text.substr(0, text.find('\n')), kMaxSignature));
    row.line = file.lines.line_of(tag.node.begin);
    row.end_line = file.lines.line_of(std::max(tag.node.end, 1u) - 1);
    summary.facts.push_back(row);
  }
}

void write_string_facts(const FileView& file, TextArena& arena, FileSummary& summary) {
  std::set<std::string_view> said;
  const auto text_of = [&](const Span& span) {
    return file.bytes.substr(span.begin, span.end - span.begin);
  };
  const auto write = [&](const Span& span, bool variable) {
    const std::string_view text = text_of(span);
    if (!said.insert(text).second) return;
    const std::uint32_t line = file.lines.line_of(span.begin);
    const Str key = arena.add(variable ? "/env/" + std::string(text) : "/dotfile");
    summary.facts.push_back({key, variable ? Str{} : arena.add(text), line, line});
  };
  for (const Span& span : file.lexed.variables) write(span, true);
  for (const Span& span : file.lexed.constants) {
    const std::string_view name = constant_string(file.bytes, text_of(span));
    if (!names_variable(name)) continue;
    const auto begin = static_cast<std::uint32_t>(name.data() - file.bytes.data());
    write({begin, begin + static_cast<std::uint32_t>(name.size())}, true);
  }
  for (const Span& span : file.lexed.dotfiles) write(span, false);
}

void write_references(const FileView& file, TextArena& arena, FileSummary& summary) {
  for (const NameUse& use : file.lexed.names.uses()) {
    for (std::size_t kind = 0; kind < use.counts.size(); ++kind) {
      if (use.counts[kind] == 0) continue;
      Reference row;
      row.name_hash = use.hash;
      row.name = arena.intern(use.name);
      row.count = use.counts[kind];
      row.kind = static_cast<ReferenceKind>(kind);
      summary.references.push_back(row);
    }
  }
  std::sort(summary.references.begin(), summary.references.end(),
            [](const Reference& a, const Reference& b) {
              return std::tuple(a.name_hash, a.kind) < std::tuple(b.name_hash, b.kind);
            });
}

}  // namespace brief::parse
