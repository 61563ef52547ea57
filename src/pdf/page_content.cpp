#include "pdf/page_content.hpp"

#include <cmath>
#include <optional>

#include "pdf/structure.hpp"
#include "pdf/syntax.hpp"

namespace townclerk::pdf {
namespace {

double rounded(double points) {
  return std::round(points * 100) / 100;
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
    const double size = static_cast<double>(text.size);
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
      pen += codes.width * size / 1000 + codes.count * static_cast<double>(text.letter_spacing);
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

  void draw(const DrawDashes& line) {
    end_text();
    const double width = static_cast<double>(line.width);
    out_ += "q ";
    colour(line.colour, "RG");
    numbers({width}, "w");
    append_number(out_ += line.round ? "1 J[0 " : "[", width * (line.round ? 2 : 3));
    out_ += "]0 d\n";
    numbers({static_cast<double>(line.x1), height_ - static_cast<double>(line.y1)}, "m");
    numbers({static_cast<double>(line.x2), height_ - static_cast<double>(line.y2)}, "l S");
    out_ += "Q\n";
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
  }

  void set_fill(Colour wanted) {
    if (wanted == fill_) return;
    fill_ = wanted;
    colour(wanted, "rg");
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
  std::optional<std::uint32_t> font_;
  float size_ = 0;
  float letter_spacing_ = 0;
};

}  // namespace

std::string content_stream(const PageContent& content, float page_height, std::span<const EmbeddedFont> fonts) {
  return Encoder(content, page_height, fonts).encode();
}

}  // namespace townclerk::pdf
