#include "pdf/structure.hpp"

#include <array>
#include <initializer_list>
#include <utility>

#include "pdf/name_tree.hpp"
#include "pdf/object_writer.hpp"
#include "pdf/syntax.hpp"

namespace townclerk::pdf {
namespace {

constexpr std::array<std::string_view, 32> type_names{"Document",  "Part", "Sect", "Div",   "BlockQuote", "Caption", "TOC",   "TOCI",
                                                      "Reference", "P",    "H1",   "H2",    "H3",         "H4",      "H5",    "H6",
                                                      "L",         "LI",   "Lbl",  "LBody", "Table",      "THead",   "TBody", "TFoot",
                                                      "TR",        "TH",   "TD",   "Span",  "Link",       "Figure",  "Code",  "Note"};

constexpr std::array<std::string_view, 4> scope_names{"", "Column", "Row", "Both"};

bool is_plain(const ElementAttributes& a) {
  return a.alternative.empty() && a.language.empty() && a.id.empty() && a.headers.empty() && a.scope == Scope::none && a.column_span == 1 &&
         a.row_span == 1 && a.list_numbering.empty() && a.bbox.empty();
}

/// One attribute object (§14.7.5).
class AttributeObject {
 public:
  explicit AttributeObject(std::string_view owner) : body_("<</O/" + std::string(owner)), bare_(body_.size()) {}
  std::string& entry(std::string_view key) { return body_.append("/").append(key); }
  [[nodiscard]] bool empty() const { return body_.size() == bare_; }
  [[nodiscard]] const std::string& body() const { return body_; }

 private:
  std::string body_;
  std::size_t bare_;
};

AttributeObject table_attributes(const ElementAttributes& a) {
  AttributeObject table("Table");
  if (a.scope != Scope::none) table.entry("Scope").append("/").append(scope_names[static_cast<std::size_t>(a.scope)]);
  if (a.column_span > 1) append_integer(table.entry("ColSpan").append(" "), a.column_span);
  if (a.row_span > 1) append_integer(table.entry("RowSpan").append(" "), a.row_span);
  if (!a.headers.empty()) {
    std::string& headers = table.entry("Headers[");
    for (const std::string& id : a.headers) append_bytes(headers, id);
    headers += ']';
  }
  return table;
}

AttributeObject layout_attributes(const ElementAttributes& a, float page_height) {
  AttributeObject layout("Layout");
  if (a.bbox.size() != 4) return layout;
  layout.entry("Placement/Block");
  std::string& box = layout.entry("BBox[");
  append_number(box, a.bbox[0]);
  append_number(box += ' ', page_height - a.bbox[3]);
  append_number(box += ' ', a.bbox[2]);
  append_number(box += ' ', page_height - a.bbox[1]);
  box += ']';
  return layout;
}

}  // namespace

std::string_view type_name(Type type) {
  return type_names[static_cast<std::size_t>(type)];
}

ElementId Structure::add_row(Row row) {
  const auto id = static_cast<ElementId>(rows_.size());
  if (row.parent == no_element) {
    top_.push_back(id);
  } else {
    Row& parent = rows_[row.parent];
    (parent.last_child == no_element ? parent.first_child : rows_[parent.last_child].next) = id;
    parent.last_child = id;
  }
  rows_.push_back(row);
  return id;
}

ElementId Structure::add_element(ElementId parent, Type type, ElementAttributes attributes) {
  Row row;
  row.parent = parent;
  row.type = type;
  row.ordinal = elements_++;
  if (!is_plain(attributes)) {
    row.attributes = static_cast<std::uint32_t>(attributes_.size());
    attributes_.push_back(std::move(attributes));
  }
  return add_row(row);
}

ElementId Structure::add_slot(ElementId element) {
  const ElementId last = rows_[element].last_child;
  if (last != no_element && rows_[last].slot) return last;
  Row row;
  row.parent = element;
  row.slot = true;
  return add_row(row);
}

ElementAttributes& Structure::attributes(ElementId element) {
  Row& row = rows_[element];
  if (row.attributes == none) {
    row.attributes = static_cast<std::uint32_t>(attributes_.size());
    attributes_.emplace_back();
  }
  return attributes_[row.attributes];
}

void Structure::add_to(Row& row, Mark mark) {
  const auto at = static_cast<std::uint32_t>(marks_.size());
  (row.last_mark == none ? row.first_mark : marks_[row.last_mark].next) = at;
  row.last_mark = at;
  marks_.push_back(mark);
}

std::uint32_t Structure::add_mark(ElementId slot, std::uint32_t page) {
  if (page_owners_.size() <= page) page_owners_.resize(page + 1);
  const auto number = static_cast<std::uint32_t>(page_owners_[page].size());
  page_owners_[page].push_back(owner(slot));
  add_to(rows_[slot], {page, number, none});
  return number;
}

void Structure::add_annotation(ElementId element, std::uint32_t page, std::uint32_t annotation) {
  if (annotation_owners_.size() <= annotation) annotation_owners_.resize(annotation + 1, no_element);
  annotation_owners_[annotation] = element;
  add_to(rows_[element], {page, annotation, none});
}

/// The page of the first content that an element holds itself.
std::uint32_t Structure::first_page(const Row& row) const {
  for (ElementId child = row.first_child; child != no_element; child = rows_[child].next) {
    if (rows_[child].slot && rows_[child].first_mark != none) return marks_[rows_[child].first_mark].page;
  }
  return row.first_mark != none ? marks_[row.first_mark].page : none;
}

void Structure::append_children(std::string& out, const Row& row, const Objects& objects, const Numbers& numbers) const {
  const std::uint32_t page = first_page(row);
  if (page != none) append_reference(out += "/Pg ", objects.pages[page]);
  const std::size_t start = out.size();
  const auto append_mark = [&](const Mark& mark) {
    if (mark.page == page) {
      append_integer(out += ' ', mark.number);
      return;
    }
    append_reference(out += "<</Type/MCR/Pg ", objects.pages[mark.page]);
    append_integer(out += "/MCID ", mark.number);
    out += ">>";
  };
  out += "/K[";
  const std::size_t empty = out.size();
  for (ElementId child = row.first_child; child != no_element; child = rows_[child].next) {
    if (!rows_[child].slot) {
      append_reference(out += ' ', numbers.elements + rows_[child].ordinal);
      continue;
    }
    for (std::uint32_t mark = rows_[child].first_mark; mark != none; mark = marks_[mark].next) append_mark(marks_[mark]);
  }
  for (std::uint32_t at = row.first_mark; at != none; at = marks_[at].next) {
    append_reference(out += "<</Type/OBJR/Obj ", objects.annotations[marks_[at].number]);
    if (marks_[at].page != page) append_reference(out += "/Pg ", objects.pages[marks_[at].page]);
    out += ">>";
  }
  if (out.size() == empty) {
    out.resize(start);
  } else {
    out += ']';
  }
}

void Structure::append_attributes(std::string& out, const Row& row, const Objects& objects) const {
  if (row.attributes == none) return;
  const ElementAttributes& a = attributes_[row.attributes];
  if (!a.alternative.empty()) append_text(out += "/Alt", a.alternative);
  if (!a.language.empty()) append_text(out += "/Lang", a.language);
  if (!a.id.empty()) append_bytes(out += "/ID", a.id);
  const std::uint32_t page = first_page(row);
  const AttributeObject table = table_attributes(a);
  const AttributeObject layout = layout_attributes(a, page == none ? 0 : objects.page_heights[page]);
  AttributeObject list("List");
  if (!a.list_numbering.empty()) list.entry("ListNumbering/").append(a.list_numbering);
  for (const AttributeObject* object : std::initializer_list<const AttributeObject*>{&table, &layout, &list}) {
    if (object->empty()) continue;
    out.append("/A").append(object->body()).append(">>");  // no element has attributes of two owners
    break;
  }
}

std::uint32_t Structure::write_parent_tree(ObjectWriter& writer, const Objects& objects, const Numbers& numbers) const {
  std::vector<std::string> values(objects.pages.size() + annotation_owners_.size());
  for (std::size_t page = 0; page < objects.pages.size(); ++page) {
    std::string& value = values[page];
    value = "[";
    if (page < page_owners_.size()) {
      for (const ElementId element : page_owners_[page]) append_reference(value += ' ', numbers.elements + rows_[element].ordinal);
    }
    value += ']';
  }
  for (std::size_t i = 0; i < annotation_owners_.size(); ++i) {
    append_reference(values[objects.pages.size() + i], numbers.elements + rows_[annotation_owners_[i]].ordinal);
  }
  return write_number_tree(writer, values);
}

std::uint32_t Structure::write_identifiers(ObjectWriter& writer, const Numbers& numbers) const {
  std::vector<std::pair<std::string, std::string>> entries;
  for (const Row& row : rows_) {
    if (row.attributes == none || attributes_[row.attributes].id.empty()) continue;
    std::string reference;
    append_reference(reference, numbers.elements + row.ordinal);
    entries.emplace_back(attributes_[row.attributes].id, std::move(reference));
  }
  return entries.empty() ? 0 : write_name_tree(writer, std::move(entries));
}

std::uint32_t Structure::write(ObjectWriter& writer, const Objects& objects) const {
  const Numbers numbers{writer.reserve(), writer.reserve(elements_)};
  std::string body;
  for (const Row& row : rows_) {
    if (row.slot) continue;
    body = "<</S/";
    body += type_name(row.type);
    append_reference(body += "/P ", row.parent == no_element ? numbers.root : numbers.elements + rows_[row.parent].ordinal);
    append_attributes(body, row, objects);
    append_children(body, row, objects, numbers);
    body += ">>";
    writer.object(numbers.elements + row.ordinal, body);
  }
  std::string root = "<</Type/StructTreeRoot/K[";
  for (const ElementId top : top_) append_reference(root += ' ', numbers.elements + rows_[top].ordinal);
  append_reference(root += "]/ParentTree ", write_parent_tree(writer, objects, numbers));
  append_integer(root += "/ParentTreeNextKey ", static_cast<std::int64_t>(objects.pages.size() + annotation_owners_.size()));
  if (const std::uint32_t identifiers = write_identifiers(writer, numbers); identifiers != 0) append_reference(root += "/IDTree ", identifiers);
  writer.object(numbers.root, root + ">>");
  return numbers.root;
}

}  // namespace townclerk::pdf
