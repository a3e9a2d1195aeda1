// focus: from the tree, its history and a task to the files it is about.
#include "brief/focus.hpp"

#include <algorithm>
#include <future>
#include <map>
#include <set>

#include "base/pool.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"
#include "facts/risks_agents.hpp"
#include "facts/test_files.hpp"
#include "focus/search.hpp"
#include "graph/link.hpp"
#include "pipeline/change_history.hpp"
#include "pipeline/described_tree.hpp"
#include "pipeline/test_commands.hpp"
#include "pipeline/workspace.hpp"
#include "render/lens.hpp"

namespace brief {
namespace pipeline {
namespace {

constexpr std::size_t kMaxManifests = 512;
constexpr std::size_t kMaxSymbols = 400;  // of one file; no budget has room for more

focus::Weights weights_of(const FocusOptions& options) {
  focus::Weights weights = focus::default_weights();
  for (const std::string& name : options.without) {
    const std::optional<focus::Signal> signal = focus::signal_named(name);
    if (!signal) {
      std::string names;
      for (const focus::SignalRow& row : focus::kSignalRows) names += " " + std::string(row.name);
      throw Error(ErrorCode::usage, "no such signal: " + base::one_line(name), {},
                  "the signals are" + names);
    }
    weights[static_cast<std::size_t>(*signal)] = 0;
  }
  return weights;
}

// A task's files, found in one tree.
class Finder {
 public:
  Finder(const FocusOptions& options, Workspace& workspace)
      : options_(options),
        workspace_(workspace),
        tree_(workspace, options.on_progress),
        search_(options.task, weights_of(options),
                options.explain ? focus::kMaxCandidates : focus::kMaxFound) {}

  FocusReport run() {
    tree_.learn_contents();
    KnownHistory known = known_history(workspace_);
    if (!known.note.empty()) report_.notes.push_back(known.note);
    focus::Corpus corpus = read_terms();
    corpus.past = {&known.history, std::move(known.order)};
    const std::vector<std::uint32_t>& candidates =
        search_.choose(std::move(corpus), workspace_.jobs);
    std::future<std::vector<facts::TestForm>> forms = test_forms(candidates);
    read_candidates(candidates);
    const focus::Findings findings =
        search_.finish(links(candidates), [&](std::uint32_t row) { return holds_tests(row); });
    fill(findings);
    fill_commands(findings, forms);
    store();
    report_.diagnostics = tree_.diagnostics();
    render::fit_lens(report_, search_.task().subject, options_.budget);
    return std::move(report_);
  }

 private:
  focus::Corpus read_terms() {
    const std::string& output = workspace_.config.output;
    const std::string prefix = folder();
    std::vector<focus::CorpusFile> slots(tree_.size());
    std::vector<std::optional<IndexedFile>> indexed(tree_.size());
    tree_.for_each_terms(output, [&](std::uint32_t row, const FileTerms& terms) {
      focus::CorpusFile& file = slots[row];
      file.content_total = terms.content.total;
      file.names_total = terms.names.total;
      file.hits = focus::match(search_.task(), terms);
      indexed[row] = tree_.indexed_file(row, terms.generated);
    });
    focus::Corpus corpus;
    const auto below = [&](const auto& file) { return file && file->path.starts_with(prefix); };
    if (!prefix.empty() && std::none_of(indexed.begin(), indexed.end(), below))
      throw Error(ErrorCode::usage, "--in names a folder that holds no file", options_.folder);
    for (std::uint32_t row = 0; row < slots.size(); ++row) {
      if (!indexed[row] || !indexed[row]->path.starts_with(prefix)) continue;
      IndexedFile& file = *indexed[row];
      slots[row].path = file.path;
      slots[row].role = file.role;
      slots[row].code = file.language != nullptr && file.language->is_code;
      slots[row].prose = file.language != nullptr && !file.language->is_code;
      corpus.files.push_back(std::move(slots[row]));
      files_.push_back(std::move(file));
      rows_.push_back(row);
    }
    return corpus;
  }

  // "" or "a/b/".
  std::string folder() const {
    if (options_.folder.empty()) return {};
    std::vector<std::string> parts;
    const std::string written = workspace_.layout.prefix + "/" + options_.folder;
    for (const std::string_view part : base::split(written, '/')) {
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        parts.emplace_back(part);
      } else if (parts.empty()) {
        throw Error(ErrorCode::usage, "the folder is outside of the repository", options_.folder);
      } else {
        parts.pop_back();
      }
    }
    std::string out;
    for (const std::string& part : parts) out += part + "/";
    return out;
  }

  void read_candidates(const std::vector<std::uint32_t>& candidates) {
    std::vector<std::uint32_t> rows;
    for (const std::uint32_t candidate : candidates) rows.push_back(rows_[candidate]);
    tree_.load_summaries(rows);
    std::vector<std::unique_ptr<focus::TaskWords>> words(workspace_.jobs);
    base::parallel_for(workspace_.jobs, rows.size(), [&](std::size_t item, unsigned thread) {
      if (!words[thread]) words[thread] = std::make_unique<focus::TaskWords>(search_.task());
      const std::optional<std::string> bytes = tree_.bytes_of(rows[item]);
      if (!bytes) return;
      const std::shared_ptr<const FileSummary> summary = tree_.summary_of(rows[item]);
      if (summary->binary || summary->minified) return;
      search_.read(item, *bytes, *summary, *words[thread]);
    });
  }

  // Who uses whom among the candidates: the linker is given all paths, and summaries of these and
  // of the manifests that imports lean on.
  std::vector<focus::Link> links(const std::vector<std::uint32_t>& candidates) {
    std::set<std::string_view> manifests;
    for (const LanguageSpec& language : languages()) {
      manifests.insert(language.import_prefix_file);
      manifests.insert(language.import_alias_files.begin(), language.import_alias_files.end());
    }
    manifests.erase("");
    std::set<std::uint32_t> wanted;
    for (const std::uint32_t candidate : candidates) wanted.insert(rows_[candidate]);
    const std::vector<focus::CorpusFile>& files = search_.corpus().files;
    std::vector<std::uint32_t> extra;
    for (std::uint32_t i = 0; i < files.size() && extra.size() < kMaxManifests; ++i) {
      const std::string_view path = files[i].path;
      if (manifests.contains(path.substr(path.rfind('/') + 1))) extra.push_back(rows_[i]);
    }
    tree_.load_summaries(extra);
    wanted.insert(extra.begin(), extra.end());
    const Index index = graph::link(with_summaries(wanted), workspace_.jobs);
    std::vector<focus::Link> links;
    constexpr double kOne = 65536;  // Edge::weight has 16 fractional bits
    for (const ImportEdge& edge : index.imports) {
      if (edge.from == edge.to) continue;
      links.push_back({edge.from, edge.to, 1});
      if (files[edge.from].role == FileRole::test) helpers_.insert(edge.to);
    }
    for (const Edge& edge : index.edges)
      if (edge.from != edge.to) links.push_back({edge.from, edge.to, edge.weight / kOne});
    return links;
  }

  // A file that lies among tests by its folder alone and is imported by another of them is a
  // helper, whatever it calls.
  bool holds_tests(std::uint32_t row) {
    if (!facts::is_named_as_test(files_[row]) && helpers_.contains(row)) return false;
    tree_.load_summaries({rows_[row]});
    IndexedFile file = files_[row];
    file.summary = tree_.summary_of(rows_[row]);
    return facts::holds_tests(file);
  }

  // All files; those of `wanted` (rows of the tree) with their summaries, the others without.
  std::vector<IndexedFile> with_summaries(const std::set<std::uint32_t>& wanted) const {
    const std::vector<std::uint32_t> among(wanted.begin(), wanted.end());
    std::vector<IndexedFile> files = files_;
    for (std::size_t i = 0; i < files.size(); ++i) files[i].summary = summary_if(among, rows_[i]);
    return files;
  }

  void fill(const focus::Findings& findings) {
    report_.abstained = findings.abstained;
    for (const focus::FoundFile& found : findings.files) {
      FocusFile file;
      file.path = path_of(found.row);
      if (orders(file.path)) continue;
      file.score = found.score;
      for (const std::string& why : found.why)
        if (!orders(why)) file.why.push_back(safe(why));
      for (const std::uint32_t test : found.tests)
        if (!orders(path_of(test))) file.tests.push_back(path_of(test));
      fill_symbols(found, file);
      if (options_.explain)
        for (std::size_t s = 0; s < focus::kSignals; ++s)
          file.signals.emplace_back(focus::kSignalRows[s].name, found.signals[s]);
      report_.files.push_back(std::move(file));
    }
    for (const focus::Neighbour& neighbour : findings.neighbours)
      if (!orders(path_of(neighbour.row)) && !orders(neighbour.why))
        report_.neighbours.push_back({path_of(neighbour.row), safe(neighbour.why)});
  }

  // What proves how tests are run: manifests, build files and workflows near the root, and by their
  // names those of packages. Of the other files only `candidates` are in the index: the rules look
  // at the path of each. The rules go over it while the candidates are read.
  std::future<std::vector<facts::TestForm>> test_forms(
      const std::vector<std::uint32_t>& candidates) {
    const std::vector<focus::CorpusFile>& files = search_.corpus().files;
    std::vector<std::uint32_t> told;
    std::vector<std::uint32_t> wanted;
    for (std::uint32_t i = 0; i < files.size(); ++i) {
      const std::string_view path = files[i].path;
      const bool near = std::count(path.begin(), path.end(), '/') <= 1 || path.front() == '.';
      const bool setting = files[i].prose && files[i].role != FileRole::documentation;
      if (near || setting || std::binary_search(candidates.begin(), candidates.end(), i))
        told.push_back(i);
      if (near && setting && wanted.size() < kMaxManifests) wanted.push_back(rows_[i]);
    }
    tree_.load_summaries(wanted);
    Index index;
    for (const std::uint32_t i : told) {
      index.files.push_back(files_[i]);
      index.files.back().summary = summary_if(wanted, rows_[i]);
    }
    index.file_rank.resize(index.files.size());
    return std::async(workspace_.jobs > 1 ? std::launch::async : std::launch::deferred,
                      [index = std::move(index)] { return facts::test_forms(index); });
  }

  // `among`: rows of the tree, ascending.
  std::shared_ptr<const FileSummary> summary_if(const std::vector<std::uint32_t>& among,
                                                std::uint32_t row) const {
    static const auto kEmpty = std::make_shared<const FileSummary>();
    return std::binary_search(among.begin(), among.end(), row) ? tree_.summary_of(row) : kEmpty;
  }

  void fill_commands(const focus::Findings& findings,
                     std::future<std::vector<facts::TestForm>>& known) {
    constexpr std::size_t kMaxCommands = 3;
    constexpr std::size_t kFiles = 5;  // whose tests are worth a run
    std::vector<std::uint32_t> tests;
    for (std::size_t i = 0; i < std::min(kFiles, findings.files.size()); ++i) {
      const focus::FoundFile& file = findings.files[i];
      const bool is_test = search_.corpus().files[file.row].role == FileRole::test &&
                           search_.corpus().files[file.row].code && holds_tests(file.row);
      const std::uint32_t test = is_test ? file.row : file.tests.empty() ? kNoRow : file.tests[0];
      if (test != kNoRow && std::find(tests.begin(), tests.end(), test) == tests.end())
        tests.push_back(test);
    }
    if (tests.empty() || findings.abstained) return;  // guesses are no reason to run something
    const std::vector<facts::TestForm> forms = known.get();
    for (const std::uint32_t test : tests) {
      if (report_.commands.size() == kMaxCommands) return;
      add_command(forms, test, best_name(findings, test));
    }
  }

  // The form of the folder nearest to the test.
  void add_command(const std::vector<facts::TestForm>& forms, std::uint32_t test,
                   const std::string& name) {
    std::optional<std::string> best;
    std::size_t nearest = 0;
    for (const facts::TestForm& form : forms) {
      std::optional<std::string> command = test_command(form, path_of(test), name);
      if (!command || (best && form.folder.size() <= nearest)) continue;
      best = std::move(command);
      nearest = form.folder.size();
    }
    if (!best || base::looks_secret(*best) || orders(*best)) return;
    for (const FocusCommand& known : report_.commands)
      if (known.text == *best) return;
    report_.commands.push_back({*best});
  }

  std::string best_name(const focus::Findings& findings, std::uint32_t test) const {
    for (const focus::FoundFile& file : findings.files) {
      if (file.row != test) continue;
      const std::shared_ptr<const FileSummary> summary = tree_.summary_of(rows_[test]);
      for (const focus::SymbolScore& symbol : file.symbols) {
        if (symbol.definition == focus::kNoDefinition) continue;
        const Definition& definition = summary->definitions[symbol.definition];
        if (definition.kind == DefinitionKind::function ||
            definition.kind == DefinitionKind::method)
          return std::string(summary->view(definition.name));
      }
    }
    return {};
  }

  void fill_symbols(const focus::FoundFile& found, FocusFile& file) {
    const std::shared_ptr<const FileSummary> summary = tree_.summary_of(rows_[found.row]);
    std::set<std::string_view> names;
    for (const focus::SymbolScore& symbol : found.symbols) {
      if (file.symbols.size() == kMaxSymbols) break;
      if (symbol.definition == focus::kNoDefinition) {
        if (names.insert(symbol.name).second && !orders(symbol.name))
          file.symbols.push_back({safe(symbol.name), "name", symbol.line, {}, symbol.score});
        continue;
      }
      const Definition& definition = summary->definitions[symbol.definition];
      const std::string_view name = summary->view(definition.name);
      if (!names.insert(name).second || orders(name)) continue;
      file.symbols.push_back(
          {safe(name), std::string(name_of(definition.kind)), definition.line, {}, symbol.score});
      const std::string_view signature = summary->view(definition.signature);
      if (file.symbols.size() <= render::kMaxSignatures && !orders(signature))
        file.symbols.back().signature = safe(signature);
    }
  }

  std::string path_of(std::uint32_t row) const { return search_.corpus().files[row].path; }

  // Nothing of the repository that may be a credential is printed.
  static std::string safe(std::string_view text) {
    return base::looks_secret(text) ? "(looks like a secret)" : base::one_line(text, 200);
  }

  // Who can name a file, a definition or a commit speaks to no agent through this.
  static bool orders(std::string_view text) {
    return facts::agent_text(text) == facts::AgentText::order;
  }

  void store() {
    std::string note;
    if (workspace_.mode != TreeMode::worktree) {
      note = tree_.store(nullptr);
    } else if (tree_.stats_differ() || tree_.terms_differ()) {
      if (workspace_.known) tree_.stats().memo = workspace_.known->memo;
      note = tree_.store(&tree_.stats());
    }
    if (!note.empty()) report_.notes.push_back(note);
  }

  const FocusOptions& options_;
  Workspace& workspace_;
  DescribedTree tree_;
  focus::Search search_;
  std::vector<std::uint32_t> rows_;  ///< of the tree, beside Corpus::files
  std::vector<IndexedFile> files_;   ///< beside them
  std::set<std::uint32_t> helpers_;  ///< rows of files_ that a test imports
  FocusReport report_;
};

}  // namespace
}  // namespace pipeline

FocusReport focus_on(const FocusOptions& options) {
  if (base::trim(options.task).empty())
    throw Error(ErrorCode::usage, "the task is empty", {},
                "say in a few words what is to be changed: brief focus 'retry when the gateway is "
                "busy'; @FILE and - read it");
  pipeline::Workspace workspace = pipeline::open_workspace(options);
  return pipeline::Finder(options, workspace).run();
}

}  // namespace brief
