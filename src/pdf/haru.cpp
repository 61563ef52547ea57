#include "pdf/haru.hpp"

#include <new>

#include <fmt/format.h>
#include <hpdf_annotation.h>
#include <hpdf_pages.h>

#include "pdf/syntax.hpp"

namespace townclerk::pdf {

namespace {
constexpr HPDF_UINT pages_in_a_node = 64;  // a flat tree would end at 32,767 pages
}

Haru::Haru() : document_(HPDF_NewEx(nullptr, nullptr, nullptr, 0, nullptr)) {
  if (document_ == nullptr) throw std::bad_alloc();
  check(HPDF_SetPagesConfiguration(document_, pages_in_a_node));
}

Haru::~Haru() {
  HPDF_Free(document_);
}

void Haru::check(HPDF_STATUS status) {
  if (status != HPDF_OK && failure_ == HPDF_OK) failure_ = status;
}

template <class T>
T* Haru::check(T* object) {
  if (object == nullptr) {
    const HPDF_STATUS status = HPDF_Error_GetCode(&document_->error);
    check(status != HPDF_OK ? status : HPDF_FAILD_TO_ALLOC_MEM);
  }
  return object;
}

std::string Haru::failure() const {
  const HPDF_STATUS status = failure_ != HPDF_OK ? failure_ : HPDF_Error_GetCode(&document_->error);
  return status == HPDF_OK ? std::string() : fmt::format("libharu failed with error {:#06x}", status);
}

HPDF_Dict Haru::add_dictionary() {
  HPDF_Dict dictionary = check(HPDF_Dict_New(document_->mmgr));
  if (dictionary != nullptr) check(HPDF_Xref_Add(document_->xref, dictionary));
  return dictionary;
}

HPDF_Page Haru::add_page(float width, float height) {
  HPDF_Page page = check(HPDF_AddPage(document_));
  if (page == nullptr) return nullptr;
  check(HPDF_Page_SetWidth(page, width));
  check(HPDF_Page_SetHeight(page, height));
  // Both are ours; what libharu made for them is then out of reach and not written.
  check(HPDF_Dict_RemoveElement(page, "Contents"));
  check(HPDF_Dict_RemoveElement(page, "Resources"));
  return page;
}

HPDF_Dict Haru::add_link(HPDF_Page page, HPDF_Rect rectangle) {
  if (page == nullptr) return nullptr;
  HPDF_Annotation annotation = check(HPDF_Annotation_New(document_->mmgr, document_->xref, HPDF_ANNOT_LINK, rectangle));
  auto* annotations = static_cast<HPDF_Array>(HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY));
  if (annotations == nullptr) {
    HPDF_ResetError(document_);
    annotations = set_array(page, "Annots");
  }
  push(annotations, annotation);
  HPDF_Array border = set_array(annotation, "Border");
  for (int i = 0; i < 3; ++i) push_number(border, 0);
  return annotation;
}

HPDF_Outline Haru::add_outline(HPDF_Outline parent, std::string_view title, std::string_view destination) {
  HPDF_Outline outline = check(HPDF_CreateOutline(document_, parent, "-", nullptr));
  set_text(outline, "Title", title);  // libharu's own encoders know no character beyond the basic plane
  set_bytes(outline, "Dest", destination);
  if (outline != nullptr) check(HPDF_Outline_SetOpened(outline, parent == nullptr ? HPDF_TRUE : HPDF_FALSE));
  return outline;
}

void Haru::set_name(HPDF_Dict dictionary, const char* key, const char* name) {
  if (dictionary != nullptr) check(HPDF_Dict_AddName(dictionary, key, name));
}

void Haru::set_number(HPDF_Dict dictionary, const char* key, int value) {
  if (dictionary != nullptr) check(HPDF_Dict_AddNumber(dictionary, key, value));
}

void Haru::set_boolean(HPDF_Dict dictionary, const char* key, bool value) {
  if (dictionary != nullptr) check(HPDF_Dict_AddBoolean(dictionary, key, value ? HPDF_TRUE : HPDF_FALSE));
}

void Haru::set_bytes(HPDF_Dict dictionary, const char* key, std::string_view bytes) {
  if (dictionary == nullptr) return;
  std::vector<HPDF_BYTE> copy(bytes.begin(), bytes.end());
  copy.push_back(0);  // never an empty buffer
  HPDF_Binary value = check(HPDF_Binary_New(document_->mmgr, copy.data(), static_cast<HPDF_UINT>(bytes.size())));
  if (value != nullptr) check(HPDF_Dict_Add(dictionary, key, value));
}

void Haru::set_text(HPDF_Dict dictionary, const char* key, std::string_view utf8) {
  set_bytes(dictionary, key, is_printable_ascii(utf8) ? std::string(utf8) : "\xFE\xFF" + utf16(utf8));
}

HPDF_Dict Haru::set_dictionary(HPDF_Dict dictionary, const char* key) {
  if (dictionary == nullptr) return nullptr;
  HPDF_Dict value = check(HPDF_Dict_New(document_->mmgr));
  if (value != nullptr) check(HPDF_Dict_Add(dictionary, key, value));
  return value;
}

HPDF_Array Haru::set_array(HPDF_Dict dictionary, const char* key) {
  if (dictionary == nullptr) return nullptr;
  HPDF_Array value = check(HPDF_Array_New(document_->mmgr));
  if (value != nullptr) check(HPDF_Dict_Add(dictionary, key, value));
  return value;
}

void Haru::set_reference(HPDF_Dict dictionary, const char* key, HPDF_Dict object) {
  if (dictionary != nullptr && object != nullptr) check(HPDF_Dict_Add(dictionary, key, object));
}

void Haru::push(HPDF_Array array, HPDF_Dict object) {
  if (array != nullptr && object != nullptr) check(HPDF_Array_Add(array, object));
}

void Haru::push_number(HPDF_Array array, int value) {
  if (array != nullptr) check(HPDF_Array_AddNumber(array, value));
}

}  // namespace townclerk::pdf
