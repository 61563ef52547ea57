// The writers: they walk and decide nothing.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "document/document.hpp"
#include "layout/pages.hpp"
#include "pdf/attachment.hpp"
#include "style/element.hpp"

namespace townclerk::writers {

/// Bytes of pictures by the name that the document gives them.
using Pictures = std::map<std::string, std::string, std::less<>>;

/// The published form as Markdown. `document` is resolved.
[[nodiscard]] std::string markdown(const document::Document& document);
/// The same as the file `output`.md, and behind it the files of its drawings. Two of them may have one name, if the ids of figures differ only
/// in what no file name can have.
[[nodiscard]] std::vector<OutputFile> markdown_files(const document::Document& document, const std::string& output);

/// Words of the page that are no part of the report ("Skip to content", "Contents", "Table"), in its language.
struct PageWords {
  std::string skip = "Skip to content";
  std::string contents = "Contents";
  std::string table = "Table";               // names a table without caption that scrolls
  std::string scrolls = "Scrolls sideways";  // names what a drawing scrolls in
};
/// One self-contained HTML5 file; `css` is inlined as it is.
[[nodiscard]] std::string html(const style::ElementTree& tree, std::string_view css, const Pictures& pictures, const PageWords& words);

/// A tagged PDF with the files that it carries. `producer`: the tool and its build.
[[nodiscard]] tl::expected<std::string, std::string> pdf(const style::ElementTree& tree, layout::Pages pages, const Pictures& pictures,
                                                         std::string_view producer, std::vector<pdf::Attachment> attachments = {});

}  // namespace townclerk::writers
