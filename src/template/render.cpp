#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "template/checker.hpp"
#include "template/codes.hpp"
#include "template/node.hpp"
#include "template/prose.hpp"
#include "template/scope.hpp"

namespace townclerk::mustache {
namespace {

class Renderer {
 public:
  Renderer(const Value& view, const Loader& loader, Escaper& escaper, const Options& options, Diagnostics& diagnostics)
      : loader_(loader),
        escaper_(escaper),
        options_(options),
        diagnostics_(diagnostics),
        found_(1000),
        levels_{{&view, {options.schema, false}}},
        root_(levels_),
        prose_(root_, options.misses, escaper, found_),
        checker_(loader, options.max_depth, found_) {}

  tl::expected<PlacedText, Failed> run(const Node& root) {
    children(root, nullptr);
    for (const Diagnostic& diagnostic : found_.all()) diagnostics_.add(diagnostic);
    if (found_.has_errors()) return tl::unexpected(Failed{});
    return std::move(out_);
  }

 private:
  /// The indentation in force: what each line gets, and what each loses of its own (a block's content is moved to where the block is asked for).
  struct Frame {
    PlacedText margin;
    std::string_view strip;
  };
  /// What the next words owe to the line that they begin: `owed` the margin, when no line start of their own brings it; `open` nothing, for
  /// they go on in a line that something else began.
  enum class Start : std::uint8_t { settled, owed, open };

  [[nodiscard]] bool strict() const { return options_.misses == Misses::error; }

  void children(const Node& node, const Given* given) {
    for (const Node& child : node.children) {
      if (stopped_) return;
      print(child, given);
    }
  }

  void print(const Node& node, const Given* given) {
    switch (node.kind) {
      case Node::Kind::text:
        settle();
        append(node.words);
        return;
      case Node::Kind::margin:
        if (start_ != Start::open) out_.append(frame_.margin);
        start_ = Start::settled;
        append(rest(node.words));
        return;
      case Node::Kind::variable:
        return variable(node);
      case Node::Kind::section:
      case Node::Kind::inverted:
        return section(node, given);
      case Node::Kind::partial:
      case Node::Kind::parent:
        return partial(node, given);
      case Node::Kind::block:
        return block(node, given);
      case Node::Kind::root:
        return;
    }
  }

  void settle() {
    if (start_ == Start::owed) out_.append(frame_.margin);
    start_ = Start::settled;
  }

  void append(const Slice& words) {
    out_.append(words.text, words.at);
    bound(words.at);
  }

  void bound(Span at) {
    if (out_.text().size() <= options_.max_output || stopped_) return;
    found_.add(Diagnostic(codes::V113, at, fmt::format("the output grows beyond {} bytes here", options_.max_output)));
    stopped_ = true;
  }

  /// A line's own indentation without what the frame takes away.
  [[nodiscard]] Slice rest(const Slice& lead) const {
    std::size_t same = 0;
    while (same < lead.text.size() && same < frame_.strip.size() && lead.text[same] == frame_.strip[same]) ++same;
    return {lead.text.substr(same), {lead.at.file, lead.at.begin + static_cast<std::uint32_t>(same), lead.at.end}};
  }

  [[nodiscard]] Frame indented(const Slice& lead, std::string_view strip) const {
    Frame frame{frame_.margin, strip};
    const Slice more = rest(lead);
    frame.margin.append(more.text, more.at);
    return frame;
  }

  /// The value of a tag's name; nothing where it is absent or, with an error when strict, unknown.
  std::optional<Found> find(const Node& node) {
    const Found found = look_up(levels_, node.path);
    if (found.any()) return found;
    if (strict()) found_.add(unknown(levels_, node.path, found, node.words.at));
    return std::nullopt;
  }

  void variable(const Node& node) {
    settle();
    const auto found = find(node);
    if (!found || found->value == nullptr) return;
    if (const Text* text = std::get_if<Text>(&found->value->data)) {
      escaper_.value(out_, *text, node.words.at, node.raw);
    } else if (const Prose* prose = std::get_if<Prose>(&found->value->data)) {
      if (prose->text != nullptr) block_value(node, *prose);
    } else if (strict() && !found->value->printable()) {
      found_.add(Diagnostic(codes::V110, node.words.at, fmt::format("'{}' is no single value and cannot be printed", node.words.text)));
    }
    bound(node.words.at);
  }

  void block_value(const Node& node, const Prose& prose) {
    const std::string_view before = out_.text();
    const std::size_t line = before.find_last_of('\n') + 1;
    if (node.stand != Node::Stand::alone || before.find_first_not_of(" \t", line) != std::string_view::npos) {
      found_.add(Diagnostic(codes::V108, node.words.at, fmt::format("'{}' is prose, which stands alone on its line", node.words.text))
                     .hint("put the tag on a line of its own"));
      return;
    }
    const Slice lead = rest(node.around().lead);
    prose_.print(prose, out_, [&] {
      out_.append(frame_.margin);
      out_.append(lead.text, lead.at);
    });
  }

  bool enter(const Node& node) {
    ++depth_;
    if (depth_ > options_.max_depth) {
      found_.add(Diagnostic(codes::V112, node.words.at, fmt::format("'{}' is nested more than {} deep", node.words.text, options_.max_depth))
                     .hint("does a partial call itself without end?"));
      stopped_ = true;
    }
    count(node);
    return !stopped_;
  }

  void count(const Node& node) {
    if (++entries_ <= options_.max_entries || stopped_) return;
    found_.add(Diagnostic(codes::V112, node.words.at, fmt::format("more than {} sections and partials were entered", options_.max_entries)));
    stopped_ = true;
  }

  void leave() { --depth_; }

  void section(const Node& node, const Given* given) {
    const auto found = find(node);
    const Value* value = found ? found->value : nullptr;
    const bool truthy = value != nullptr && value->truthy();
    if (truthy == (node.kind == Node::Kind::inverted)) return;
    if (enter(node)) {
      if (node.kind == Node::Kind::inverted) {
        children(node, given);
      } else if (const auto* list = std::get_if<std::shared_ptr<const List>>(&value->data)) {
        for (const Value& item : **list) within(node, {&item, entry(item, found->known.inside())}, given);
      } else {
        within(node, {value, found->known}, given);
      }
    }
    leave();
  }

  /// What is known of a list's entry. A list of objects that declares none is like the list around it: sections in sections.
  [[nodiscard]] Known entry(const Value& item, Known inside) const {
    if (inside.schema == nullptr || !inside.schema->members.empty() || !std::holds_alternative<std::shared_ptr<const Object>>(item.data))
      return inside;
    const auto around = std::find_if(levels_.rbegin(), levels_.rend(), [](const Level& level) {
      return level.known.element && level.known.schema != nullptr && !level.known.schema->members.empty();
    });
    return around == levels_.rend() ? inside : around->known;
  }

  void within(const Node& node, const Level& level, const Given* given) {
    count(node);
    if (stopped_) return;
    levels_.push_back(level);
    children(node, given);
    levels_.pop_back();
  }

  const Template* called(const Node& node, const Given* given) {
    std::string_view name = node.words.text;
    if (node.dynamic) {
      const auto found = find(node);
      if (!found || found->value == nullptr) return nullptr;
      const Text* text = std::get_if<Text>(&found->value->data);
      if (text == nullptr && strict() && found->value->truthy())
        found_.add(Diagnostic(codes::V110, node.words.at, fmt::format("'{}' is not the name of a template", name)));
      if (text == nullptr) return nullptr;
      name = text->text;
    }
    const Template* found = loader_ ? loader_(name) : nullptr;
    if (found == nullptr && strict()) found_.add(Diagnostic(codes::V102, node.words.at, fmt::format("there is no template '{}'", name)));
    if (found == nullptr || !node.dynamic || options_.schema == nullptr || !strict()) return found;
    return checker_.check(found->root(), levels_, given) ? found : nullptr;
  }

  void partial(const Node& node, const Given* given) {
    const Template* root = called(node, given);
    if (root == nullptr) return;
    if (enter(node)) {
      const bool alone = node.stand == Node::Stand::alone;
      Frame frame = alone ? indented(node.around().lead, {}) : Frame{frame_.margin, {}};
      const Given inner{&node, given};
      const bool gives = node.kind == Node::Kind::parent && !Given::has(given, &node);
      const Start start = alone || start_ == Start::owed ? start_ : Start::open;
      inside(std::move(frame), start, root->root(), gives ? &inner : given);
    }
    leave();
  }

  /// Prints a template or a block's content in a frame of its own.
  void inside(Frame frame, Start start, const Node& content, const Given* given) {
    std::swap(frame_, frame);
    const Start before = start_;
    const std::size_t size = out_.text().size();
    start_ = start;
    children(content, given);
    std::swap(frame_, frame);
    start_ = out_.text().size() == size ? before : Start::settled;
  }

  void block(const Node& node, const Given* given) {
    if (!enter(node)) return leave();
    const Override other = find_override(given, node.words.text);
    const Node& content = other.block != nullptr ? *other.block : node;
    const Given* outer = other.block != nullptr ? other.outer : given;
    const std::size_t size = out_.text().size();
    if (node.stand == Node::Stand::pair) {
      inside(indented(node.around().lead, other.block != nullptr ? content.around().own.text : frame_.strip), Start::owed, content, outer);
    } else if (other.block == nullptr) {
      children(node, given);
    } else if (node.stand == Node::Stand::alone) {
      inside(indented(node.around().has_own ? node.around().own : node.around().lead, content.around().own.text), Start::owed, content, outer);
    } else {
      inside(Frame{frame_.margin, content.around().own.text}, start_ == Start::owed ? start_ : Start::open, content, outer);
    }
    const Slice& line_end = node.around().line_end;
    if (!line_end.text.empty() && out_.text().size() > size && out_.text().back() != '\n') append(line_end);
    leave();
  }

  const Loader& loader_;
  Escaper& escaper_;
  const Options& options_;
  Diagnostics& diagnostics_;
  Diagnostics found_;
  PlacedText out_;
  Frame frame_;
  Start start_ = Start::settled;
  Levels levels_;
  Levels root_;
  ProsePrinter prose_;
  Checker checker_;
  int depth_ = 0;
  std::size_t entries_ = 0;
  bool stopped_ = false;
};

}  // namespace

tl::expected<PlacedText, Failed> render(const Template& root, const Value& view, const Loader& loader, Escaper& escaper, const Options& options,
                                        Diagnostics& diagnostics) {
  return Renderer(view, loader, escaper, options, diagnostics).run(root.root());
}

}  // namespace townclerk::mustache
