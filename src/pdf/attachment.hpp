// Files that a PDF carries (ISO 32000-1 §7.11.4; in PDF/A, ISO 19005-3 §6.8).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace townclerk::pdf {

class ObjectWriter;

/// What a carried file is to the document: what it was made from, figures about it, or something that goes with it.
enum class Relationship : std::uint8_t { source, data, supplement };

struct Attachment {
  std::string name;  // unique in its file; may name folders
  std::string type;  // MIME: "application/xml"
  Relationship relationship = Relationship::supplement;
  std::string description;
  std::string bytes;
};

/// Writes the files and what describes them. Returns the entries of the catalogue but that in Names: /AF; and the number of the name tree.
/// `date`: of all of them, ISO 8601; empty: none is told.
struct AttachmentObjects {
  std::string catalogue_entries;
  std::uint32_t names = 0;
};
[[nodiscard]] AttachmentObjects write_attachments(ObjectWriter& writer, const std::vector<Attachment>& attachments, const std::string& date);

}  // namespace townclerk::pdf
