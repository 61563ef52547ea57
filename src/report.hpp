// townclerk as a library: one report.xml in, the committee report out. This header and the base headers that it includes are the public ones.
//
// Every call reads the report anew, does not print, does not write, keeps no state, and may run beside others in another thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "base/print.hpp"
#include "base/source.hpp"

namespace townclerk {

enum class Format { markdown, html, pdf };

/// The stages whose result `inspect` shows.
enum class Stage { view, markdown, document, pages };

struct Settings {
  /// Folders of houses, searched in order before the report's own folder `templates`, the user's and the built-in set.
  std::vector<std::filesystem::path> templates;
  /// The user's configuration folder (houses in its `templates`); empty: none.
  std::filesystem::path user_folder;
  std::string house;     // instead of the report's
  std::string language;  // of the output; empty: the report's own
  std::string meeting;   // id; empty: the last
  bool exempt = false;   // the edition with what is withheld from the public, marked as such
  /// Past findings of family B; the outputs say that they are a draft and claim no standard.
  bool draft = false;
  bool evidence = false;  // of render: make the evidence sheet
  /// A PDF carries the report reduced to what its paper prints (report.xml) and how it was made (townclerk.json); not where P107 warns. Files
  /// attached to the report are carried anyway.
  bool source = true;
  /// ISO date for outputs of a report that states none (from SOURCE_DATE_EPOCH); empty: no date.
  std::string fallback_date;
};

/// How much a call read and built: what the bounds on hostile input hold.
struct Usage {
  std::size_t bytes_read = 0;  // report, house, templates, styles
  std::size_t nodes = 0;       // blocks of the document and elements
};

/// The accessibility evidence sheet of a paper as HTML and as JSON: what was checked, what was accepted by whom, what a person must still check,
/// and the SHA-256 of every input and output. For the council's records: it names who accepted findings.
struct EvidenceSheet {
  std::string html;
  std::string json;
};

/// How a paper is made again from what was taken out of its PDF.
struct Again {
  std::string epoch;                  // SOURCE_DATE_EPOCH, where it gave the date
  std::string options;                // of `render`, behind the report; HOUSES in them stands for a folder
  std::vector<std::string> pictures;  // files to be put beside the report
  std::vector<std::string> houses;    // files in the folder HOUSES: those of houses that are not built in
};

/// What a call made, and what it has to say. `files` and `text` are empty when there are errors.
struct Outcome {
  Sources sources;
  Diagnostics diagnostics;
  /// Named <id>[.<meeting>][.<language>][.exempt].md, .html, .pdf; drawings stand beside the .md, -<id of the figure>.svg behind its name.
  std::vector<OutputFile> files;
  EvidenceSheet evidence;         // when it was asked for, and files were made or a finding stopped them
  std::string text;               // of inspect and verify
  Again again;                    // of extract
  bool is_bug = false;            // an error is no fault of the input (P108)
  std::vector<std::string> used;  // templates, houses and styles in order of use, by the name of the file that won
  Usage usage;
  /// Wall time of each pipeline step in microseconds, in order.
  std::vector<std::pair<std::string_view, double>> times;
};

/// Findings of family B are warnings, and errors in a report with status="published" that is not made as a draft, unless they are acknowledged;
/// those of a historic report are in the evidence only.
[[nodiscard]] Outcome render(const std::filesystem::path& report, const Settings& settings, const std::set<Format>& formats);

/// All faults that can be found without writing anything, in the papers for all its meetings and in all languages of its title, unless one is
/// asked for, and what differs from published appendices (M131); no files. Findings of family B are errors, unless they are acknowledged or the report is historic.
[[nodiscard]] Outcome check(const std::filesystem::path& report, const Settings& settings);

/// A chart of a report's structure by itself.
struct ChartWish {
  std::string directive;  // as after ```chart: "proposed set=decided root=place depth=2 functions=none"
  std::string file;       // name of the file; .svg is a drawing, every other name a PDF
};

/// The chart with its key as a PDF, followed by the same in words, or as SVG: a file for each sheet, the first with the name asked for, the
/// others with the id of their branch behind it. Errors: those of the report, C101 to C104.
[[nodiscard]] Outcome draw_chart(const std::filesystem::path& report, const Settings& settings, const ChartWish& wish);

/// What a PDF carries: the model of its edition as report.xml, and the files attached to the report. Errors: A101, A102 the file; P103 to
/// P105 what it carries.
[[nodiscard]] Outcome extract(const std::filesystem::path& pdf);

/// Renders a paper again from what its PDF carries, with the settings that it was made with, and compares the bytes; no files. P106 names all
/// that is not the same: program, build, libraries, inputs, the PDF; P108 is where nothing is. Of `settings` only where houses are looked for;
/// `beside`: the folder of pictures, which no PDF carries as they were.
[[nodiscard]] Outcome verify(const std::filesystem::path& pdf, const Settings& settings, const std::filesystem::path& beside);

/// How an appendix is frozen.
struct Freezing {
  std::string appendix;  // id of a written or generated one
  std::string date;      // of its publication, as 2013-04-19
  bool replace = false;  // the copy that is there already
};

/// The report with a copy of what an appendix prints from inside it (<as-published>), so that it stays as it was published: one file, to be
/// written in the place of the report. Every other byte is the report's. Errors: those of the report, M104 no such appendix, M114 the date,
/// M129 frozen already, M130 not to be frozen.
[[nodiscard]] Outcome freeze(const std::filesystem::path& report, const Freezing& freezing);

/// One stage as text or JSON.
[[nodiscard]] Outcome inspect(const std::filesystem::path& report, const Settings& settings, Stage stage, bool json);

/// Every code that a diagnostic may carry, by family and number.
[[nodiscard]] std::span<const Code> all_codes();

/// The long explanation of a code as Markdown; empty when there is no such code.
[[nodiscard]] std::string explain(std::string_view code);

[[nodiscard]] std::string_view version();
/// "townclerk 0.1.0".
[[nodiscard]] std::string program_name();
/// The same, with the build (SHA-256 over the program's sources) and the libraries that decide on what a paper looks like, a line each.
[[nodiscard]] std::string about_program();

}  // namespace townclerk
