#include "report.hpp"

#include <utility>

#include <fmt/format.h>

#include "carried.hpp"
#include "manifest.hpp"
#include "model/codes.hpp"
#include "model/freeze.hpp"
#include "model/values.hpp"
#include "pdf/codes.hpp"
#include "run.hpp"

namespace townclerk {
namespace fs = std::filesystem;
namespace {

/// The pipeline, from report.xml to elements and style: what every format needs.
bool prepare(Run& run) {
  return run.model()                          // report.xml → values
         && run.house()                       // house.xml → how this council writes
         && run.edition()                     // what this edition may say
         && run.view()                        // the names that templates may use
         && run.expand()                      // templates + view → Markdown
         && run.style()                       // style sheets, which charts are fitted to
         && run.markdown()                    // Markdown → tree
         && run.document()                    // its charts drawn, numbered and with its references resolved
         && run.elements()                    // tree → elements
         && run.reduce()                      // the report → what this paper needs of it
         && run.pictures() && run.cascade();  // elements + style → computed values
}

template <typename Work>
Outcome guarded(const Work& work) {
  Outcome out;
  work(out);
  if (out.diagnostics.has_errors()) {
    out.files.clear();
    out.text.clear();
  }
  return out;
}

}  // namespace

Outcome render(const fs::path& report, const Settings& settings, const std::set<Format>& formats) {
  return guarded([&](Outcome& out) {
    Run run(report, settings, out);
    if (!formats.contains(Format::markdown)) run.spend_document();
    if (settings.source && formats.contains(Format::pdf)) run.carry_source();
    if (prepare(run) && run.gate(Run::Purpose::publish)) run.write(formats);
  });
}

Outcome check(const fs::path& report, const Settings& settings) {
  std::vector<Settings> others;
  Outcome out = guarded([&](Outcome& one) {
    Run run(report, settings, one);
    if (prepare(run)) {
      run.gate(Run::Purpose::proof);
      if (run.pages()) run.compare_published();
    }
    others = run.other_papers();
  });
  for (const Settings& own : others) {
    Outcome paper;
    paper.sources = std::move(out.sources);
    Run run(report, own, paper);
    if (prepare(run)) {
      run.gate(Run::Purpose::proof);
      run.pages();
    }
    out.sources = std::move(paper.sources);
    const std::string which = own.exempt && !settings.exempt      ? "the exempt edition"
                              : own.language != settings.language ? fmt::format("the paper in the language '{}'", own.language)
                                                                  : fmt::format("the paper for the meeting '{}'", own.meeting);
    for (const Diagnostic& each : paper.diagnostics.all()) out.diagnostics.add(Diagnostic(each).note(fmt::format("this is in {}", which)));
  }
  return out;
}

Outcome draw_chart(const fs::path& report, const Settings& settings, const ChartWish& wish) {
  return guarded([&](Outcome& out) {
    Run run(report, settings, out);
    const bool ready = run.model() && run.house() && run.edition() && run.style() && run.only_chart(wish.directive) && run.document() &&
                       run.elements() && run.cascade() && run.gate(Run::Purpose::publish);
    if (ready) run.write_chart(wish.file);
  });
}

Outcome extract(const fs::path& pdf) {
  return guarded([&](Outcome& out) {
    auto carried = read_carried(pdf, out);
    if (!carried) return;
    out.again = again(carried->manifest);
    out.files.push_back({std::string(model_file), std::move(carried->bundle.text)});
    for (auto& [name, bytes] : carried->bundle.attached) out.files.push_back({name, std::move(bytes)});
  });
}

Outcome verify(const fs::path& pdf, const Settings& settings, const fs::path& beside) {
  return guarded([&](Outcome& out) {
    auto carried = read_carried(pdf, out);
    if (!carried) return;
    if (!carried->has_manifest) {
      out.diagnostics.add(Diagnostic(pdf::codes::P104, {}, fmt::format("'{}' does not tell how it was made", pdf.string())));
      return;
    }
    Settings own = carried->manifest.settings;
    own.templates = settings.templates;
    own.user_folder = settings.user_folder;
    carried->bundle.maker = carried->manifest.maker;  // the paper tells who made it: only the rest may differ
    Run run(beside / model_file, own, out, &carried->bundle);
    run.carry_source();
    if (prepare(run) && run.gate(Run::Purpose::publish)) run.write({Format::pdf});
    compare(pdf, *carried, run.inputs(), out);
    out.files.clear();
  });
}

Outcome freeze(const fs::path& report, const Freezing& freezing) {
  return guarded([&](Outcome& out) {
    const auto date = model::parse_date(freezing.date);
    if (!date || date->day == 0) {
      out.diagnostics.add(Diagnostic(model::codes::M114, {}, fmt::format("'{}' is not a day on which something is published", freezing.date))
                              .hint("write year, month and day as in 2013-04-19"));
    }
    const auto file = load_report(report, out);
    if (!file || out.diagnostics.has_errors()) return;
    auto text = model::freeze(out.sources, *file, {freezing.appendix, *date, freezing.replace}, out.diagnostics);
    if (text) out.files.push_back({report.filename().string(), std::move(*text)});
  });
}

Outcome inspect(const fs::path& report, const Settings& settings, Stage stage, bool json) {
  return guarded([&](Outcome& out) {
    Run run(report, settings, out);
    if (stage == Stage::view || stage == Stage::markdown) run.show_gaps_only();
    const bool ready = stage == Stage::view       ? run.model() && run.house() && run.edition() && run.view()
                       : stage == Stage::markdown ? run.model() && run.house() && run.edition() && run.view() && run.expand()
                       : stage == Stage::document ? run.model() && run.house() && run.edition() && run.view() && run.expand() && run.style() &&
                                                        run.markdown() && run.document()
                                                  : prepare(run);
    if (ready) run.inspect(stage, json);
  });
}

}  // namespace townclerk
