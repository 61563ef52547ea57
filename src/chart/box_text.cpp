#include "chart/box_text.hpp"

#include <algorithm>
#include <utility>

#include "text/breaks.hpp"

namespace townclerk::chart {
namespace {

constexpr float bullet_indent = 0.75F;
constexpr float longest_word = 14;  // em: what is longer and has seams is broken
constexpr float behind_fate = 0.3F;
constexpr float tolerance = 1e-4F;
constexpr std::string_view bullet = "•";
constexpr std::string_view soft_hyphen = "\u00AD";
constexpr std::string_view hyphen = "-";

std::vector<const text::Font*> faces(const Look& look, text::FontBook& fonts, int weight) {
  std::vector<const text::Font*> out;
  for (const std::string& family : look.font_family())
    if (const text::Font* font = fonts.find(family, weight, false)) out.push_back(font);
  return out;
}

float width_in(const std::vector<const text::Font*>& fonts, std::string_view words) {
  const text::Shaped* best = nullptr;
  const text::Font* with = nullptr;
  for (const text::Font* font : fonts) {
    const text::Shaped& shaped = font->shape(words, {});
    if (best == nullptr || shaped.missing == std::string::npos) {
      best = &shaped;
      with = font;
    }
    if (shaped.missing == std::string::npos) break;
  }
  return best == nullptr ? 0 : static_cast<float>(best->width) / static_cast<float>(with->metrics().units_per_em);
}

}  // namespace

BoxText::BoxText(const Look& look, text::FontBook& fonts, const Words& words)
    : look_(look),
      regular_(faces(look, fonts, 400)),
      bold_(faces(look, fonts, 700)),
      language_(words.language()),
      space_(width_in(regular_, " ")),
      bold_space_(width_in(bold_, " ")),
      hyphen_(width_in(regular_, hyphen)),
      bold_hyphen_(width_in(bold_, hyphen)) {
  for (std::size_t fate = 0; fate < fates; ++fate) fate_words_.push_back(words.fate(static_cast<Fate>(fate)));
}

float BoxText::width(std::string_view words, bool bold) const {
  float sum = 0;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) sum += width_in(bold ? bold_ : regular_, words.substr(0, end));
    if (end < words.size()) sum += bold ? bold_space_ : space_;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return sum;
}

float BoxText::indent(const BoxParagraph& paragraph) const {
  return paragraph.bullet ? bullet_indent : 0;
}

BoxText::Measured BoxText::measured(const BoxParagraph& paragraph) const {
  Measured out;
  out.paragraph = paragraph;
  if (paragraph.fate != Fate::stays) out.fate_width = width(fate_words_.at(static_cast<std::size_t>(paragraph.fate)), true) + 2 * word_padding;
  const std::string_view text = out.paragraph.words;
  Word word;
  for (const text::Break& each : text::line_breaks(text, language_)) {
    if (each.emergency) {
      word.seams.push_back(each.offset);
      continue;
    }
    word.end = each.offset;
    while (word.end > word.begin && text[word.end - 1] == ' ') --word.end;
    word.width = width(text.substr(word.begin, word.end - word.begin), paragraph.bold);
    word.space = width(text.substr(word.end, each.offset - word.end), paragraph.bold);
    word.hyphenates = each.hyphen;
    if (word.end > word.begin) out.words.push_back(word);
    word = Word{};
    word.begin = each.offset;
  }
  float behind = 0;
  for (auto each = out.words.rbegin(); each != out.words.rend(); ++each) {
    each->least = each->width + (each->hyphenates ? std::min(hyphen_of(paragraph), behind) : 0);
    behind = each->least;
  }
  return out;
}

void BoxText::add(const std::vector<BoxParagraph>& paragraphs) {
  Box box;
  for (const BoxParagraph& each : paragraphs) {
    Measured made = measured(each);
    box.least_width = std::max(box.least_width, made.fate_width);
    for (const Word& word : made.words) {
      const float needed = word.seams.empty() ? word.least : std::min(word.least, longest_word);
      box.least_width = std::max(box.least_width, indent(each) + needed);
    }
    box.paragraphs.push_back(std::move(made));
  }
  box.least_width += 2 * look_.padding_x();
  boxes_.push_back(std::move(box));
}

/// Fills lines from left to right; `See` is told of each word and where it stands, and of a hyphen behind the word that was told last. Without it
/// only lines are counted.
class BoxText::Setter {
 public:
  Setter(const BoxText& text, float width) : text_(text), limit_(width - 2 * text.look_.padding_x() + tolerance) {}

  template <class See>
  int set(const Measured& measured, const See& see) {
    const float left = text_.indent(measured.paragraph);
    x_ = left;
    int lines = 1;
    bool begun = false;
    const Word* before = nullptr;
    if (measured.fate_width > 0) {
      x_ += measured.fate_width + behind_fate;
      begun = true;
    }
    for (const Word& word : measured.words) {
      if (begun && x_ + word.least > limit_) {
        if (before != nullptr && before->hyphenates) see(lines, x_, before->begin, before->end, text_.hyphen_of(measured.paragraph), true);
        ++lines;
        x_ = left;
      }
      if (x_ + word.least > limit_ && !word.seams.empty()) {
        lines = set_long(measured, word, left, lines, see);
      } else {
        see(lines, x_, word.begin, word.end, word.width, false);
        x_ += word.width;
      }
      x_ += word.space;
      begun = true;
      before = &word;
    }
    return lines;
  }

 private:
  template <class See>
  int set_long(const Measured& measured, const Word& word, float left, int lines, const See& see) {
    const std::string_view words = measured.paragraph.words;
    const auto width = [&](std::size_t begin, std::size_t end) { return text_.width(words.substr(begin, end - begin), measured.paragraph.bold); };
    std::size_t begin = word.begin;
    std::vector<std::size_t> seams = word.seams;
    seams.push_back(word.end);
    for (std::size_t i = 0; i < seams.size(); ++i) {
      const bool last = i + 1 == seams.size();
      if (!last && x_ + width(begin, seams[i + 1]) <= limit_) continue;
      const float part = width(begin, seams[i]);
      see(lines, x_, begin, seams[i], part, false);
      begin = seams[i];
      x_ = last ? x_ + part : left;
      if (!last) ++lines;
    }
    return lines;
  }

  const BoxText& text_;
  float limit_;
  float x_ = 0;
};

float BoxText::height(BoxId box, float width, bool cut) const {
  int lines = 0;
  for (const Measured& each : boxes_[box].paragraphs)
    if (cut || !each.paragraph.only_cut) lines += Setter(*this, width).set(each, [](int, float, std::size_t, std::size_t, float, bool) {});
  return static_cast<float>(lines) * look_.line_height() + 2 * look_.padding_y();
}

std::vector<BoxLine> BoxText::lines(BoxId box, float width, bool cut) const {
  std::vector<BoxLine> out;
  for (const Measured& each : boxes_[box].paragraphs) {
    if (each.paragraph.only_cut && !cut) continue;
    const std::size_t first = out.size();
    out.push_back(beginning(each));
    const std::size_t in_front = out.back().size();
    std::size_t begun = 0;  // where the line's piece begins in the paragraph's words
    Setter(*this, width).set(each, [&](int line, float x, std::size_t begin, std::size_t end, float wide, bool is_hyphen) {
      while (out.size() < first + static_cast<std::size_t>(line)) out.emplace_back();
      BoxLine& pieces = out.back();
      if (pieces.size() == (out.size() == first + 1 ? in_front : 0)) {
        begun = begin;
        pieces.push_back({look_.padding_x() + x, 0, {}, each.paragraph.bold, Fate::stays, each.paragraph.only_cut});
      }
      pieces.back().words = each.paragraph.words.substr(begun, end - begun - (is_hyphen ? soft_hyphen.size() : 0));
      if (is_hyphen) pieces.back().words += hyphen;
      pieces.back().width = look_.padding_x() + x + wide - pieces.back().x;
    });
  }
  return out;
}

/// What stands in front of a paragraph's words: a bullet, the word of a change.
BoxLine BoxText::beginning(const Measured& measured) const {
  const BoxParagraph& paragraph = measured.paragraph;
  const float left = look_.padding_x();
  BoxLine out;
  if (paragraph.bullet) out.push_back({left, width(bullet, paragraph.bold), std::string(bullet), paragraph.bold, Fate::stays, false});
  if (paragraph.fate != Fate::stays)
    out.push_back(
        {left + indent(paragraph), measured.fate_width, fate_words_.at(static_cast<std::size_t>(paragraph.fate)), true, paragraph.fate, false});
  return out;
}

}  // namespace townclerk::chart
