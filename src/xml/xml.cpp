#include "xml/xml.hpp"

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <utility>

#include "xml/gate.hpp"
#include "xml/scan.hpp"

namespace townclerk::xml {

struct Element::Tree {
  std::string_view source;
  FileId file = FileId::none;
  Outline outline;
  pugi::xml_document document;
  // Lists that a reader asked to keep, by element.
  mutable std::map<std::uint32_t, std::vector<Attribute>> attributes;
  mutable std::map<std::uint32_t, std::vector<Child>> children;

  [[nodiscard]] Element handle(pugi::xml_node node) const;
  [[nodiscard]] const Extent& extent(std::uint32_t index) const { return outline.elements[index]; }
  [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const { return {file, begin, end}; }
  [[nodiscard]] std::string_view space_of(pugi::xml_node node, std::string_view prefix) const;
  /// Calls `visit(begin, end)` for the source between the child elements of an element, and `enter(child)` for each of those.
  template <typename Visit, typename Enter>
  void walk(pugi::xml_node node, std::uint32_t index, Visit visit, Enter enter) const;
  /// The offset behind the whole element.
  [[nodiscard]] std::uint32_t behind(std::uint32_t index) const;
};

namespace {

pugi::xml_node node_of(void* node) {
  return pugi::xml_node(static_cast<pugi::xml_node_struct*>(node));
}

pugi::xml_node element_from(pugi::xml_node node) {
  while (node && node.type() != pugi::node_element) node = node.next_sibling();
  return node;
}

std::string_view local(std::string_view name) {
  return name.substr(name.find(':') + 1);
}

std::string_view prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

}  // namespace

Element Element::Tree::handle(pugi::xml_node node) const {
  const auto begin = static_cast<std::uint32_t>(node.offset_debug() - 1);
  const auto found =
      std::lower_bound(outline.elements.begin(), outline.elements.end(), begin, [](const Extent& e, std::uint32_t at) { return e.begin < at; });
  if (found == outline.elements.end() || found->begin != begin) throw InternalError("expat and pugixml see different elements");
  return {this, node.internal_object(), static_cast<std::uint32_t>(found - outline.elements.begin())};
}

std::uint32_t Element::Tree::behind(std::uint32_t index) const {
  const std::uint32_t end = extent(index).end;
  StartTag tag(source, extent(index).begin);
  if (tag.end() == end && tag.closes_itself()) return end;
  return static_cast<std::uint32_t>(source.find('>', end)) + 1;
}

template <typename Visit, typename Enter>
void Element::Tree::walk(pugi::xml_node node, std::uint32_t index, Visit visit, Enter enter) const {
  std::uint32_t from = StartTag(source, extent(index).begin).end();
  for (pugi::xml_node child = element_from(node.first_child()); child; child = element_from(child.next_sibling())) {
    const Element element = handle(child);
    visit(from, extent(element.index_).begin);
    enter(element);
    from = behind(element.index_);
  }
  visit(from, extent(index).end);
}

std::string_view Element::Tree::space_of(pugi::xml_node node, std::string_view prefix_name) const {
  if (prefix_name.empty()) return {};
  if (prefix_name == "xml") return xml_space;
  const std::string declaration = "xmlns:" + std::string(prefix_name);
  while (node && !node.attribute(declaration.c_str())) node = node.parent();
  // Its decoded form is among the outline's spaces only when an element uses it; the written form serves for an attribute's.
  return node.attribute(declaration.c_str()).value();
}

std::string_view Element::name() const {
  return local(StartTag(tree_->source, tree_->extent(index_).begin).name());
}

std::string_view Element::space() const {
  return tree_->outline.spaces[tree_->extent(index_).space];
}

Span Element::at() const {
  const std::uint32_t begin = tree_->extent(index_).begin;
  return tree_->span(begin, StartTag(tree_->source, begin).end());
}

Span Element::whole() const {
  return tree_->span(tree_->extent(index_).begin, tree_->behind(index_));
}

Span Element::name_at() const {
  const std::uint32_t begin = tree_->extent(index_).begin + 1;
  return tree_->span(begin, begin + static_cast<std::uint32_t>(StartTag(tree_->source, begin - 1).name().size()));
}

std::vector<Attribute> Element::read_attributes() const {
  constexpr std::size_t usual = 4;
  std::vector<Attribute> list;
  list.reserve(usual);
  StartTag tag(tree_->source, tree_->extent(index_).begin);
  for (RawAttribute raw; tag.next(raw);) {
    const std::string_view name = tree_->source.substr(raw.name_begin, raw.name_end - raw.name_begin);
    if (name == "xmlns" || name.starts_with("xmlns:")) continue;
    Attribute& attribute = list.emplace_back();
    attribute.name = local(name);
    attribute.space = tree_->space_of(node_of(node_), prefix(name));
    attribute.value = decode_value(tree_->source.substr(raw.value_begin, raw.value_end - raw.value_begin));
    attribute.name_at = tree_->span(raw.name_begin, raw.name_end);
    attribute.value_at = tree_->span(raw.value_begin, raw.value_end);
  }
  return list;
}

const std::vector<Attribute>& Element::attributes() const {
  const auto [kept, added] = tree_->attributes.try_emplace(index_);
  if (added) kept->second = read_attributes();
  return kept->second;
}

const Attribute* Element::attribute(std::string_view wanted) const {
  for (const Attribute& attribute : attributes())
    if (attribute.name == wanted && attribute.space.empty()) return &attribute;
  return nullptr;
}

std::vector<Element::Child> Element::read_children() const {
  std::vector<Child> list;
  const auto text = [&](std::uint32_t begin, std::uint32_t end) {
    PlacedText run;
    append_text(tree_->source, tree_->file, begin, end, run);
    if (!run.empty()) list.push_back({std::nullopt, std::move(run)});
  };
  tree_->walk(node_of(node_), index_, text, [&](Element element) { list.push_back({element, {}}); });
  return list;
}

const std::vector<Element::Child>& Element::children() const {
  const auto [kept, added] = tree_->children.try_emplace(index_);
  if (added) kept->second = read_children();
  return kept->second;
}

std::optional<Element> Element::first() const {
  const pugi::xml_node child = element_from(node_of(node_).first_child());
  if (!child) return std::nullopt;
  return Element(tree_, child.internal_object(), index_ + 1);
}

std::optional<Element> Element::next() const {
  const pugi::xml_node sibling = element_from(node_of(node_).next_sibling());
  if (!sibling) return std::nullopt;
  return tree_->handle(sibling);
}

PlacedText Element::text() const {
  PlacedText all;
  const auto visit = [&](std::uint32_t begin, std::uint32_t end) { append_text(tree_->source, tree_->file, begin, end, all); };
  tree_->walk(node_of(node_), index_, visit, [](Element) {});
  return all;
}

Span Element::stray_text() const {
  Span found;
  const auto visit = [&](std::uint32_t begin, std::uint32_t end) {
    if (!found.known()) found = first_words(tree_->source, tree_->file, begin, end);
  };
  tree_->walk(node_of(node_), index_, visit, [](Element) {});
  return found;
}

Document::Document(std::unique_ptr<Element::Tree> tree) : tree_(std::move(tree)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

std::optional<Document> Document::parse(const Sources& sources, FileId file, const Limits& limits, Diagnostics& diagnostics) {
  auto tree = std::make_unique<Element::Tree>();
  if (!pass_gate(sources, file, limits, diagnostics, tree->outline)) return std::nullopt;
  tree->source = sources.text(file);
  tree->file = file;
  // Text is read from the source, so the tree keeps as little of it as pugixml allows.
  constexpr unsigned int flags = pugi::parse_minimal | pugi::parse_embed_pcdata;
  const auto result = tree->document.load_buffer(tree->source.data(), tree->source.size(), flags, pugi::encoding_utf8);
  if (!result) throw InternalError("pugixml refuses what expat accepts");
  return Document(std::move(tree));
}

Element Document::root() const {
  return tree_->handle(tree_->document.document_element());
}

}  // namespace townclerk::xml
