#include "pdf/file.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/diagnostic.hpp"
#include "pdf/file_state.hpp"
#include "pdf/save.hpp"
#include "pdf/syntax.hpp"

namespace townclerk::pdf {
namespace {

constexpr std::size_t longest_label = 1000;  // bytes of a bookmark, or of the description of a link or file, which readers show on a line

/// What is longer than that many bytes ends in an ellipsis.
std::string beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return std::string(text.substr(0, bytes)) + "…";
}

}  // namespace

File::State::Page& File::State::page() {
  if (pages.empty()) throw InternalError("drawn before the first page");
  return pages.back();
}

PageContent& File::State::draw() {
  PageContent& content = page().content;
  if (wanted.kind == Content::Kind::none) wanted = {Content::Kind::artifact, no_element, Artifact::layout};
  if (open == wanted) return content;
  close_mark();
  if (wanted.kind == Content::Kind::artifact) {
    content.operations.emplace_back(BeginArtifact{wanted.artifact});
  } else {
    const auto page_index = static_cast<std::uint32_t>(pages.size() - 1);
    content.operations.emplace_back(BeginMark{structure.type(wanted.slot), structure.add_mark(wanted.slot, page_index)});
  }
  open = wanted;
  return content;
}

void File::State::close_mark() {
  if (open.kind != Content::Kind::none) page().content.operations.emplace_back(EndMarked{});
  open = {};
}

/// Shapes lie beside the operations: most operations are text, and a variant is as large as its largest.
void File::State::add_shape(Shape shape) {
  if (!shape.paint.fill && shape.paint.width <= 0) return;
  PageContent& content = draw();
  content.operations.emplace_back(DrawShape{static_cast<std::uint32_t>(content.shapes.size())});
  content.shapes.push_back(std::move(shape));
}

std::uint32_t File::State::font(const text::Font& wanted_font) {
  const auto found = std::find_if(fonts.begin(), fonts.end(), [&](const EmbeddedFont& f) { return &f.font() == &wanted_font; });  // of a handful
  if (found != fonts.end()) return static_cast<std::uint32_t>(found - fonts.begin());
  fonts.emplace_back(wanted_font);
  return static_cast<std::uint32_t>(fonts.size() - 1);
}

HPDF_Dict File::State::add_link(ElementId element, float x, float y, float width, float height, std::string_view description) {
  const Page& current = page();
  HPDF_Dict link = haru.add_link(current.object, {x, current.height - y - height, x + width, current.height - y});
  haru.set_text(link, "Contents", beginning(description, longest_label));
  haru.set_number(link, "F", 4);  // printed
  structure.add_annotation(structure.owner(element), static_cast<std::uint32_t>(pages.size() - 1), static_cast<std::uint32_t>(annotations.size()));
  annotations.push_back(link);
  return link;
}

void File::State::need_room(std::string_view what, std::string_view text) {
  if (!failure.empty() || fits_string(text)) return;
  failure = fmt::format("{} is longer than PDF/A allows (some 16,000 letters): '{}'", what, beginning(text, 60));
}

File::File(Metadata metadata) : state_(std::make_unique<State>()) {
  state_->need_room("the title", metadata.title);
  state_->need_room("the author", metadata.author);
  state_->need_room("the subject", metadata.subject);
  state_->metadata = std::move(metadata);
}
File::~File() = default;
File::File(File&&) noexcept = default;
File& File::operator=(File&&) noexcept = default;

ElementId File::add_element(ElementId parent, Type type, ElementAttributes attributes) {
  state_->need_room("an alternative text", attributes.alternative);
  return state_->structure.add_element(parent, type, std::move(attributes));
}

ElementId File::add_slot(ElementId element) {
  return state_->structure.add_slot(element);
}

void File::begin_page(float width, float height) {
  state_->pages.push_back({state_->haru.add_page(width, height), width, height, {}});
  state_->page_heights.push_back(height);
  state_->wanted = {};
}

void File::end_page() {
  state_->close_mark();
  state_->wanted = {};
}

void File::mark(ElementId element) {
  const ElementId slot = state_->structure.is_slot(element) ? element : state_->structure.add_slot(element);
  state_->wanted = {State::Content::Kind::element, slot, Artifact::layout};
}

void File::artifact(Artifact kind) {
  state_->wanted = {State::Content::Kind::artifact, no_element, kind};
}

void File::show(const text::Font& font, float size, Colour colour, float x, float baseline, float letter_spacing, const text::Shaped& shaped,
                float scaling) {
  if (shaped.glyphs.empty()) return;
  PageContent& content = state_->draw();
  const std::uint32_t index = state_->font(font);
  const ShowText text{index, size, baseline, letter_spacing, scaling, colour, static_cast<std::uint32_t>(content.pieces.size()), 1};
  content.pieces.push_back({state_->fonts[index].use(shaped), x});
  auto* last = std::get_if<ShowText>(&content.operations.back());
  if (last != nullptr && same_line(*last, text)) {
    ++last->count;
  } else {
    content.operations.emplace_back(text);
  }
}

void File::fill(float x, float y, float width, float height, Colour colour) {
  state_->draw().operations.emplace_back(FillRectangle{x, y, width, height, colour});
}

void File::dashes(float x1, float y1, float x2, float y2, float width, bool round, Colour colour) {
  polyline({{x1, y1}, {x2, y2}}, false, {{}, width, colour, {round ? 0 : width * 3, width * (round ? 2.0F : 3.0F)}, round});
}

void File::rectangle(float x, float y, float width, float height, float radius, Paint paint) {
  state_->add_shape({RoundedRectangle{x, y, width, height, std::min({radius, width / 2, height / 2})}, std::move(paint)});
}

void File::polyline(std::vector<Point> points, bool closed, Paint paint) {
  if (points.size() > 1) state_->add_shape({Polyline{std::move(points), closed}, std::move(paint)});
}

void File::cover(float x, float y, float width, float height) {
  const State::Content& marked = state_->wanted;
  if (marked.kind != State::Content::Kind::element || state_->structure.type(marked.slot) != Type::Figure) return;
  ElementAttributes& figure = state_->structure.attributes(state_->structure.owner(marked.slot));
  if (figure.bbox.empty()) figure.bbox = {x, y, x + width, y + height};
}

void File::picture(std::uint32_t image, float x, float y, float width, float height) {
  state_->draw().operations.emplace_back(DrawImage{image, x, y, width, height});
  cover(x, y, width, height);
}

void File::link_to(ElementId element, float x, float y, float width, float height, std::string_view destination, std::string_view description) {
  state_->need_room("the id that a link goes to", destination);
  state_->haru.set_bytes(state_->add_link(element, x, y, width, height, description), "Dest", destination);
}

void File::link_uri(ElementId element, float x, float y, float width, float height, std::string_view uri, std::string_view description) {
  HPDF_Dict action = state_->haru.set_dictionary(state_->add_link(element, x, y, width, height, description), "A");
  state_->haru.set_name(action, "S", "URI");
  const std::string address = ascii_uri(uri);
  state_->need_room("the address of a link", address);
  state_->haru.set_bytes(action, "URI", address);
}

tl::expected<std::uint32_t, std::string> File::add_image(std::span<const std::byte> bytes) {
  auto image = read_image(bytes, state_->deflate);
  if (!image) return tl::unexpected(std::move(image.error()));
  state_->images.push_back(std::move(*image));
  return static_cast<std::uint32_t>(state_->images.size() - 1);
}

void File::add_destination(std::string name, Destination destination) {
  state_->need_room("an id", name);
  state_->destinations.emplace_back(std::move(name), destination);
}

void File::add_bookmark(int depth, std::string_view title, std::string_view destination) {
  std::vector<HPDF_Outline>& last = state_->bookmarks;
  const auto parents = std::min(static_cast<std::size_t>(std::max(depth, 1) - 1), last.size());
  last.resize(parents);
  last.push_back(state_->haru.add_outline(parents == 0 ? nullptr : last.back(), beginning(title, longest_label), destination));
}

void File::attach(Attachment attachment) {
  state_->need_room("the name of a file", attachment.name);
  attachment.description = beginning(attachment.description, longest_label);
  state_->attachments.push_back(std::move(attachment));
}

tl::expected<std::string, std::string> File::save() {
  return pdf::save(*state_);
}

}  // namespace townclerk::pdf
