// The structure tree as compact records (ISO 32000-1 §14.7): a row of 40 bytes an element instead of a dictionary of libharu.
//
// What an element holds is fixed when the tree is built: elements and slots, in reading order. A slot is a place among an element's children
// that takes the marked content of its text; so text, a link and text again stay in that order whenever each is drawn.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/file.hpp"

namespace townclerk::pdf {

class ObjectWriter;

[[nodiscard]] std::string_view type_name(Type type);

class Structure {
 public:
  ElementId add_element(ElementId parent, Type type, ElementAttributes attributes);
  /// Text that directly follows other text of the same element shares its slot.
  ElementId add_slot(ElementId element);
  [[nodiscard]] bool is_slot(ElementId row) const { return rows_[row].slot; }
  /// The element itself, or a slot's.
  [[nodiscard]] ElementId owner(ElementId row) const { return rows_[row].slot ? rows_[row].parent : row; }
  [[nodiscard]] Type type(ElementId row) const { return rows_[owner(row)].type; }
  [[nodiscard]] ElementAttributes& attributes(ElementId element);

  /// The next marked content of a page belongs to a slot; returns its MCID.
  std::uint32_t add_mark(ElementId slot, std::uint32_t page);
  /// An annotation, counted over the file, belongs to an element.
  void add_annotation(ElementId element, std::uint32_t page, std::uint32_t annotation);

  struct Objects {
    std::span<const std::uint32_t> pages;
    std::span<const std::uint32_t> annotations;
    std::span<const float> page_heights;
  };
  /// Reserves and writes elements, parent tree and identifiers; returns the number of the root. A page's key in the parent tree is its
  /// index, an annotation's its index behind the pages.
  [[nodiscard]] std::uint32_t write(ObjectWriter& writer, const Objects& objects) const;

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Row {
    ElementId parent = no_element;
    ElementId first_child = no_element;
    ElementId last_child = no_element;
    ElementId next = no_element;
    std::uint32_t first_mark = none;  // of a slot: marked content; of an element: annotations
    std::uint32_t last_mark = none;
    std::uint32_t attributes = none;
    std::uint32_t ordinal = 0;  // among the elements
    Type type = Type::P;
    bool slot = false;
  };
  struct Mark {
    std::uint32_t page;
    std::uint32_t number;  // MCID or annotation
    std::uint32_t next;
  };
  struct Numbers {
    std::uint32_t root = 0;
    std::uint32_t elements = 0;
  };

  ElementId add_row(Row row);
  void add_to(Row& row, Mark mark);
  [[nodiscard]] std::uint32_t first_page(const Row& row) const;
  void append_children(std::string& out, const Row& row, const Objects& objects, const Numbers& numbers) const;
  void append_attributes(std::string& out, const Row& row, const Objects& objects) const;
  [[nodiscard]] std::uint32_t write_parent_tree(ObjectWriter& writer, const Objects& objects, const Numbers& numbers) const;
  [[nodiscard]] std::uint32_t write_identifiers(ObjectWriter& writer, const Numbers& numbers) const;

  std::vector<Row> rows_;
  std::vector<Mark> marks_;
  std::vector<ElementAttributes> attributes_;
  std::vector<ElementId> top_;  // elements without a parent
  std::uint32_t elements_ = 0;
  std::vector<std::vector<ElementId>> page_owners_;  // by page and MCID
  std::vector<ElementId> annotation_owners_;
};

}  // namespace townclerk::pdf
