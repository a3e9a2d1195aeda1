// The described tree with the summary of every file: the discover, plan, summarize and commit steps
// of a refresh. Content is learnt first (cheap where the stat cache or a blob link vouches for it),
// so that a tree that was described before is recognised by its digest without one summary loaded.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brief/api.hpp"
#include "brief/index.hpp"
#include "brief/terms.hpp"
#include "focus/terms.hpp"
#include "parse/extract.hpp"
#include "pipeline/workspace.hpp"

namespace brief::pipeline {

class DescribedTree {
 public:
  /// Scans the tree.
  DescribedTree(Workspace& workspace, OnProgress on_progress);
  ~DescribedTree();

  /// Makes the content and language of every file known; files whose bytes had to be read for that
  /// are summarized on the way.
  void learn_contents();
  /// Makes the summary of every file known. REQUIRES: learn_contents().
  void load_summaries();

  std::size_t size() const { return states_.size(); }
  /// Calls `visit(row, terms)` once for every file that is an input and has terms, from several
  /// threads at once; each row is one thread's alone. What the cache lacks is counted anew.
  /// REQUIRES: learn_contents().
  using VisitTerms = std::function<void(std::uint32_t row, const FileTerms& terms)>;
  void for_each_terms(std::string_view output, const VisitTerms& visit);
  /// Makes the summaries of these rows known; all other files stay without.
  void load_summaries(const std::vector<std::uint32_t>& rows);
  /// A file of the tree as the linker takes it; what is not loaded has an empty summary. With
  /// `generated`, which its terms know, its role is told without its summary.
  IndexedFile indexed_file(std::uint32_t row, bool generated) const;
  /// What was loaded of a row; else an empty summary.
  std::shared_ptr<const FileSummary> summary_of(std::uint32_t row) const;
  /// Its canonical bytes; nullopt when it has none that may be read, or they are absent.
  std::optional<std::string> bytes_of(std::uint32_t row);
  /// The path is no input of the brief: `output`, or another brief.
  bool is_input(std::uint32_t row, std::string_view output) const;
  /// Terms were counted that the cache lacks.
  bool terms_differ() const { return terms_differ_; }

  /// Hash of everything a brief of this tree can depend on, `output` and other briefs left out.
  /// REQUIRES: learn_contents().
  ContentId digest(std::string_view output) const;
  /// The files as the linker takes them, `output` and other briefs left out.
  /// REQUIRES: load_summaries().
  std::vector<IndexedFile> indexed_files(std::string_view output) const;
  std::size_t file_count(std::string_view output) const;

  /// The notes of the tree in path order, with their canonical bytes; those that cannot be read are
  /// diagnostics. REQUIRES: learn_contents().
  struct NoteFile {
    std::string path;
    std::string bytes;
  };
  std::vector<NoteFile> read_notes(std::string_view output);
  /// The contents of indexed_files(), a row each. REQUIRES: learn_contents().
  std::vector<ContentId> contents(std::string_view output) const;
  bool holds(std::string_view path) const;
  /// Content of a file; unknown where it has none or there is no such file.
  ContentId content_of(std::string_view path) const;
  /// The first path, bytewise, of an input with this content; empty: none.
  std::string path_with(const ContentId& content, std::string_view output) const;

  /// Files parsed so far, in path order; with `all` a row for every file.
  std::vector<Decision> decisions(std::string_view output, bool all) const;
  /// Trouble of scanning, reading and parsing so far, in path order.
  std::vector<Diagnostic> diagnostics() const;
  /// Throws Error{unknowable} when a needed blob is absent or the guard against hangs struck: the
  /// brief of this tree cannot be told.
  void require_complete() const;
  /// Throws Error{unknowable} when a file of the tree could not be read.
  void require_readable() const;

  bool unmerged() const { return scan_.unmerged; }
  /// Worktree mode: the rows for the next scan, contents filled in.
  StatCache& stats() { return scan_.stats; }
  bool stats_differ() const { return scan_.stats_differ; }
  /// Is there a summary or a blob link that the cache does not have?
  bool learnt_anything() const;
  /// Stores what was learnt. `stats`: nullptr leaves the stat file as it is. Returns a note or "".
  std::string store(const StatCache* stats);

 private:
  /// size(): there is no such file.
  std::size_t row_of(std::string_view path) const;
  /// What a symbolic link of the root names, when the tree holds it; else empty.
  std::string target_of(std::uint32_t row) const;
  enum class Origin : std::uint8_t { unknown, stat_data, blob_link, bytes };
  struct State {
    ContentId content;
    ContentId key;                               ///< of its summary
    std::shared_ptr<const FileSummary> summary;  ///< null: not loaded yet
    std::shared_ptr<const FileTerms> terms;      ///< counted now, to be stored; else null
    std::uint16_t sniffed = 0;                   ///< language by path and head
    Origin origin = Origin::unknown;
    bool parsed = false;
    bool linked = false;  ///< a blob link for it is to be stored
    bool absent = false;
    bool unreadable = false;  ///< the system said no; another time it may not
    std::string trouble;
  };

  /// What one thread keeps between files.
  struct Worker {
    parse::Extractor extractor;
    focus::TermCounter terms;
  };

  void for_each(const std::vector<std::uint32_t>& rows, bool load);
  void learn(std::uint32_t row, Worker& worker);
  void load(std::uint32_t row, Worker& worker);
  void read_and_summarize(std::uint32_t row, Worker& worker);
  void visit_terms(std::uint32_t row, Worker& worker, const VisitTerms& visit);
  Worker& worker_of(unsigned thread);
  ContentId key_of(std::uint32_t row) const;
  void flush(const std::vector<std::uint32_t>& rows, std::size_t begin, std::size_t end);
  const LanguageSpec* language_of(std::uint32_t row) const;
  bool is_note(std::uint32_t row) const;
  bool has_summary(std::uint32_t row) const;
  bool has_bytes(std::uint32_t row) const;
  std::string reason(std::uint32_t row) const;

  Workspace& workspace_;
  OnProgress on_progress_;
  repo::TreeScan scan_;
  std::vector<State> states_;  ///< one per scan_.files
  std::vector<std::unique_ptr<Worker>> workers_;
  std::atomic<bool> terms_differ_{false};
};

}  // namespace brief::pipeline
