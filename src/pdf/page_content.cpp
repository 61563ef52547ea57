#include "pdf/page_content.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "pdf/structure.hpp"
#include "pdf/syntax.hpp"

namespace townclerk::pdf {
namespace {

double rounded(double points) {
  return std::round(points * 100) / 100;
}

/// As printed.
double percent(float scaling) {
  return rounded(static_cast<double>(scaling) * 100);
}

/// How far the control points of a quarter circle lie from its ends, in radii: the curve stays within 0.03 % of the circle.
constexpr double quarter = 0.5522847498;

/// Dashes that are all nothing when printed are an error (§8.4.3.6).
bool is_broken(const std::vector<float>& dashes) {
  constexpr float least = 0.01F;
  return std::any_of(dashes.begin(), dashes.end(), [](float length) { return length >= least; }) &&
         std::none_of(dashes.begin(), dashes.end(), [](float length) { return length < 0; });
}

/// Turns operations into operators, writing only what changes.
class Encoder {
 public:
  Encoder(const PageContent& content, float page_height, std::span<const EmbeddedFont> fonts)
      : content_(content), height_(static_cast<double>(page_height)), fonts_(fonts) {
    out_.reserve(content.pieces.size() * 12 + content.operations.size() * 24);
  }

  std::string encode() {
    for (const auto& operation : content_.operations) std::visit([this](const auto& o) { draw(o); }, operation);
    end_text();
    return std::move(out_);
  }

 private:
  void draw(const BeginMark& mark) {
    end_text();
    out_ += '/';
    out_ += type_name(mark.type);
    append_integer(out_ += "<</MCID ", mark.mcid);
    out_ += ">>BDC\n";
  }

  void draw(const BeginArtifact& artifact) {
    end_text();
    switch (artifact.kind) {
      case File::Artifact::layout:
        out_ += "/Artifact<</Type/Layout>>BDC\n";
        break;
      case File::Artifact::header:
        out_ += "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n";
        break;
      case File::Artifact::footer:
        out_ += "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n";
        break;
    }
  }

  void draw(const EndMarked& /*end*/) {
    end_text();
    out_ += "EMC\n";
  }

  void draw(const ShowText& text) {
    if (text.count == 0) return;
    set_fill(text.colour);
    if (!in_text_) {
      out_ += "BT\n";
      in_text_ = true;
      line_x_ = 0;
      line_y_ = 0;
    }
    set_font(text);
    const double x = rounded(static_cast<double>(content_.pieces[text.first].x));
    const double y = rounded(height_ - static_cast<double>(text.baseline));
    numbers({x - line_x_, y - line_y_}, "Td");
    line_x_ = x;
    line_y_ = y;
    show(text, x);
  }

  void show(const ShowText& text, double pen) {
    const double size = static_cast<double>(text.size) * percent(text.scaling) / 100;  // across
    const EmbeddedFont& font = fonts_[text.font];
    out_ += "[(";
    for (std::uint32_t i = text.first; i < text.first + text.count; ++i) {
      const PageContent::Piece& piece = content_.pieces[i];
      const auto move = std::llround((static_cast<double>(piece.x) - pen) * 1000 / size);
      if (move != 0) {
        append_integer(out_ += ')', -move);
        out_ += '(';
        pen += static_cast<double>(move) * size / 1000;
      }
      const EmbeddedFont::Codes& codes = font.codes(piece.text);
      out_ += codes.raised ? font.raised_codes(piece.text, text.size).bytes : codes.bytes;
      pen += codes.width * size / 1000 + codes.count * static_cast<double>(text.letter_spacing) * percent(text.scaling) / 100;
    }
    out_ += ")]TJ\n";
  }

  void draw(const FillRectangle& fill) {
    end_text();
    set_fill(fill.colour);
    numbers({static_cast<double>(fill.x), height_ - static_cast<double>(fill.y) - static_cast<double>(fill.height), static_cast<double>(fill.width),
             static_cast<double>(fill.height)},
            "re f");
  }

  void draw(const DrawShape& operation) {
    end_text();
    const Shape& shape = content_.shapes[operation.shape];
    const Paint& paint = shape.paint;
    if (paint.fill) set_fill(*paint.fill);
    if (paint.width > 0) set_pen(paint);
    const bool open_area = std::visit([this](const auto& outline) { return trace(outline); }, shape.outline);
    if (paint.width <= 0) {
      out_ += "f\n";
    } else if (paint.fill) {
      out_ += open_area ? "b\n" : "B\n";
    } else {
      out_ += open_area ? "s\n" : "S\n";
    }
  }

  /// Constructs the path (§8.5.2); true: it is an area whose last stretch is still to be closed.
  bool trace(const Polyline& line) {
    const char* op = "m";
    for (const Point& point : line.points) {
      numbers({static_cast<double>(point.x), height_ - static_cast<double>(point.y)}, op);
      op = "l";
    }
    return line.closed;
  }

  bool trace(const RoundedRectangle& box) {
    const double left = static_cast<double>(box.x);
    const double top = height_ - static_cast<double>(box.y);
    const double right = left + static_cast<double>(box.width);
    const double bottom = top - static_cast<double>(box.height);
    const double r = static_cast<double>(box.radius);
    if (r <= 0) {
      numbers({left, bottom, right - left, top - bottom}, "re");
      return false;
    }
    const double c = r * (1 - quarter);  // from the corner to the control points
    numbers({left + r, top}, "m");
    numbers({right - r, top}, "l");
    numbers({right - c, top, right, top - c, right, top - r}, "c");
    numbers({right, bottom + r}, "l");
    numbers({right, bottom + c, right - c, bottom, right - r, bottom}, "c");
    numbers({left + r, bottom}, "l");
    numbers({left + c, bottom, left, bottom + c, left, bottom + r}, "c");
    numbers({left, top - r}, "l");
    numbers({left, top - c, left + c, top, left + r, top}, "c");
    return true;
  }

  void draw(const DrawImage& image) {
    end_text();
    out_ += "q ";
    numbers({static_cast<double>(image.width), 0, 0, static_cast<double>(image.height), static_cast<double>(image.x),
             height_ - static_cast<double>(image.y) - static_cast<double>(image.height)},
            "cm");
    append_integer(out_ += "/I", image.image);
    out_ += " Do Q\n";
  }

  void end_text() {
    if (in_text_) out_ += "ET\n";
    in_text_ = false;
  }

  void set_font(const ShowText& text) {
    if (text.font != font_ || text.size != size_) {
      append_integer(out_ += "/F", text.font);
      out_ += ' ';
      numbers({static_cast<double>(text.size)}, "Tf");
      font_ = text.font;
      size_ = text.size;
    }
    if (text.letter_spacing != letter_spacing_) {
      letter_spacing_ = text.letter_spacing;
      append_number(out_, static_cast<double>(letter_spacing_), 3);
      out_ += " Tc\n";
    }
    if (text.scaling != scaling_) {
      scaling_ = text.scaling;
      numbers({percent(scaling_)}, "Tz");
    }
  }

  void set_fill(Colour wanted) {
    if (wanted == fill_) return;
    fill_ = wanted;
    colour(wanted, "rg");
  }

  void set_pen(const Paint& wanted) {
    if (wanted.line != pen_.line) colour(wanted.line, "RG");
    if (wanted.width != pen_.width) numbers({static_cast<double>(wanted.width)}, "w");
    if (wanted.round != pen_.round) out_ += wanted.round ? "1 J 1 j\n" : "0 J 0 j\n";
    std::vector<float> dashes = is_broken(wanted.dashes) ? wanted.dashes : std::vector<float>();
    if (dashes != pen_.dashes) {
      out_ += '[';
      for (std::size_t i = 0; i < dashes.size(); ++i) append_number(i == 0 ? out_ : out_ += ' ', static_cast<double>(dashes[i]));
      out_ += "]0 d\n";
    }
    pen_ = {{}, wanted.width, wanted.line, std::move(dashes), wanted.round};
  }

  void colour(Colour c, const char* op) {
    for (const std::uint8_t part : {c.r, c.g, c.b}) {
      append_number(out_, part / 255.0, 3);
      out_ += ' ';
    }
    out_ += op;
    out_ += '\n';
  }

  void numbers(std::initializer_list<double> values, const char* op) {
    for (const double value : values) {
      append_number(out_, value);
      out_ += ' ';
    }
    out_ += op;
    out_ += '\n';
  }

  const PageContent& content_;
  double height_;
  std::span<const EmbeddedFont> fonts_;
  std::string out_;
  bool in_text_ = false;
  double line_x_ = 0;
  double line_y_ = 0;
  Colour fill_;  // black, as every page begins
  Paint pen_{.width = 1};
  std::optional<std::uint32_t> font_;
  float size_ = 0;
  float letter_spacing_ = 0;
  float scaling_ = 1;
};

}  // namespace

std::string content_stream(const PageContent& content, float page_height, std::span<const EmbeddedFont> fonts) {
  return Encoder(content, page_height, fonts).encode();
}

}  // namespace townclerk::pdf
