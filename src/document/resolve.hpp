// Finishes a document: numbers, ids, references, contents.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "document/document.hpp"
#include "house/house.hpp"

namespace townclerk::document {

/// A document outside the report that references may cite: `[](doc:constitution#8.1.2)` prints "the Constitution, paragraph 8.1.2".
struct ExternalDocument {
  std::string name;        // "constitution"
  std::string short_name;  // "the Constitution"; where it is empty, the title is printed
  std::string title;
  std::string address;      // empty: the citation is words without a link
  std::string within = {};  // prefix of the copy that it is cited from ("annex-1-"); empty: the report's
};

/// An appendix that is printed from the copy of its publication: in it "#risk" is the risk that it prints itself, if it prints one.
struct PublishedCopy {
  std::string appendix;  // id
  std::string prefix;    // of the ids that are printed from the copy: "annex-1-"
};

/// What an id is that the model has and this document does not print: "the id of a post that this paper does not print"; empty for other ids.
using Unprinted = std::function<std::string(std::string_view id)>;

/// Numbers sections, paragraphs, lists, tables and appendices as the house says, gives every numbered block its anchors, turns references
/// into links with the house's words (a no-break space before the number) and fills contents. Words of the text are left as they are written.
/// A reference that points nowhere, or an id used twice, is an error. Which attributes rule numbers is listed in src/document/codes.md (N105).
/// `withheld` are ids that the edition may have left out with what bears them: a reference to one that is not there prints the words of a gap.
void resolve(Document& document, const house::House& house, std::string_view language, Diagnostics& diagnostics,
             std::span<const ExternalDocument> documents = {}, const Unprinted& unprinted = {}, std::span<const std::string> withheld = {},
             std::span<const PublishedCopy> copies = {});

/// The published form: what the Markdown writer can say without attributes. Numbers stand in the text, anchors are inlines, classes and keys
/// are gone except those that a <div> or rich-table tag carries. read(write(d)) == published(d).
[[nodiscard]] Document published(const Document& document);

/// A drawing that stands in a file of its own beside the published form.
struct DrawingFile {
  std::string name;
  std::shared_ptr<const Drawing> drawing;
  std::string title;        // number and caption of its figure, else the drawing's own name
  std::string description;  // what it shows, and in lines behind that, numbered by depth, the list that stands for it in words
};
struct Published {
  Document document;
  std::vector<DrawingFile> drawings;  // in the order of the document
};
/// The same with its drawings, which it shows as pictures: "<output>-<id of the figure>.svg", without an output's name "<id of the figure>.svg".
[[nodiscard]] Published publish(const Document& document, std::string_view output);

}  // namespace townclerk::document
