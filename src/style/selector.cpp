#include "style/selector.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/suggest.hpp"
#include "style/codes.hpp"

namespace townclerk::style {

namespace {

constexpr std::uint32_t class_weight = 1024;

std::vector<std::string_view> element_names() {
  std::vector<std::string_view> names{"html"};
  for (auto n = static_cast<int>(Name::body); n <= static_cast<int>(Name::sub); ++n) names.push_back(to_string(static_cast<Name>(n)));
  return names;
}

class SelectorParser {
 public:
  SelectorParser(std::span<const Token> tokens, Diagnostics& diagnostics) : tokens_(tokens), diagnostics_(diagnostics) {}

  std::optional<Selector> run() {
    Selector selector;
    skip_space();
    while (true) {
      Compound compound;
      if (!this->compound(compound, selector)) return std::nullopt;
      selector.compounds.push_back(std::move(compound));
      const bool space = skip_space();
      if (done()) break;
      bool child = false;
      if (peek().is(TokenKind::delim, ">")) {
        child = true;
        ++at_;
        skip_space();
      } else if (!space) {
        fault(codes::Y103, "this part of the selector is outside of the subset");
        return std::nullopt;
      }
      child_.push_back(child);
    }
    if (selector.compounds.size() > 16) {
      fault(codes::Y103, "a selector has more than 16 parts");
      return std::nullopt;
    }
    for (std::size_t i = 0; i < child_.size(); ++i) selector.compounds[i + 1].child_of_next = child_[i];
    std::reverse(selector.compounds.begin(), selector.compounds.end());
    return selector;
  }

 private:
  [[nodiscard]] bool done() const { return at_ >= tokens_.size(); }
  [[nodiscard]] const Token& peek() const { return tokens_[at_]; }

  bool skip_space() {
    const std::size_t before = at_;
    while (!done() && peek().kind == TokenKind::whitespace) ++at_;
    return at_ > before;
  }

  void fault(const Code& code, std::string message, std::string hint = {}) {
    Diagnostic diagnostic(code, tokens_[std::min(at_, tokens_.size() - 1)].at, std::move(message));
    if (!hint.empty()) diagnostic.hints.push_back(std::move(hint));
    diagnostics_.add(std::move(diagnostic));
  }

  bool compound(Compound& compound, Selector& selector) {
    const std::size_t start = at_;
    while (!done() && peek().kind != TokenKind::whitespace && !peek().is(TokenKind::delim, ">")) {
      if (selector.marker) {
        fault(codes::Y103, "'::marker' ends a selector");
        return false;
      }
      if (!simple(compound, selector, at_ == start)) return false;
      ++at_;
    }
    if (at_ != start) return true;
    fault(codes::Y103, done() ? "a selector ends with '>'" : "an element or class is missing before '>'");
    return false;
  }

  bool simple(Compound& compound, Selector& selector, bool first) {
    const Token& token = peek();
    if (first && token.kind == TokenKind::ident) return type(compound, selector);
    if (first && token.is(TokenKind::delim, "*")) return true;
    if (token.is(TokenKind::delim, ".") && at_ + 1 < tokens_.size() && tokens_[at_ + 1].kind == TokenKind::ident) {
      compound.classes.push_back(tokens_[++at_].text);
      selector.specificity += class_weight;
      return true;
    }
    if (token.kind == TokenKind::colon) return pseudo(compound, selector);
    const char* message =
        token.kind == TokenKind::hash ? "selectors by id are outside of the subset" : "this part of the selector is outside of the subset";
    fault(codes::Y103, message, "a selector is made of elements, classes, ':first-child', spaces and '>'");
    return false;
  }

  bool type(Compound& compound, Selector& selector) {
    static const std::vector<std::string_view> known = element_names();
    const auto found = std::find(known.begin(), known.end(), peek().text);
    if (found == known.end()) {
      const auto near = nearest(peek().text, known);
      fault(codes::Y111, "'" + peek().text + "' is no element of a report", near ? "did you mean '" + std::string(*near) + "'?" : std::string());
      return false;
    }
    compound.type = found == known.begin() ? TypeTest::root : TypeTest::name;
    if (compound.type == TypeTest::name) compound.name = static_cast<Name>(static_cast<int>(Name::body) + (found - known.begin() - 1));
    ++selector.specificity;
    return true;
  }

  bool pseudo(Compound& compound, Selector& selector) {
    const bool element = at_ + 1 < tokens_.size() && tokens_[at_ + 1].kind == TokenKind::colon;
    const std::size_t name_at = at_ + (element ? 2 : 1);
    const bool named = name_at < tokens_.size() && tokens_[name_at].kind == TokenKind::ident;
    const std::string_view name = named ? std::string_view(tokens_[name_at].text) : std::string_view();
    if (element && name == "marker") {
      selector.marker = true;
      ++selector.specificity;
    } else if (!element && name == "first-child") {
      compound.first_child = true;
      selector.specificity += class_weight;
    } else if (!element && name == "root") {
      compound.type = TypeTest::root;
      selector.specificity += class_weight;
    } else {
      at_ = std::min(name_at, tokens_.size() - 1);
      constexpr std::array<std::string_view, 3> known{"first-child", "marker", "root"};
      const auto near = nearest(name, known);
      fault(codes::Y103, "'" + std::string(element ? "::" : ":") + std::string(name) + "' is outside of the subset",
            near ? "did you mean '" + std::string(*near == "marker" ? "::" : ":") + std::string(*near) + "'?"
                 : std::string("the subset has ':first-child', ':root' and '::marker'"));
      return false;
    }
    at_ = name_at;
    return true;
  }

  std::span<const Token> tokens_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::vector<bool> child_;
};

}  // namespace

std::vector<Selector> selectors(std::span<const Token> prelude, Span behind, Diagnostics& diagnostics) {
  std::vector<Selector> result;
  if (prelude.empty()) {
    diagnostics.add({codes::Y103, behind, "a selector is missing before this"});
    return result;
  }
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= prelude.size(); ++i) {
    if (i < prelude.size() && prelude[i].kind != TokenKind::comma) continue;
    // An empty selector has no token of its own to point at: it is reported at the comma beside it.
    const auto part = prelude.subspan(begin, i - begin);
    const bool empty = std::all_of(part.begin(), part.end(), [](const Token& t) { return t.kind == TokenKind::whitespace; });
    if (empty) {
      const std::size_t comma = i < prelude.size() ? i : begin > 0 ? begin - 1 : 0;
      diagnostics.add({codes::Y103, prelude[comma].at, "a selector is missing beside this comma"});
    } else if (auto selector = SelectorParser(part, diagnostics).run()) {
      result.push_back(std::move(*selector));
    }
    begin = i + 1;
  }
  return result;
}

}  // namespace townclerk::style
