#include "base/diagnostic.hpp"
#include "pdf/haru.hpp"
#include "pdf/object_writer.hpp"
#include "pdf/syntax.hpp"

namespace townclerk::pdf {
namespace {

const HPDF_Obj_Header& header(const void* object) {
  return *static_cast<const HPDF_Obj_Header*>(object);
}
unsigned object_class(const void* object) {
  return header(object).obj_class & static_cast<unsigned>(HPDF_OCLASS_ANY);
}
bool is_hidden(const void* object) {
  return (header(object).obj_id & static_cast<HPDF_UINT32>(HPDF_OTYPE_HIDDEN)) != 0;
}

std::string_view bytes_of(const HPDF_BYTE* bytes, HPDF_UINT length) {
  return {reinterpret_cast<const char*>(bytes), length};
}

}  // namespace

HaruObjects::HaruObjects(ObjectWriter& writer, const std::vector<HPDF_Dict>& roots) : writer_(writer) {
  for (HPDF_Dict root : roots) discover(root);
  for (std::size_t i = 0; i < objects_.size(); ++i) visit(objects_[i]);  // grows as it goes
}

void HaruObjects::discover(void* object) {
  if (!numbers_.try_emplace(object, 0).second) return;
  numbers_[object] = writer_.reserve();
  objects_.push_back(object);
}

/// Prepares a value for being written and discovers what it refers to. Direct values nest a few levels only.
void HaruObjects::visit(void* value) {
  switch (object_class(value)) {
    case HPDF_OCLASS_PROXY:
      discover(static_cast<HPDF_Proxy>(value)->obj);
      break;
    case HPDF_OCLASS_ARRAY: {
      HPDF_List list = static_cast<HPDF_Array>(value)->list;
      for (HPDF_UINT i = 0; i < list->count; ++i) visit(HPDF_List_ItemAt(list, i));
      break;
    }
    case HPDF_OCLASS_DICT: {
      auto* dictionary = static_cast<HPDF_Dict>(value);
      if (dictionary->before_write_fn != nullptr) dictionary->before_write_fn(dictionary);  // counts of pages and outlines
      HPDF_List list = dictionary->list;
      for (HPDF_UINT i = 0; i < list->count; ++i) {
        void* item = static_cast<HPDF_DictElement>(HPDF_List_ItemAt(list, i))->value;
        if (!is_hidden(item)) visit(item);
      }
      break;
    }
    default:
      break;
  }
}

std::uint32_t HaruObjects::number(const void* object) const {
  const auto found = numbers_.find(object);
  if (found == numbers_.end()) throw InternalError("a PDF object is out of reach");
  return found->second;
}

void HaruObjects::add_entries(HPDF_Dict dictionary, std::string_view entries) {
  entries_[dictionary] += entries;
}

void HaruObjects::write() {
  std::string body;
  for (void* object : objects_) {
    body.clear();
    append_value(body, object);
    writer_.object(numbers_.at(object), body);
  }
}

void HaruObjects::append_dictionary(std::string& out, HPDF_Dict dictionary) const {
  if (dictionary->stream != nullptr) throw InternalError("a stream of libharu was to be written");
  out += "<<";
  HPDF_List list = dictionary->list;
  for (HPDF_UINT i = 0; i < list->count; ++i) {
    const auto* element = static_cast<HPDF_DictElement>(HPDF_List_ItemAt(list, i));
    if (is_hidden(element->value)) continue;
    append_name(out, element->key);
    out += ' ';
    append_value(out, element->value);
  }
  if (const auto more = entries_.find(dictionary); more != entries_.end()) out += more->second;
  out += ">>";
}

void HaruObjects::append_value(std::string& out, void* value) const {
  switch (object_class(value)) {
    case HPDF_OCLASS_NULL:
      out += "null";
      break;
    case HPDF_OCLASS_BOOLEAN:
      out += static_cast<HPDF_Boolean>(value)->value != HPDF_FALSE ? "true" : "false";
      break;
    case HPDF_OCLASS_NUMBER:
      append_integer(out, static_cast<HPDF_Number>(value)->value);
      break;
    case HPDF_OCLASS_REAL:
      append_number(out, static_cast<double>(static_cast<HPDF_Real>(value)->value), 3);
      break;
    case HPDF_OCLASS_NAME:
      append_name(out, static_cast<HPDF_Name>(value)->value);
      break;
    case HPDF_OCLASS_STRING:
      append_bytes(out, bytes_of(static_cast<HPDF_String>(value)->value, static_cast<HPDF_String>(value)->len));
      break;
    case HPDF_OCLASS_BINARY:
      append_bytes(out, bytes_of(static_cast<HPDF_Binary>(value)->value, static_cast<HPDF_Binary>(value)->len));
      break;
    case HPDF_OCLASS_ARRAY: {
      out += '[';
      HPDF_List list = static_cast<HPDF_Array>(value)->list;
      for (HPDF_UINT i = 0; i < list->count; ++i) {
        if (i > 0) out += ' ';
        append_value(out, HPDF_List_ItemAt(list, i));
      }
      out += ']';
      break;
    }
    case HPDF_OCLASS_DICT:
      append_dictionary(out, static_cast<HPDF_Dict>(value));
      break;
    case HPDF_OCLASS_PROXY:
      append_reference(out, number(static_cast<HPDF_Proxy>(value)->obj));
      break;
    default:
      throw InternalError("an unknown class of PDF object");
  }
}

}  // namespace townclerk::pdf
