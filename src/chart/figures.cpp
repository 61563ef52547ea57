#include "chart/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "chart/arrange.hpp"
#include "chart/box_text.hpp"
#include "chart/boxes.hpp"
#include "chart/draw.hpp"
#include "chart/key.hpp"
#include "chart/list.hpp"

namespace townclerk::chart {
namespace {

using document::Block;

constexpr float column_share = 0.8F;  // of the column's height
constexpr float key_size = 8;
constexpr std::size_t most_rounds = 4;

class FigureMaker {
 public:
  FigureMaker(const Chart& chart, const Request& request, const Words& words, const Look& look, text::FontBook& fonts, const Standing& standing,
              Diagnostics& diagnostics)
      : chart_(chart),
        request_(request),
        words_(words),
        look_(look),
        fonts_(fonts),
        standing_(standing),
        diagnostics_(diagnostics),
        caption_(standing.caption()) {}

  std::vector<Block> make();

 private:
  /// Boxes, their words and where they stand, made again until every line that no sheet can show is said in words.
  void arrange_all(std::set<std::pair<std::size_t, std::size_t>> worded);
  /// Names the members of boards in their boxes, if that costs no sheet more.
  void arrange_with_members();
  void measure(const std::set<std::pair<std::size_t, std::size_t>>& worded);
  void fit();
  [[nodiscard]] std::set<std::pair<std::size_t, std::size_t>> torn_ties() const;
  [[nodiscard]] Limits limits(Room room, float least) const;
  void name_figures();
  [[nodiscard]] static bool is_readable(const Sheet& sheet);
  [[nodiscard]] std::optional<FittedDrawing> drawing(std::size_t sheet) const;
  [[nodiscard]] Block list(std::size_t sheet) const;
  [[nodiscard]] std::string title(std::size_t sheet) const;
  [[nodiscard]] std::size_t entry(BoxId box) const { return boxes_.meanings[box].entry; }
  [[nodiscard]] Key key() const { return {words_, *text_, look_, key_size}; }

  const Chart& chart_;
  const Request& request_;
  const Words& words_;
  const Look& look_;
  text::FontBook& fonts_;
  const Standing& standing_;
  Diagnostics& diagnostics_;
  std::string caption_;
  Boxes boxes_;
  std::unique_ptr<BoxText> text_;
  std::vector<Sheet> sheets_;
  bool on_page_ = false;
  std::vector<std::string> ids_;        // by sheet
  std::vector<std::string> figure_of_;  // by box: of the sheet that it roots
};

void FigureMaker::measure(const std::set<std::pair<std::size_t, std::size_t>>& worded) {
  boxes_ = make_boxes(chart_, words_, request_.functions, worded);
  text_ = std::make_unique<BoxText>(look_, fonts_, words_);
  for (const std::vector<BoxParagraph>& each : boxes_.words) text_->add(each);
}

Limits FigureMaker::limits(Room room, float least) const {
  return {room.width - 2 * drawing_edge, room.height - 2 * drawing_edge - key().height(styles_of(boxes_), room.width), least, look_.body_size()};
}

/// One drawing in the column, where its type is large and most of the page is left to the text; else what pages take.
void FigureMaker::fit() {
  const float width = text_->width(caption_, true) * look_.caption_size();
  const auto lines = [&](Room room) { return caption_.empty() ? 0 : static_cast<int>(std::ceil(width / room.width)); };
  const Room column = look_.column(standing_.column, lines({standing_.column, 0}));
  on_page_ = false;
  const Limits in_column = limits({column.width, column.height * column_share}, Look::least_in_column);
  if (std::optional<Sheet> sheet = arrange_on_one(boxes_.diagram, *text_, in_column)) {
    sheets_.clear();
    sheets_.push_back(std::move(*sheet));
    return;
  }
  on_page_ = true;
  const int caption_lines = lines(look_.page(0, 0));
  sheets_ = arrange(boxes_.diagram, *text_, limits(look_.page(standing_.heading_level, caption_lines), Look::least_size));
  if (sheets_.size() > 1 && caption_lines == 0)
    sheets_ = arrange(boxes_.diagram, *text_, limits(look_.page(standing_.heading_level, 1), Look::least_size));
  const auto in_team = [](const Box& box) { return box.is_team; };
  std::vector<Box>& boxes = boxes_.diagram.boxes;
  if (std::all_of(sheets_.begin(), sheets_.end(), is_readable) || std::none_of(boxes.begin(), boxes.end(), in_team)) return;
  for (Box& box : boxes) box.is_team = false;  // too many for a row
  fit();
}

/// Lines whose ends stand on different sheets.
std::set<std::pair<std::size_t, std::size_t>> FigureMaker::torn_ties() const {
  std::set<std::uint32_t> drawn;
  for (const Sheet& sheet : sheets_)
    for (const Route& route : sheet.routes) drawn.insert(route.tie);
  std::set<std::pair<std::size_t, std::size_t>> torn;
  for (std::uint32_t tie = 0; tie < boxes_.ties.size(); ++tie)
    if (!drawn.contains(tie)) torn.emplace(boxes_.ties[tie].entry, boxes_.ties[tie].link);
  return torn;
}

void FigureMaker::arrange_all(std::set<std::pair<std::size_t, std::size_t>> worded) {
  for (std::size_t round = 0; round < most_rounds; ++round) {
    measure(worded);
    fit();
    const auto torn = torn_ties();
    if (torn.empty()) return;
    worded.insert(torn.begin(), torn.end());
  }
  for (const TieMeaning& each : boxes_.ties) worded.emplace(each.entry, each.link);
  measure(worded);
  fit();
}

void FigureMaker::arrange_with_members() {
  std::set<std::pair<std::size_t, std::size_t>> members;
  for (std::size_t at = 0; at < chart_.entries().size(); ++at) {
    const std::vector<Link>& links = chart_.entries()[at].links;
    for (std::size_t i = 0; i < links.size(); ++i)
      if (links[i].incoming && links[i].kind == model::LineKind::membership) members.emplace(at, i);
  }
  arrange_all(members);
  if (members.empty() || sheets_.size() == 1) return;
  Boxes boxes = std::move(boxes_);
  std::unique_ptr<BoxText> text = std::move(text_);
  std::vector<Sheet> sheets = std::move(sheets_);
  const bool on_page = on_page_;
  arrange_all({});
  if (sheets_.size() < sheets.size()) return;
  boxes_ = std::move(boxes);
  text_ = std::move(text);
  sheets_ = std::move(sheets);
  on_page_ = on_page;
}

void FigureMaker::name_figures() {
  figure_of_.resize(boxes_.meanings.size());
  for (const Sheet& sheet : sheets_) {
    std::string id = standing_.attributes.id;
    if (!ids_.empty()) {
      const Entry& root = chart_.entries()[entry(sheet.root)];
      id += '-' + (root.post != nullptr ? root.post->id : root.unit->id);
      figure_of_[sheet.root] = id;
    }
    ids_.push_back(std::move(id));
  }
}

/// No type is smaller than may be, whatever a chart asks for.
bool FigureMaker::is_readable(const Sheet& sheet) {
  constexpr float tolerance = 0.01F;
  return sheet.type_size > Look::least_size - tolerance;
}

std::string FigureMaker::title(std::size_t sheet) const {
  if (sheet > 0) return words_.title(chart_.entries()[entry(sheets_[sheet].root)]);
  if (!caption_.empty() || sheets_.size() == 1) return caption_;
  return chart_.top().size() == 1 ? words_.title(chart_.entries()[chart_.top().front()]) : words_.label("chart-overview");
}

std::optional<FittedDrawing> FigureMaker::drawing(std::size_t sheet) const {
  if (!is_readable(sheets_[sheet])) return std::nullopt;
  const float width = on_page_ ? look_.page(0, 0).width : standing_.column;
  return FittedDrawing{draw(sheets_[sheet], boxes_, *text_, look_, key(), {width, words_.label("chart-see"), figure_of_}), on_page_};
}

Block FigureMaker::list(std::size_t sheet) const {
  std::map<std::size_t, std::string> elsewhere;  // by entry
  for (const PlacedBox& each : sheets_[sheet].boxes)
    if (each.cut && each.box != sheets_[sheet].root) elsewhere.emplace(entry(each.box), figure_of_[each.box]);
  const ShownIn shown_in = [&elsewhere](std::size_t at) {
    const auto found = elsewhere.find(at);
    return found == elsewhere.end() ? std::string() : found->second;
  };
  const std::vector<std::size_t> top = sheet == 0 ? chart_.top() : std::vector<std::size_t>{entry(sheets_[sheet].root)};
  return list_of(chart_, top, words_, shown_in, standing_.at);
}

std::vector<Block> FigureMaker::make() {
  arrange_with_members();
  name_figures();
  std::vector<Block> out;
  for (std::size_t sheet = 0; sheet < sheets_.size(); ++sheet) {
    const std::string caption = title(sheet);
    const std::string about = sheet > 0 ? caption : words_.name_of(request_.root);
    const FigureWords figure{ids_[sheet], caption, about, shown(request_.state, words_), sheets_.size() > 1};
    for (Block& block : figure_and_list(standing_, figure, words_, drawing(sheet), list(sheet), diagnostics_)) out.push_back(std::move(block));
  }
  return out;
}

}  // namespace

std::vector<Block> figures(const Chart& chart, const Request& request, const Words& words, const Look& look, text::FontBook& fonts,
                           const Standing& standing, Diagnostics& diagnostics) {
  return FigureMaker(chart, request, words, look, fonts, standing, diagnostics).make();
}

}  // namespace townclerk::chart
