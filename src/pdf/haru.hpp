// libharu, kept to what it is good at: an object graph of catalogue, page tree, annotations, outline and font dictionaries.
//
// Its calls report failure by status and error record, never by a callback that could throw through C. The first failure is kept; the graph
// is then not to be saved. Running out of memory inside libharu is such a failure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <hpdf.h>
#include <hpdf_doc.h>

namespace townclerk::pdf {

class ObjectWriter;

class Haru {
 public:
  Haru();
  ~Haru();
  Haru(const Haru&) = delete;
  Haru& operator=(const Haru&) = delete;

  [[nodiscard]] HPDF_Doc document() const { return document_; }
  [[nodiscard]] HPDF_Dict catalogue() const { return document_->catalog; }
  /// A dictionary of its own number.
  [[nodiscard]] HPDF_Dict add_dictionary();
  HPDF_Page add_page(float width, float height);
  /// A link annotation on a page, without destination or action.
  [[nodiscard]] HPDF_Dict add_link(HPDF_Page page, HPDF_Rect rectangle);
  /// Open at the top level only.
  [[nodiscard]] HPDF_Outline add_outline(HPDF_Outline parent, std::string_view title, std::string_view destination);

  void set_name(HPDF_Dict dictionary, const char* key, const char* name);
  void set_number(HPDF_Dict dictionary, const char* key, int value);
  void set_boolean(HPDF_Dict dictionary, const char* key, bool value);
  void set_bytes(HPDF_Dict dictionary, const char* key, std::string_view bytes);
  void set_text(HPDF_Dict dictionary, const char* key, std::string_view utf8);
  [[nodiscard]] HPDF_Dict set_dictionary(HPDF_Dict dictionary, const char* key);
  [[nodiscard]] HPDF_Array set_array(HPDF_Dict dictionary, const char* key);
  void set_reference(HPDF_Dict dictionary, const char* key, HPDF_Dict object);
  void push(HPDF_Array array, HPDF_Dict object);
  void push_number(HPDF_Array array, int value);

  /// Empty when nothing has failed.
  [[nodiscard]] std::string failure() const;

 private:
  void check(HPDF_STATUS status);
  template <class T>
  T* check(T* object);
  HPDF_Doc document_;
  HPDF_STATUS failure_ = HPDF_OK;
};

/// Writes libharu's objects with our numbers: those that can be reached from the roots, in the order of discovery.
class HaruObjects {
 public:
  HaruObjects(ObjectWriter& writer, const std::vector<HPDF_Dict>& roots);

  [[nodiscard]] std::uint32_t number(const void* object) const;
  /// Entries to be added to a dictionary, which may refer to objects of our own.
  void add_entries(HPDF_Dict dictionary, std::string_view entries);
  void write();

 private:
  void discover(void* object);
  void visit(void* value);
  void append_value(std::string& out, void* value) const;
  void append_dictionary(std::string& out, HPDF_Dict dictionary) const;

  ObjectWriter& writer_;
  std::vector<void*> objects_;
  std::unordered_map<const void*, std::uint32_t> numbers_;  // looked up only
  std::unordered_map<const void*, std::string> entries_;
};

}  // namespace townclerk::pdf
