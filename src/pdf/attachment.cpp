#include "pdf/attachment.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/hash.hpp"
#include "pdf/metadata.hpp"
#include "pdf/name_tree.hpp"
#include "pdf/object_writer.hpp"
#include "pdf/syntax.hpp"

namespace townclerk::pdf {
namespace {

std::string_view name(Relationship relationship) {
  constexpr std::array<std::string_view, 3> names{"Source", "Data", "Supplement"};
  return names.at(static_cast<std::size_t>(relationship));
}

/// Compressing them again would gain nothing.
bool is_compressed(std::string_view type) {
  constexpr std::string_view office = "application/vnd.openxmlformats";
  return type == "application/pdf" || type == "application/zip" || type == "image/png" || type == "image/jpeg" || type.starts_with(office);
}

std::uint32_t write_bytes(ObjectWriter& writer, const Attachment& file, const std::string& date) {
  std::string entries = "/Type/EmbeddedFile/Subtype";
  append_name(entries, file.type);
  append_integer(entries += "/Params<</Size ", static_cast<std::int64_t>(file.bytes.size()));
  append_hexadecimal(entries += "/CheckSum<", md5(file.bytes));
  entries += '>';
  if (!date.empty()) append_text(entries += "/ModDate", pdf_date(date));
  entries += ">>";
  const std::uint32_t number = writer.reserve();
  if (is_compressed(file.type)) {
    writer.raw_stream(number, entries, file.bytes);
  } else {
    writer.stream(number, entries, file.bytes);
  }
  return number;
}

std::uint32_t write_description(ObjectWriter& writer, const Attachment& file, std::uint32_t bytes) {
  std::string body = "<</Type/Filespec";
  append_text(body += "/F", file.name);
  append_text(body += "/UF", file.name);
  append_text(body += "/Desc", file.description);
  append_name(body += "/AFRelationship", name(file.relationship));
  append_reference(body += "/EF<</F ", bytes);
  append_reference(body += "/UF ", bytes);
  const std::uint32_t number = writer.reserve();
  writer.object(number, body + ">>>>");
  return number;
}

}  // namespace

AttachmentObjects write_attachments(ObjectWriter& writer, const std::vector<Attachment>& attachments, const std::string& date) {
  AttachmentObjects made{"/AF[", 0};
  std::vector<std::pair<std::string, std::string>> names;
  for (const Attachment& file : attachments) {
    std::string reference;
    append_reference(reference, write_description(writer, file, write_bytes(writer, file, date)));
    made.catalogue_entries += reference + ' ';
    names.emplace_back(file.name, std::move(reference));
  }
  made.catalogue_entries.back() = ']';
  made.names = write_name_tree(writer, std::move(names));
  return made;
}

}  // namespace townclerk::pdf
