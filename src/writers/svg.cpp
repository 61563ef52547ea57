#include "writers/svg.hpp"

#include <algorithm>
#include <array>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "base/escape.hpp"
#include "pdf/syntax.hpp"

namespace townclerk::writers {
namespace {

using document::Drawing;
using document::Point;
using document::Polyline;
using document::Rectangle;
using document::Shape;
using document::Stroke;
using document::TextLine;

/// Text without the control characters that XML refuses; `kept` stays.
std::string printable(std::string_view words, char kept = ' ') {
  std::string out(words);
  std::replace_if(
      out.begin(), out.end(), [kept](char c) { return (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) && c != kept; }, ' ');
  return out;
}

/// "#1f4e5f", "#fff".
std::string colour(Rgb rgb) {
  const std::string full = fmt::format("#{:02x}{:02x}{:02x}", rgb.r, rgb.g, rgb.b);
  const bool twice = full[1] == full[2] && full[3] == full[4] && full[5] == full[6];
  return twice ? std::string{full[0], full[1], full[3], full[5]} : full;
}

/// The families as CSS names them, a generic one last.
std::string font_list(const std::vector<std::string>& families) {
  constexpr std::array<std::string_view, 3> generic{"sans-serif", "serif", "monospace"};
  std::string out;
  for (const std::string& family : families) {
    if (std::find(generic.begin(), generic.end(), family) != generic.end()) continue;
    out += '\'';
    for (const char c : printable(family)) {
      if (c == '\'' || c == '\\') out += '\\';
      out += c;
    }
    out += "',";
  }
  return out + "sans-serif";
}

/// How far lines reach beyond the drawing's edges: half of their width, where they lie on an edge. A picture would be cut there.
float overhang(const Drawing& drawing) {
  float most = 0;
  const auto reach = [&](float x, float y, float half) {
    most = std::max({most, half - x, half - y, x + half - drawing.width, y + half - drawing.height});
  };
  for (const Shape& shape : drawing.shapes) {
    if (const auto* box = std::get_if<Rectangle>(&shape)) {
      reach(box->x, box->y, box->stroke.width / 2);
      reach(box->x + box->width, box->y + box->height, box->stroke.width / 2);
    } else if (const auto* line = std::get_if<Polyline>(&shape)) {
      for (const Point& point : line->points) reach(point.x, point.y, line->stroke.width / 2);
    }
  }
  return most;
}

class SvgWriter {
 public:
  explicit SvgWriter(const Drawing& drawing) : drawing_(drawing) {
    for (const Shape& shape : drawing.shapes) {
      const auto* line = std::get_if<TextLine>(&shape);
      if (line == nullptr) continue;
      size_ = line->size;
      break;
    }
  }

  std::string element(std::string_view title_id) {
    out_ += "<svg";
    frame(ground());
    attribute("aria-labelledby", title_id);
    out_ += ">\n";
    words("title", title_id, drawing_.alternative);
    open_group();
    return close();
  }

  std::string file(std::string_view language, std::string_view title, std::string_view description) {
    out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"";
    attribute("xml:lang", language);
    attribute("lang", language);
    Rectangle paper = ground();
    paper.y -= drawing_.mark_height;
    paper.height += drawing_.mark_height;
    for (const TextLine& line : drawing_.mark) paper.width = std::max(paper.width, line.x + line.width - paper.x);
    frame(paper);
    attribute("aria-labelledby", "title");
    attribute("aria-describedby", "description");
    out_ += ">\n";
    words("title", "title", title);
    words("desc", "description", description);
    open_group();
    shape(paper);
    for (TextLine line : drawing_.mark) {
      line.baseline -= drawing_.mark_height;
      shape(line);
    }
    return close() + '\n';
  }

 private:
  [[nodiscard]] Rectangle ground() const {
    const float more = overhang(drawing_);
    return {-more, -more, drawing_.width + 2 * more, drawing_.height + 2 * more, 0, Rgb{0xFF, 0xFF, 0xFF}, {}};
  }

  /// Size and role, in the first tag.
  void frame(const Rectangle& ground) {
    number("width", ground.width, "pt");
    number("height", ground.height, "pt");
    out_ += " viewBox=\"";
    for (const float length : {ground.x, ground.y, ground.width, ground.height}) {
      if (out_.back() != '"') out_ += ' ';
      value(length);
    }
    out_ += "\" role=\"img\"";
  }

  void words(std::string_view tag, std::string_view id, std::string_view text) {
    out_ += fmt::format("<{}", tag);
    attribute("id", id);
    out_ += '>';
    append_xml_text(out_, printable(text, '\n'));
    out_ += fmt::format("</{}>\n", tag);
  }

  void open_group() {
    out_ += "<g aria-hidden=\"true\"";
    attribute("font-family", font_list(drawing_.font_family));
    if (size_ > 0) number("font-size", size_);
    out_ += ">\n";
  }

  std::string close() {
    for (const Shape& each : drawing_.shapes) std::visit([this](const auto& known) { shape(known); }, each);
    out_ += "</g>\n</svg>";
    return std::move(out_);
  }

  void shape(const Rectangle& box) {
    out_ += "<rect";
    number("x", box.x);
    number("y", box.y);
    number("width", box.width);
    number("height", box.height);
    if (box.radius > 0) number("rx", box.radius);
    paint(box.fill, box.stroke);
    out_ += "/>\n";
  }

  void shape(const Polyline& line) {
    out_ += line.closed ? "<polygon points=\"" : "<polyline points=\"";
    for (const Point& point : line.points) {
      if (&point != &line.points.front()) out_ += ' ';
      value(point.x);
      out_ += ',';
      value(point.y);
    }
    out_ += '"';
    paint(line.fill, line.stroke);
    out_ += "/>\n";
  }

  void shape(const TextLine& line) {
    if (line.words.empty()) return;
    out_ += "<text";
    number("x", line.x);
    number("y", line.baseline);
    if (line.size != size_) number("font-size", line.size);
    if (line.bold) out_ += " font-weight=\"700\"";
    if (line.colour != Rgb{}) attribute("fill", colour(line.colour));
    if (line.width > 0) {
      number("textLength", line.width);
      out_ += " lengthAdjust=\"spacingAndGlyphs\"";
    }
    out_ += '>';
    append_xml_text(out_, printable(line.words));
    out_ += "</text>\n";
  }

  void paint(const std::optional<Rgb>& fill, const Stroke& stroke) {
    attribute("fill", fill ? colour(*fill) : "none");
    if (stroke.width <= 0) return;
    attribute("stroke", colour(stroke.colour));
    if (stroke.width != 1) number("stroke-width", stroke.width);
    if (!stroke.dashes.empty()) {
      out_ += " stroke-dasharray=\"";
      for (std::size_t i = 0; i < stroke.dashes.size(); ++i) {
        if (i > 0) out_ += ' ';
        value(stroke.dashes[i]);
      }
      out_ += '"';
    }
    if (stroke.round) out_ += " stroke-linecap=\"round\"";
  }

  void value(float number) { pdf::append_number(out_, number); }
  void number(std::string_view name, float number, std::string_view unit = {}) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    value(number);
    out_ += unit;
    out_ += '"';
  }
  void attribute(std::string_view name, std::string_view words) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_xml_text(out_, words);
    out_ += '"';
  }

  const Drawing& drawing_;
  float size_ = 0;  // of the first line, and so of nearly all
  std::string out_;
};

}  // namespace

std::string svg_file(const document::DrawingFile& file, const document::Metadata& report) {
  std::string title = report.title.empty() ? report.id : report.title;
  if (!file.title.empty()) title += (title.empty() ? "" : ": ") + file.title;
  return SvgWriter(*file.drawing).file(report.language, title, file.description);
}

std::string svg_element(const Drawing& drawing, std::string_view title_id) {
  return SvgWriter(drawing).element(title_id);
}

}  // namespace townclerk::writers
