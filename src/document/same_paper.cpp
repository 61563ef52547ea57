#include "document/same_paper.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace townclerk::document {
namespace {

/// Writes values one behind the other, so that different ones give different bytes.
class Writer {
 public:
  template <typename T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  void add(T value) {
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);  // NOLINT(*-reinterpret-cast)
  }
  void add(std::string_view words) {
    add(words.size());
    out_ += words;
  }
  void add(const std::string& words) { add(std::string_view(words)); }
  template <typename A, typename B>
  void add(const std::pair<A, B>& pair) {
    add(pair.first);
    add(pair.second);
  }
  template <typename T>
  void add(const std::vector<T>& list) {
    add(list.size());
    for (const T& each : list) add(each);
  }

  void add(const Metadata& m) {
    for (const std::string* each : {&m.id, &m.title, &m.language, &m.author, &m.subject, &m.date}) add(*each);
    add(m.strings);
    add(m.claims);
  }
  void add(const Inline& i) {
    add(i.kind);
    add(i.text);
    add(i.children);
  }
  void add(const ContentsEntry& e) {
    for (const std::string* each : {&e.label, &e.title, &e.anchor}) add(*each);
    add(e.depth);
  }
  void add(const Attributes& a) {
    add(a.id);
    add(a.classes);
    add(a.keys);
  }
  void add(const Block& b) {
    add(b.kind);
    add(*b.attributes);
    for (const std::string* each : {&b.label, &b.particulars->alias, &b.particulars->text, &b.particulars->info}) add(*each);
    add(b.inlines);
    add(b.blocks);
    add(b.particulars->entries);
    for (const int each : {b.level, b.start, int{b.colspan}, int{b.rowspan}, int{b.ordered}, int{b.header}}) add(each);
    add(b.group);
    add(b.scope);
    add(b.align);
    add(b.particulars->drawing != nullptr);
    if (b.particulars->drawing != nullptr) add(*b.particulars->drawing);
  }

  void add(const Point& p) {
    add(p.x);
    add(p.y);
  }
  void add(const Rgb& c) {
    add(c.r);
    add(c.g);
    add(c.b);
  }
  void add(const std::optional<Rgb>& c) {
    add(c.has_value());
    if (c) add(*c);
  }
  void add(const Stroke& s) {
    add(s.width);
    add(s.colour);
    add(s.dashes);
    add(s.round);
  }
  void add(const Rectangle& r) {
    for (const float each : {r.x, r.y, r.width, r.height, r.radius}) add(each);
    add(r.fill);
    add(r.stroke);
  }
  void add(const Polyline& l) {
    add(l.points);
    add(l.closed);
    add(l.fill);
    add(l.stroke);
  }
  void add(const TextLine& t) {
    for (const float each : {t.x, t.baseline, t.width, t.size, t.digit}) add(each);
    add(t.bold);
    add(t.colour);
    add(t.words);
    add(t.figure);
  }
  void add(const Shape& shape) {
    add(shape.index());
    std::visit([this](const auto& each) { add(each); }, shape);
  }
  void add(const Drawing& d) {
    for (const float each : {d.width, d.height, d.mark_height}) add(each);
    for (const std::string* each : {&d.alternative, &d.name, &d.description}) add(*each);
    add(d.font_family);
    add(d.shapes);
    add(d.mark);
  }

  [[nodiscard]] std::string bytes() && { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace

std::string contents_of(const Document& document) {
  Writer writer;
  writer.add(document.metadata);
  writer.add(document.blocks);
  return std::move(writer).bytes();
}

}  // namespace townclerk::document
