// Text as it stands in XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace townclerk {

/// Appends `text` so that it is text, or the value of an attribute between double quotes (XML 1.0, 2.4).
void append_xml_text(std::string& out, std::string_view text);

}  // namespace townclerk
