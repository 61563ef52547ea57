#include <algorithm>

#include "base/suggest.hpp"
#include "style/codes.hpp"
#include "style/rules.hpp"

namespace townclerk::style {

namespace {

constexpr std::size_t max_value_tokens = 1'000;

bool is_custom(const Declaration& declaration) {
  return declaration.name.starts_with("--");
}

bool is_root(const ParsedRule& rule) {
  return !rule.selectors.empty() && std::all_of(rule.selectors.begin(), rule.selectors.end(), [](const Selector& s) {
    return !s.marker && s.compounds.size() == 1 && s.compounds[0].type == TypeTest::root && s.compounds[0].classes.empty();
  });
}

std::string shown(const Token& token, const std::string& fallback) {
  switch (token.kind) {
    case TokenKind::ident:
    case TokenKind::string:
    case TokenKind::delim:
      return "'" + token.text + "'";
    case TokenKind::function:
      return "'" + token.text + "()'";
    case TokenKind::hash:
      return "'#" + token.text + "'";
    default:
      return fallback;
  }
}

}  // namespace

void DeclarationReader::take_custom_properties(const std::vector<ParsedRule>& rules) {
  for (const ParsedRule& rule : rules) {
    const bool root = is_root(rule);
    for (const Declaration& declaration : rule.declarations) {
      if (!is_custom(declaration)) continue;
      // A rule without selectors had a fault of its own.
      if (!root && !rule.selectors.empty()) {
        diagnostics_.add(Diagnostic(codes::Y107, declaration.name_at, "'" + declaration.name + "' is declared outside of ':root'")
                             .hint("declare custom properties in a rule for ':root'"));
      }
      custom_.push_back({declaration.name, &declaration});
    }
  }
  // Of equal names the last one counts.
  std::reverse(custom_.begin(), custom_.end());
  std::stable_sort(custom_.begin(), custom_.end(), [](const Custom& a, const Custom& b) { return a.name < b.name; });
  custom_.erase(std::unique(custom_.begin(), custom_.end(), [](const Custom& a, const Custom& b) { return a.name == b.name; }), custom_.end());
}

DeclarationReader::Custom* DeclarationReader::find(std::string_view name) {
  const auto found = std::lower_bound(custom_.begin(), custom_.end(), name, [](const Custom& c, std::string_view n) { return c.name < n; });
  return found != custom_.end() && found->name == name ? &*found : nullptr;
}

bool DeclarationReader::substitute(const Declaration& declaration, std::vector<Token>& out) {
  return expand(declaration.value, nullptr, out);
}

bool DeclarationReader::expand(std::span<const Token> tokens, const Span* at, std::vector<Token>& out) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (!token.is(TokenKind::function, "var")) {
      if (out.size() >= max_value_tokens) {
        diagnostics_.add({codes::Y108, at != nullptr ? *at : token.at, "a value has more than 1,000 parts"});
        return false;
      }
      Token& copy = out.emplace_back(token);
      if (at != nullptr) copy.at = *at;
      continue;
    }
    std::size_t end = i + 1;
    for (int depth = 1; end < tokens.size(); ++end) {
      const TokenKind kind = tokens[end].kind;
      if (kind == TokenKind::open_paren || kind == TokenKind::function) ++depth;
      if (kind == TokenKind::close_paren && --depth == 0) break;
    }
    Span place = at != nullptr ? *at : token.at;
    if (at == nullptr && end < tokens.size()) place.end = tokens[end].at.end;
    if (end >= tokens.size()) {
      diagnostics_.add({codes::Y101, place, "'var(' is not closed"});
      return false;
    }
    if (!expand_var(tokens.subspan(i + 1, end - i - 1), place, out)) return false;
    i = end;
  }
  return true;
}

bool DeclarationReader::expand_var(std::span<const Token> inside, Span at, std::vector<Token>& out) {
  if (inside.empty() || inside[0].kind != TokenKind::ident || !inside[0].text.starts_with("--") ||
      (inside.size() > 1 && inside[1].kind != TokenKind::comma)) {
    diagnostics_.add(Diagnostic(codes::Y101, at, "'var()' needs the name of a custom property").hint("write var(--name) or var(--name, value)"));
    return false;
  }
  const std::string& name = inside[0].text;
  Custom* custom = find(name);
  if (custom == nullptr) {
    if (inside.size() > 1) return expand(inside.subspan(2), &at, out);
    Diagnostic diagnostic(codes::Y106, at, "the custom property '" + name + "' is not declared");
    std::vector<std::string_view> known;
    for (const Custom& c : custom_) known.push_back(c.name);
    if (const auto near = nearest(name, known)) diagnostic.hints.push_back("did you mean '" + std::string(*near) + "'?");
    diagnostics_.add(std::move(diagnostic));
    return false;
  }
  if (custom->open) {
    diagnostics_.add({codes::Y106, custom->declaration->name_at, "the custom property '" + name + "' stands for itself"});
    return false;
  }
  custom->open = true;
  const bool done = expand(custom->declaration->value, &at, out);
  custom->open = false;
  return done;
}

void DeclarationReader::read(const Declaration& declaration, Where where, std::vector<Setting>& out) {
  if (is_custom(declaration)) {
    if (where != Where::element) {
      diagnostics_.add({codes::Y107, declaration.name_at, "'" + declaration.name + "' is declared outside of ':root'"});
    }
    return;
  }
  if (!is_property(declaration.name)) {
    Diagnostic diagnostic(codes::Y104, declaration.name_at, "the property '" + declaration.name + "' is unknown");
    if (const auto near = nearest(declaration.name, property_names())) diagnostic.hints.push_back("did you mean '" + std::string(*near) + "'?");
    diagnostics_.add(std::move(diagnostic));
    return;
  }
  if (!allowed(declaration.name, where)) {
    diagnostics_.add({codes::Y110, declaration.name_at, "the property '" + declaration.name + "' has no effect here"});
    return;
  }
  std::vector<Token> value;
  if (!substitute(declaration, value)) return;
  std::size_t bad = 0;
  const std::size_t first = out.size();
  if (!settings(declaration.name, value, out, bad)) bad_value(declaration, value, bad);
  const Span at = written_at(declaration);
  for (std::size_t i = first; i < out.size(); ++i) out[i].at = at;
}

Span DeclarationReader::written_at(const Declaration& declaration) {
  const Declaration* from = &declaration;
  for (std::size_t steps = 0; steps <= custom_.size(); ++steps) {
    const auto var = std::find_if(from->value.begin(), from->value.end(), [](const Token& token) { return token.is(TokenKind::function, "var"); });
    const Custom* custom = var == from->value.end() || var + 1 == from->value.end() ? nullptr : find((var + 1)->text);
    if (custom == nullptr) break;
    from = custom->declaration;
  }
  return from->at;
}

void DeclarationReader::bad_value(const Declaration& declaration, std::span<const Token> value, std::size_t bad) {
  const bool missing = bad >= value.size();
  const std::string what = missing ? "an incomplete value" : shown(value[bad], "this value");
  Diagnostic diagnostic(codes::Y105, missing ? declaration.at : value[bad].at, "'" + declaration.name + "' does not take " + what);
  diagnostic.hints.push_back("it takes " + std::string(accepts(declaration.name)));
  diagnostics_.add(std::move(diagnostic));
}

}  // namespace townclerk::style
