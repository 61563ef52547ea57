#include "markdown/read.hpp"

#include <memory>
#include <mutex>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "markdown/attribute_places.hpp"
#include "markdown/attributes.hpp"
#include "markdown/blocks.hpp"
#include "markdown/bounds.hpp"
#include "markdown/codes.hpp"

namespace townclerk::markdown {

namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Node = std::unique_ptr<cmark_node, FreeNode>;

/// cmark-gfm keeps the characters that extensions make special in one global table and changes it during each parse.
std::mutex& library() {
  static std::mutex mutex;
  return mutex;
}

Node parse(const std::string& text) {
  const std::lock_guard<std::mutex> lock(library());
  cmark_gfm_core_extensions_ensure_registered();
  const int options = CMARK_OPT_SMART | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;
  const std::unique_ptr<cmark_parser, void (*)(cmark_parser*)> parser(cmark_parser_new(options), cmark_parser_free);
  for (const char* name : {"table", "strikethrough"}) {
    cmark_syntax_extension* extension = cmark_find_syntax_extension(name);
    if (extension == nullptr || cmark_parser_attach_syntax_extension(parser.get(), extension) == 0)
      throw InternalError("cmark-gfm has no extension of this name");
  }
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Node(cmark_parser_finish(parser.get()));
}

}  // namespace

document::Document read(const PlacedText& text, const mustache::Tokens* tokens, const Limits& limits, Diagnostics& diagnostics,
                        std::optional<FileId> prose) {
  document::Document document;
  Reading reading{text, Lines(text.text()), limits, diagnostics, Swap(tokens), prose};
  std::string bounded = text.text();
  if (!keep_bounds(bounded, reading)) return document;
  AttributeLines attributes(reading, std::move(bounded));
  const Node root = parse(attributes.text());
  document.blocks = Blocks(reading, attributes).read(root.get(), 0);
  check_places(document.blocks, reading);
  attributes.report_lost();
  return document;
}

}  // namespace townclerk::markdown
