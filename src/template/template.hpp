// Mustache (official specification 1.4.2: interpolation, sections, inverted sections, comments, partials, delimiters, dynamic names,
// inheritance; no lambdas). A template is parsed once, checked against a schema, and rendered any number of times.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "base/diagnostic.hpp"
#include "base/placed_text.hpp"
#include "base/source.hpp"
#include "template/schema.hpp"
#include "template/value.hpp"

namespace townclerk::mustache {

/// What failed is in the Diagnostics that the call was given.
struct Failed {};

class Template {
 public:
  /// Parses the text of a source. Every syntax error is reported (unclosed section, wrong end, empty tag, …) with its place.
  static tl::expected<Template, Failed> parse(const Sources& sources, FileId file, Diagnostics& diagnostics);
  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;
  ~Template();

  struct Node;
  [[nodiscard]] const Node& root() const { return *root_; }

 private:
  explicit Template(std::unique_ptr<const Node> root);
  std::unique_ptr<const Node> root_;
};

/// Finds a partial or parent by name ("standard/report"); nullptr when there is none. The loader owns what it returns and keeps it alive.
using Loader = std::function<const Template*(std::string_view name)>;

/// Turns values into output. The spec's escaper writes HTML; townclerk's (tokens.hpp) writes opaque tokens.
class Escaper {
 public:
  virtual ~Escaper() = default;
  /// `raw` is true for {{{name}}} and {{&name}}.
  virtual void value(PlacedText& out, const Text& value, Span tag, bool raw) = 0;
};

/// What a name that the data does not have means: the specification's silence, or an error.
enum class Misses { silent, error };

struct Options {
  Misses misses = Misses::error;
  /// Sections, parents and partials nested deeper than this are an error (a partial may call itself).
  int max_depth = 100;
  /// Bytes of output beyond which rendering stops with an error.
  std::size_t max_output = 256U << 20;
  /// Sections, blocks, parents and partials entered beyond which rendering stops with an error (a bound on templates that print nothing).
  std::size_t max_entries = 20'000'000;
  /// The schema that the templates were checked against. With it, a known name that the data does not have is empty, names inside prose are
  /// held against it, and templates named at run time are checked when they are first used. Without it only the data's names are known.
  const Schema* schema = nullptr;
};

/// Checks every name, section and partial, in branches never taken too, in this template and all that it reaches. A name may be a member of
/// any object on the stack; dotted names are followed. Dynamic partials ({{>*name}}) are checked on use. A block given to a parent must be one
/// that the parent or a template that it reaches declares. False when anything was reported.
bool check(const Template& root, const Schema& schema, const Loader& loader, Diagnostics& diagnostics);

/// Renders. A Prose value stands alone on its line and is re-indented to the tag's column; anywhere else it is an error. Prose may hold tags
/// of values, `{{name}}`, whose names belong to the view itself; any other tag in it is an error, and `\{{` prints `{{`.
tl::expected<PlacedText, Failed> render(const Template& root, const Value& view, const Loader& loader, Escaper& escaper, const Options& options,
                                        Diagnostics& diagnostics);

}  // namespace townclerk::mustache
