#include "template/template.hpp"

#include <algorithm>

#include "base/diagnostic.hpp"
#include "template/lexeme.hpp"
#include "template/node.hpp"

namespace townclerk::mustache {
namespace {

Slice part(const Slice& whole, std::size_t begin, std::size_t size) {
  const auto from = whole.at.begin + static_cast<std::uint32_t>(begin);
  return {whole.text.substr(begin, size), {whole.at.file, from, from + static_cast<std::uint32_t>(size)}};
}

std::size_t indentation(std::string_view text) {
  return std::min(text.find_first_not_of(" \t"), text.size());
}

/// Lexemes to tree.
class Builder {
 public:
  Builder(const Lexemes& lexemes, std::string_view source) : lexemes_(lexemes), source_(source) {}

  void children(Node& node, std::size_t begin, std::size_t end) {
    node.children.reserve(count(begin, end));
    for (std::size_t i = begin; i < end; ++i) {
      const Lexeme& lexeme = lexemes_[i];
      const bool ignored = node.kind == Node::Kind::parent && lexeme.kind != Lexeme::Kind::block;
      if (!ignored) add(node, lexeme, i);
      if (lexeme.mate == Lexeme::none) continue;
      if (lexemes_[lexeme.mate].margin && !ignored) margin(lexeme.kind == Lexeme::Kind::parent ? node : node.children.back(), {});
      i = lexeme.mate;
    }
  }

 private:
  /// How many nodes there will be, or a few more.
  [[nodiscard]] std::size_t count(std::size_t begin, std::size_t end) const {
    std::size_t nodes = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Lexeme& lexeme = lexemes_[i];
      const bool goes_on = lexeme.kind == Lexeme::Kind::newline && i > begin && lexemes_[i - 1].kind == Lexeme::Kind::text;
      nodes += (lexeme.dropped || goes_on ? 0U : 1U) + (lexeme.margin ? 1U : 0U);
      if (lexeme.mate != Lexeme::none) i = lexeme.mate;
    }
    return nodes;
  }

  void add(Node& into, const Lexeme& lexeme, std::size_t i) {
    const bool words = lexeme.kind == Lexeme::Kind::text || lexeme.kind == Lexeme::Kind::newline;
    std::size_t lead = 0;
    if (lexeme.margin) {
      lead = words ? indentation(lexeme.words.text) : 0;
      margin(into, part(lexeme.words, 0, lead));
    }
    if (words) {
      if (!lexeme.dropped) text(into, part(lexeme.words, lead, lexeme.words.text.size() - lead));
    } else if (lexeme.kind != Lexeme::Kind::comment && lexeme.kind != Lexeme::Kind::delimiters && lexeme.kind != Lexeme::Kind::end) {
      tag(into, lexeme, i);
    }
  }

  static void margin(Node& into, Slice lead) {
    Node node;
    node.kind = Node::Kind::margin;
    if (!lead.text.empty()) node.words = lead;
    into.children.push_back(std::move(node));
  }

  void text(Node& into, Slice words) {
    if (words.text.empty()) return;
    Node* last = into.children.empty() ? nullptr : &into.children.back();
    if (last != nullptr && last->kind == Node::Kind::text && last->words.at.end == words.at.begin) {
      last->words.at.end = words.at.end;
      last->words.text = source_.substr(last->words.at.begin, last->words.at.end - last->words.at.begin);
      return;
    }
    Node node;
    node.kind = Node::Kind::text;
    node.words = words;
    into.children.push_back(std::move(node));
  }

  [[nodiscard]] Slice slice(std::uint32_t index) const { return index == Lexeme::nowhere ? Slice{} : lexemes_[index].words; }

  static Node::Kind kind_of(Lexeme::Kind kind) {
    switch (kind) {
      case Lexeme::Kind::variable:
        return Node::Kind::variable;
      case Lexeme::Kind::section:
        return Node::Kind::section;
      case Lexeme::Kind::inverted:
        return Node::Kind::inverted;
      case Lexeme::Kind::partial:
        return Node::Kind::partial;
      case Lexeme::Kind::parent:
        return Node::Kind::parent;
      case Lexeme::Kind::block:
        return Node::Kind::block;
      default:
        throw InternalError("a lexeme that is no tag was made a node");
    }
  }

  void tag(Node& into, const Lexeme& lexeme, std::size_t i) {
    Node node;
    node.kind = kind_of(lexeme.kind);
    node.stand = lexeme.stand;
    node.raw = lexeme.raw;
    node.dynamic = lexeme.dynamic;
    node.words = lexeme.words;
    const bool named = node.kind == Node::Kind::variable || node.kind == Node::Kind::section || node.kind == Node::Kind::inverted;
    if (named || node.dynamic) node.path = path_of(lexeme.words.text);
    Surroundings around;
    around.lead = slice(lexeme.lead);
    if (node.kind == Node::Kind::block) block(node, lexeme, i, around);
    if (around.any()) node.surroundings = std::make_unique<const Surroundings>(around);
    if (lexeme.mate != Lexeme::none) children(node, i + 1, lexeme.mate);
    if (node.kind == Node::Kind::parent)
      std::stable_sort(node.children.begin(), node.children.end(), [](const Node& a, const Node& b) { return a.words.text < b.words.text; });
    into.children.push_back(std::move(node));
  }

  void block(const Node& node, const Lexeme& lexeme, std::size_t i, Surroundings& around) const {
    if (node.stand == Node::Stand::pair || lexemes_[lexeme.mate].stand == Node::Stand::alone) around.line_end = slice(lexeme.line_end);
    if (node.stand != Node::Stand::alone) return;
    for (std::size_t k = i + 1; k < lexeme.mate; ++k) {
      const Lexeme& inner = lexemes_[k];
      const bool line_start = lexemes_[k - 1].kind == Lexeme::Kind::newline;
      if (inner.kind == Lexeme::Kind::newline) continue;
      if (inner.kind == Lexeme::Kind::text && blank(inner.words.text) && (k + 1 == lexeme.mate || lexemes_[k + 1].kind == Lexeme::Kind::newline))
        continue;
      around.has_own = true;
      if (line_start && inner.kind == Lexeme::Kind::text) around.own = part(inner.words, 0, indentation(inner.words.text));
      return;
    }
  }

  const Lexemes& lexemes_;
  std::string_view source_;
};

}  // namespace

const Surroundings& Node::around() const {
  static const Surroundings none;
  return surroundings == nullptr ? none : *surroundings;
}

tl::expected<Template, Failed> Template::parse(const Sources& sources, FileId file, Diagnostics& diagnostics) {
  Diagnostics found;
  const std::string_view source = sources.text(file);
  Lexemes lexemes = lex(sources, file, found);
  pair_up(lexemes, file, source.size(), found);
  for (const Diagnostic& diagnostic : found.all()) diagnostics.add(diagnostic);
  if (found.has_errors()) return tl::unexpected(Failed{});
  arrange(lexemes);
  auto root = std::make_unique<Node>();
  root->words.at = {file, 0, static_cast<std::uint32_t>(source.size())};
  Builder(lexemes, source).children(*root, 0, lexemes.size());
  return Template(std::move(root));
}

Template::Template(std::unique_ptr<const Node> root) : root_(std::move(root)) {}
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;
Template::~Template() = default;

}  // namespace townclerk::mustache
