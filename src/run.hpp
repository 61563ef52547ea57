// One run over one report: every stage's result, in the order of the pipeline.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/assets.hpp"
#include "check/evidence.hpp"
#include "check/finding.hpp"
#include "check/gate.hpp"
#include "document/document.hpp"
#include "document/resolve.hpp"
#include "edition/minimise.hpp"
#include "edition/reduce.hpp"
#include "house/house.hpp"
#include "layout/layout.hpp"
#include "maker.hpp"
#include "model/report.hpp"
#include "pdf/attachment.hpp"
#include "report.hpp"
#include "style/element.hpp"
#include "style/stylesheet.hpp"
#include "template/template.hpp"
#include "template/tokens.hpp"
#include "text/font_book.hpp"
#include "view/view.hpp"
#include "writers/writers.hpp"

namespace townclerk {

/// report.xml as a source; nothing when it cannot be read, which is reported.
[[nodiscard]] std::optional<FileId> load_report(const std::filesystem::path& path, Outcome& out);

/// A report that is not read from its folder: its text, and the files attached to it by name.
struct Bundle {
  std::string text;
  std::string name;  // what messages call it
  std::map<std::string, std::string, std::less<>> attached;
  std::optional<Maker> maker{};  // what the manifest names instead of this program
};

/// A stage runs when those before it left no error.
class Run {
 public:
  /// `bundle`: what is read instead of the report's file and the files attached to it; pictures and houses are looked for beside the report.
  Run(const std::filesystem::path& report, const Settings& settings, Outcome& out, const Bundle* bundle = nullptr)
      : path_(report),
        bundle_(bundle),
        settings_(settings),
        out_(out),
        assets_(house_roots(settings.templates, report.parent_path(), settings.user_folder)),
        started_(std::chrono::steady_clock::now()) {}
  /// A trial: another text of the report of a run that has its elements, which shares the house, templates, style and fonts that were read for
  /// that. It goes up to `document`; what would read another file fails.
  Run(Run& paper, const Bundle& bundle, Outcome& out);

  bool model();
  bool house();
  bool edition();
  bool view();
  bool expand();
  bool markdown();
  /// A document that is one chart, instead of what the Markdown says: the words of its directive.
  bool only_chart(std::string_view directive);
  bool document();
  bool elements();
  /// For who writes no Markdown: `elements` is the document's last reader.
  void spend_document() { spend_document_ = true; }
  /// Where the PDF is to carry what it was made from: reduces the report to what this paper needs.
  bool reduce();
  bool style();
  bool pictures();
  /// The computed values of the elements.
  bool cascade();
  /// What findings are for: a paper that is made is stopped by some; a proof tells all that nobody accepted.
  enum class Purpose { publish, proof };
  /// Looks for barriers to access and decides what the outputs may claim. False: a finding stops the paper.
  bool gate(Purpose purpose);
  bool pages();
  /// Before the first step of a run whose PDF is to carry what it was made from: what is read is noted from then on.
  void carry_source() { hashes_inputs_ = true; }
  /// What was read since carry_source(), but for the report and what it attaches, as a manifest names it.
  [[nodiscard]] std::vector<checks::Hashed> inputs() const;
  void write(const std::set<Format>& formats);
  /// The chart of only_chart, as one PDF or as a drawing for each of its sheets.
  void write_chart(const std::string& file);
  void inspect(Stage stage, bool json);
  /// For who reads the view or its Markdown, before the document has closed its gaps.
  void show_gaps_only() { gaps_only_ = true; }
  /// Those that the same report makes for other meetings and in the exempt edition, where nothing else is asked for.
  [[nodiscard]] std::vector<Settings> other_papers() const;
  /// Reports what differs from published appendices.
  void compare_published();
  /// What `elements` made, and the computed values that `cascade` gave them.
  [[nodiscard]] const style::ElementTree& tree() const { return tree_; }
  [[nodiscard]] const style::Styles& styles() const { return styles_; }

 private:
  void fail(Diagnostic diagnostic, Span at = {});
  /// Ends a step: notes its time, and says whether the next may begin.
  bool done(std::string_view step);
  [[nodiscard]] view::Options view_options() const {
    return {settings_.language, settings_.meeting, {},        settings_.exempt ? view::Edition::exempt : view::Edition::open,
            marking_,           attached_about_,   gaps_only_};
  }
  /// The id of the meeting that the report is rendered for is the command's, or the report's last.
  [[nodiscard]] const model::Meeting* meeting() const;
  /// The code of the language that is printed.
  [[nodiscard]] const std::string& language() const { return settings_.language.empty() ? report_->language : settings_.language; }
  /// The lines that mark the exempt edition and a draft, at the top of the first page.
  void mark();
  /// The house's word on a draft; empty: it is none.
  [[nodiscard]] std::string draft_mark(std::string_view language) const;
  /// Notes an input for the evidence.
  void use(std::string_view kind, std::string name, std::string_view bytes);
  void write_evidence();
  /// What the PDF's model has to hold, while the document is whole.
  void note_printed();
  /// What the paper needs of the report that `made` read, which makes the same paper.
  [[nodiscard]] edition::Minimised minimised(const Run& made);
  [[nodiscard]] std::optional<edition::Minimised> minimised_again(const std::string& text);
  /// By what two papers are held against each other: the document, or what it is made from, which is known sooner. Where that is the same, so is the
  /// document, charts apart; where it is not, the document may be.
  enum class By : std::uint8_t { document, what_makes_it };
  /// What makes a paper another one, but for what is the same in each trial of one run: that, and what is attached and told besides.
  [[nodiscard]] std::string identity(By by) const;
  [[nodiscard]] std::string what_makes_it() const;
  /// Whether a report of this text makes the same paper.
  [[nodiscard]] edition::Outcome trial(const std::string& text);
  /// What a paper says that a report of this text makes; nothing where it is at fault.
  [[nodiscard]] std::optional<std::string> words_of(const std::string& text);
  void use_fonts();
  /// What the PDF of that name carries.
  [[nodiscard]] std::vector<pdf::Attachment> attachments(const std::string& file);
  void add_supplements(const std::vector<model::Appendix>& appendices, std::vector<pdf::Attachment>& files) const;
  [[nodiscard]] std::string manifest(const std::string& file);
  [[nodiscard]] checks::Shown shown(const checks::Judged& judged) const;
  [[nodiscard]] std::vector<checks::Accepted> accepted() const;
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> alternatives() const;
  struct Citations {
    std::vector<document::ExternalDocument> documents;
    std::vector<document::PublishedCopy> copies;
  };
  [[nodiscard]] Citations cited(const std::string& language) const;
  static void cite(const std::vector<model::CitedDocument>& documents, std::string_view language, const std::string& within,
                   std::vector<document::ExternalDocument>& cited);
  /// Attached files are cited by the id of their appendix, and in a frozen appendix documents as they were published.
  static void cite_appendices(const std::vector<model::Appendix>& appendices, std::string_view language, const std::string& around,
                              std::vector<document::ExternalDocument>& cited, std::vector<document::PublishedCopy>& copies);
  [[nodiscard]] tl::expected<std::string, Diagnostic> attached_file(const std::string& file) const;
  /// Takes in the files of attached appendices.
  void attach(const std::vector<model::Appendix>& appendices);
  /// In a trial: what is known of the file of an appendix.
  void attach_again(const model::Appendix& appendix);
  [[nodiscard]] std::string output_name() const;
  /// A text asset as a source; nothing when it is missing or unreadable (which is then reported).
  std::optional<FileId> load(std::string_view house, std::string_view file, bool required, Span wanted_at);
  const mustache::Template* template_named(std::string_view name);
  std::optional<Asset> picture(std::string_view name, Span at);
  void load_font(const style::FontFace& face);
  [[nodiscard]] writers::PageWords page_words() const;

  const std::filesystem::path path_;
  const Bundle* bundle_;
  const Settings& settings_;
  Outcome& out_;
  Assets assets_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();

  std::optional<FileId> file_;                            // of the report
  std::optional<model::Report> report_;                   // of the edition, once the house is known
  std::optional<model::Report> whole_;                    // before an edition was made of it, where that changes it
  std::vector<model::Acknowledgement> acknowledgements_;  // the public edition has none of their words
  std::vector<std::string> elsewhere_;                    // ids in the papers for other meetings only
  std::string marking_;                                   // of the exempt edition
  bool gaps_only_ = false;
  bool hashes_inputs_ = false;
  bool chart_only_ = false;
  std::vector<Span> printed_;             // places in the report of what the paper prints
  std::map<By, std::string> identities_;  // SHA-256 of each
  bool has_charts_ = false;
  std::optional<edition::Minimised> carried_;  // the report that the PDF carries
  Run* like_ = nullptr;                        // of a trial: whose paper it is held against
  std::optional<text::FontBook> trial_fonts_;  // so that trials open no font of the paper's
  std::vector<std::string> asked_;             // templates, in order
  std::string wanted_house_;                   // of the paper
  std::string own_house_;                      // that the report names
  bool spend_document_ = false;
  std::vector<std::string> withheld_ids_;  // of what the public edition may leave out
  std::vector<std::string> lineage_;       // house first, then what it is based on
  std::optional<house::House> house_;
  mustache::Schema schema_;
  mustache::Value view_;
  std::map<std::string, std::optional<mustache::Template>, std::less<>> templates_;
  mustache::Tokens tokens_;
  PlacedText expanded_;
  document::Document document_;
  style::ElementTree tree_;
  std::optional<style::StyleSheet> sheet_;
  style::Styles styles_;
  std::map<std::string, std::string, std::less<>> font_files_;
  std::vector<text::Face> faces_;
  writers::Pictures pictures_;
  std::vector<layout::PictureSize> sizes_;
  std::map<std::string, std::string> attached_;                            // file → bytes
  std::map<std::string, view::AttachedFile, std::less<>> attached_about_;  // by file
  std::optional<text::FontBook> fonts_;
  layout::Pages pages_;
  std::vector<checks::Tally> checked_;
  std::vector<checks::Judged> findings_;
  std::vector<checks::Hashed> inputs_;
  std::map<FileId, std::string> input_names_;
};

}  // namespace townclerk
