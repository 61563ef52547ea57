#include "house/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <span>

#include "base/ascii.hpp"
#include "base/suggest.hpp"
#include "house/codes.hpp"
#include "house/pattern.hpp"

namespace townclerk::house {
namespace {

/// More names are no help.
constexpr std::size_t most_listed = 12;
constexpr std::string_view xml_space = "http://www.w3.org/XML/1998/namespace";

bool blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_blank);
}

std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_code(std::string_view text) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !text.empty() && plain(text.front()) && std::all_of(text.begin(), text.end(), [&plain](char c) { return plain(c) || c == '-'; });
}

bool is_language(std::string_view tag) {
  const std::size_t dash = tag.find('-');
  const std::string_view first = tag.substr(0, dash);
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  if (first.size() < 2 || first.size() > 3 || !std::all_of(first.begin(), first.end(), small)) return false;
  if (dash == std::string_view::npos) return true;
  const std::string_view rest = tag.substr(dash + 1);
  return rest.size() >= 2 && rest.size() <= 8 && std::all_of(rest.begin(), rest.end(), letter);
}

std::string listed(const std::vector<std::string_view>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += fmt::format("'{}'", words[i]);
  }
  return out;
}

Diagnostic with_suggestion(Diagnostic diagnostic, std::string_view word, std::span<const std::string_view> known) {
  if (const auto near = nearest(word, known)) return std::move(diagnostic).hint(fmt::format("did you mean '{}'?", *near));
  if (known.empty() || known.size() > most_listed) return diagnostic;
  return std::move(diagnostic).hint(fmt::format("it may have {}", listed({known.begin(), known.end()})));
}

}  // namespace

void Reader::only(const xml::Element& element, std::initializer_list<std::string_view> allowed) {
  for (const xml::Attribute& attribute : element.attributes()) {
    if (attribute.space == xml_space && attribute.name == "lang" && std::find(allowed.begin(), allowed.end(), "xml:lang") != allowed.end()) continue;
    if (attribute.space.empty() && std::find(allowed.begin(), allowed.end(), attribute.name) != allowed.end()) continue;
    report(with_suggestion(Diagnostic(codes::H103, attribute.name_at, fmt::format("'{}' has no attribute '{}'", element.name(), attribute.name)),
                           attribute.name, std::span(allowed.begin(), allowed.size())));
  }
}

void Reader::children(const xml::Element& parent, const std::vector<Phrase>& phrases, const std::vector<Part>& parts) {
  std::vector<Words> fresh(phrases.size());
  std::vector<Span> seen(parts.size());
  for (const xml::Element::Child& child : parent.children()) {
    if (!child.element) {
      if (!blank(child.text.text())) {
        report({codes::H111, child.text.place(0, child.text.text().size()), fmt::format("'{}' holds no words of its own", parent.name())});
      }
      continue;
    }
    const xml::Element& element = *child.element;
    const auto named = [&element](const auto& entry) { return element.space() == name_space && entry.name == element.name(); };
    if (const auto found = std::find_if(phrases.begin(), phrases.end(), named); found != phrases.end()) {
      only(element, {"xml:lang"});
      phrase(element, *found, fresh[static_cast<std::size_t>(found - phrases.begin())]);
    } else if (const auto part = std::find_if(parts.begin(), parts.end(), named); part != parts.end()) {
      Span& before = seen[static_cast<std::size_t>(part - parts.begin())];
      if (part->once && before.known()) {
        report(Diagnostic(codes::H113, element.at(), fmt::format("'{}' may stand once only", element.name())).note("it stands first here", before));
        continue;
      }
      before = element.at();
      part->read(element);
    } else {
      std::vector<std::string_view> known;
      for (const Phrase& p : phrases) known.push_back(p.name);
      for (const Part& p : parts) known.push_back(p.name);
      report(with_suggestion(Diagnostic(codes::H102, element.name_at(), fmt::format("'{}' has no element '{}'", parent.name(), element.name())),
                             element.name(), known));
    }
  }
  for (std::size_t i = 0; i < phrases.size(); ++i)
    if (!fresh[i].empty()) *phrases[i].target = std::move(fresh[i]);
}

void Reader::phrase(const xml::Element& element, const Phrase& phrase, Words& target) {
  const std::string language = language_of(element);
  std::string text = words(element, phrase.slots, phrase.may_be_empty);
  for (const auto& entry : target.by_language) {
    if (entry.first == language) {
      report({codes::H113, element.at(), fmt::format("'{}' stands twice in the language '{}'", element.name(), language)});
      return;
    }
  }
  target.by_language.emplace_back(language, std::move(text));
}

std::string Reader::words(const xml::Element& element, const std::vector<std::string_view>& slots, bool may_be_empty) {
  const std::vector<xml::Element::Child>& children = element.children();
  for (const xml::Element::Child& child : children) {
    if (!child.element) continue;
    report(Diagnostic(codes::H102, child.element->name_at(), fmt::format("'{}' has no element '{}'", element.name(), child.element->name()))
               .hint(fmt::format("the words stand in it alone: <{0}>words</{0}>", element.name())));
  }
  const bool one_piece = children.size() == 1 && !children.front().element;
  const PlacedText joined = one_piece ? PlacedText() : element.text();
  const PlacedText& placed = one_piece ? children.front().text : joined;
  std::string out = single_spaced(placed.text());
  if (out.empty() && !may_be_empty) report({codes::H109, element.at(), fmt::format("'{}' has no words", element.name())});
  for (const FoundSlot& slot : slots_of(placed.text())) {
    if (std::find(slots.begin(), slots.end(), slot.name) != slots.end()) continue;
    report(with_suggestion(
        Diagnostic(codes::H108, placed.place(slot.begin, slot.end), fmt::format("'{}' has no slot '{{{}}}'", element.name(), slot.name)), slot.name,
        slots));
  }
  return out;
}

std::string Reader::language_of(const xml::Element& element) {
  for (const xml::Attribute& attribute : element.attributes()) {
    if (attribute.space != xml_space || attribute.name != "lang") continue;
    if (is_language(attribute.value)) return attribute.value;
    bad_value(attribute, "a language such as 'en' or 'cy-GB'");
  }
  return language_;
}

std::string Reader::required(const xml::Element& element, std::string_view name) {
  const xml::Attribute* attribute = element.attribute(name);
  if (attribute != nullptr) return attribute->value;
  report({codes::H104, element.at(), fmt::format("'{}' lacks the attribute '{}'", element.name(), name)});
  return {};
}

std::string Reader::code(const xml::Element& element, std::string_view name) {
  std::string value = required(element, name);
  const xml::Attribute* attribute = element.attribute(name);
  if (attribute == nullptr || is_code(value)) return value;
  bad_value(*attribute, "a code of lower-case letters, digits and hyphens");
  return {};
}

bool Reader::yes_no(const xml::Element& element, std::string_view name, bool otherwise) {
  return choice<bool>(element, name, {{"yes", true}, {"no", false}}, otherwise);
}

NumberForm Reader::number_form(const xml::Element& element, std::string_view name, const NumberForm& otherwise) {
  const xml::Attribute* attribute = element.attribute(name);
  if (attribute == nullptr) return otherwise;
  if (attribute->value == "none") return {"", Figures::none, ""};
  if (auto form = parse_number_form(attribute->value)) return *form;
  bad_form(*attribute, "write it as the first number looks: '1', '1.', '(a)', 'A', 'i)' … or 'none'");
  return otherwise;
}

void Reader::bad_value(const xml::Attribute& attribute, const std::vector<std::string_view>& allowed) {
  report(with_suggestion(
      Diagnostic(codes::H105, attribute.value_at, fmt::format("'{}' cannot be '{}': it is {}", attribute.name, attribute.value, listed(allowed))),
      attribute.value, allowed));
}

void Reader::bad_value(const xml::Attribute& attribute, std::string_view what) {
  report({codes::H105, attribute.value_at, fmt::format("'{}' cannot be '{}': it is {}", attribute.name, attribute.value, what)});
}

void Reader::bad_form(const xml::Attribute& attribute, std::string_view hint) {
  report(Diagnostic(codes::H106, attribute.value_at, fmt::format("'{}' is no form of numbers for '{}'", attribute.value, attribute.name))
             .hint(std::string(hint)));
}

}  // namespace townclerk::house
