#include "model/tag.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/suggest.hpp"
#include "model/codes.hpp"
#include "model/prose.hpp"
#include "model/values.hpp"

namespace townclerk::model {
namespace {

constexpr std::string_view blanks = " \t\n\r";

/// "'a', 'b' or 'c'".
std::string quoted_list(std::span<const std::string_view> words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += fmt::format("'{}'", words[i]);
  }
  return out;
}

void suggest(Diagnostic& fault, std::string_view word, std::span<const std::string_view> candidates) {
  if (const auto near = nearest(word, candidates)) fault.hints.push_back(fmt::format("did you mean '{}'?", *near));
}

std::string written_name(const Reading& reading, const xml::Attribute& attribute) {
  return std::string(reading.sources.slice(attribute.name_at));
}

}  // namespace

Tag::Tag(Reading& reading, const xml::Element& element) : reading_(reading), element_(element), attributes_(element.read_attributes()) {}

const xml::Attribute* Tag::find(std::string_view name) const {
  for (const xml::Attribute& attribute : attributes_)
    if (attribute.name == name && attribute.space.empty()) return &attribute;
  return nullptr;
}

std::string Tag::what(std::string_view attribute) const {
  return fmt::format("'{}' of '{}'", attribute, element_.name());
}

bool Tag::has(std::string_view name) {
  return take(name, Need::optional) != nullptr;
}

const xml::Attribute* Tag::take(std::string_view name, Need need) {
  known_.push_back(name);
  const xml::Attribute* attribute = find(name);
  if (attribute == nullptr && need == Need::required) missing(name);
  return attribute;
}

void Tag::missing(std::string_view attribute) {
  reading_.fault(Diagnostic(codes::M103, element_.name_at(), fmt::format("'{}' needs the attribute '{}'", element_.name(), attribute)));
}

void Tag::refuse(std::string_view name, std::string_view why) {
  const xml::Attribute* attribute = take(name, Need::optional);
  if (attribute != nullptr) reading_.fault(Diagnostic(codes::M119, attribute->name_at, std::string(why)));
}

Span Tag::value_at(std::string_view name) const {
  const xml::Attribute* attribute = find(name);
  return attribute != nullptr ? attribute->value_at : element_.name_at();
}

std::optional<std::string> Tag::value(std::string_view name, Need need) {
  const xml::Attribute* attribute = take(name, need);
  if (attribute == nullptr) return std::nullopt;
  std::string collapsed = collapse(attribute->value);
  if (!collapsed.empty()) return collapsed;
  reading_.fault(Diagnostic(codes::M118, attribute->value_at, fmt::format("{} is empty", what(name)))
                     .hint(need == Need::required ? "fill it in" : "fill it in, or leave the attribute out"));
  return std::nullopt;
}

void Tag::bad(Code code, const xml::Attribute& attribute, std::string_view expected) {
  reading_.fault(Diagnostic(code, attribute.value_at, fmt::format("{} is {}, not '{}'", what(attribute.name), expected, collapse(attribute.value))));
}

std::string Tag::formed(std::string_view name, Need need, bool (*fits)(std::string_view), std::string_view form, Span* at) {
  auto given = value(name, need);
  if (!given) return {};
  const xml::Attribute& attribute = *find(name);
  if (at != nullptr) *at = attribute.value_at;
  if (fits(*given)) return std::move(*given);
  bad(codes::M117, attribute, form);
  return {};
}

std::string Tag::id(Thing thing, Need need, Span owner) {
  auto given = value("id", need);
  if (!given) return {};
  const xml::Attribute& attribute = *find("id");
  if (!is_id(*given)) {
    bad(codes::M111, attribute, "written in lower-case letters, digits and hyphens, starting with a letter");
    return {};
  }
  reading_.names.declare(*given, thing, attribute.value_at, reading_.diagnostics, owner);
  return std::move(*given);
}

std::vector<std::pair<std::string, Span>> Tag::list(const xml::Attribute& attribute) const {
  std::vector<std::pair<std::string, Span>> items;
  const std::string_view text = attribute.value;
  const bool literal = attribute.value_at.end - attribute.value_at.begin == text.size();
  for (std::size_t begin = text.find_first_not_of(blanks); begin != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(blanks, begin), text.size());
    Span at = attribute.value_at;
    if (literal) at = {at.file, at.begin + static_cast<std::uint32_t>(begin), at.begin + static_cast<std::uint32_t>(end)};
    items.emplace_back(text.substr(begin, end - begin), at);
    begin = text.find_first_not_of(blanks, end);
  }
  return items;
}

std::string Tag::shown(std::string_view name, Thing things, Span* at) {
  if (reading_.published == nullptr) return reference(name, things, Need::optional, at);
  std::swap(reading_.names, *reading_.published);
  std::string id = reference(name, things, Need::optional, at);
  std::swap(reading_.names, *reading_.published);
  return id;
}

std::string Tag::reference(std::string_view name, Thing things, Need need, Span* at, Span owner) {
  auto given = value(name, need);
  if (!given) return {};
  const xml::Attribute& attribute = *find(name);
  if (at != nullptr) *at = attribute.value_at;
  if (!is_id(*given)) {
    bad(codes::M111, attribute, "one id of lower-case letters, digits and hyphens");
    return {};
  }
  reading_.names.refer(*given, things, attribute.value_at, what(name), owner);
  return std::move(*given);
}

std::vector<std::string> Tag::references(std::string_view name, Thing things, std::size_t least, std::vector<Span>* at, Span owner) {
  std::vector<std::string> ids;
  if (!value(name, least > 0 ? Need::required : Need::optional)) return ids;
  const xml::Attribute& attribute = *find(name);
  for (auto& [id, place] : list(attribute)) {
    if (!is_id(id)) {
      reading_.fault(Diagnostic(codes::M111, place, fmt::format("{} holds '{}', which is no id", what(name), id))
                         .hint("ids are lower-case letters, digits and hyphens, separated by blanks"));
      continue;
    }
    reading_.names.refer(id, things, place, what(name), owner);
    if (at != nullptr) at->push_back(place);
    ids.push_back(std::move(id));
  }
  if (ids.size() == 1 && least > 1) reading_.fault(Diagnostic(codes::M117, attribute.value_at, fmt::format("{} needs two ids or more", what(name))));
  return ids;
}

Text Tag::words(std::string_view name, Need need) {
  auto given = value(name, need);
  if (!given) return {};
  return {std::move(*given), find(name)->value_at};
}

std::string Tag::stated_number() {
  Text stated = words("number");
  if (stated.text != "auto") return std::move(stated.text);
  reading_.fault(Diagnostic(codes::M117, stated.at, fmt::format("{} is printed as it stands, and cannot be 'auto'", what("number")))
                     .hint("leave 'number' out, and it takes the next number where such are counted"));
  return {};
}

std::string Tag::plain_name(std::string_view name, std::string_view meaning, Need need, Span* at) {
  auto given = value(name, need);
  if (!given) return {};
  const xml::Attribute& attribute = *find(name);
  if (at != nullptr) *at = attribute.value_at;
  if (is_plain_name(*given)) return std::move(*given);
  const bool path = given->find_first_of("/\\.") != std::string::npos;
  reading_.fault(Diagnostic(codes::M112, attribute.value_at,
                            path ? fmt::format("{} {} and may not lead out of its folder, as '{}' could", what(name), meaning, *given)
                                 : fmt::format("{} {}, so it may not be '{}'", what(name), meaning, *given))
                     .hint("use lower-case letters, digits and hyphens only"));
  return {};
}

std::string Tag::code(std::string_view name, Need need, Span* at) {
  return formed(name, need, is_plain_name, "a code of lower-case letters, digits and hyphens", at);
}

bool Tag::yes(std::string_view name, bool otherwise) {
  constexpr Words<bool, 2> words{{{"yes", true}, {"no", false}}};
  return choice(name, words, otherwise);
}

std::optional<bool> Tag::yes_or_no(std::string_view name) {
  if (!has(name)) return std::nullopt;
  return yes(name, false);
}

std::optional<std::size_t> Tag::choose(std::string_view name, std::span<const std::string_view> words, Need need) {
  const auto given = value(name, need);
  if (!given) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), *given);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  Diagnostic fault(codes::M113, find(name)->value_at, fmt::format("{} cannot be '{}'", what(name), *given));
  suggest(fault, *given, words);
  fault.hints.push_back(fmt::format("it is {}", quoted_list(words)));
  reading_.fault(std::move(fault));
  return std::nullopt;
}

std::string Tag::one_of(std::string_view name, std::span<const std::string_view> words, Need need) {
  const auto index = choose(name, words, need);
  return index ? std::string(words[*index]) : std::string();
}

std::optional<int> Tag::count(std::string_view name, Need need) {
  const auto given = value(name, need);
  if (!given) return std::nullopt;
  auto number = parse_count(*given);
  if (!number) bad(codes::M116, *find(name), "a whole number");
  return number;
}

std::optional<Money> Tag::money(std::string_view name, Need need) {
  const auto given = value(name, need);
  if (!given) return std::nullopt;
  const auto pence = parse_pence(*given);
  if (pence) {
    Money money;
    money.pence = *pence;
    money.at = find(name)->value_at;
    return money;
  }
  bad(codes::M115, *find(name), "pounds as 200000 or 199999.50");
  return std::nullopt;
}

std::optional<When> Tag::date(std::string_view name, Need need, bool month_allowed) {
  const auto given = value(name, need);
  if (!given) return std::nullopt;
  const xml::Attribute& attribute = *find(name);
  const auto date = parse_date(*given);
  if (date && (date->day != 0 || month_allowed)) return When{date->day == 0 ? Precision::month : Precision::day, *date, {}, attribute.value_at};
  const bool shaped = given->size() == 10 && (*given)[4] == '-' && (*given)[7] == '-';
  bad(codes::M114, attribute, shaped ? "a day of the calendar" : month_allowed ? "a date as 2017-04-03 or 2017-04" : "a date as 2017-04-03");
  return std::nullopt;
}

std::optional<When> Tag::day(std::string_view name, Need need) {
  return date(name, need, false);
}

std::optional<When> Tag::day_or_month(std::string_view name, Need need) {
  return date(name, need, true);
}

Period Tag::period() {
  Period period{day_or_month("since", Need::optional), day_or_month("until", Need::optional)};
  const auto ended = [](const Date& until, const Date& since) {
    const bool days = until.day > 0 && since.day > 0;
    return std::pair(until.year, until.month) < std::pair(since.year, since.month) || (days && until < since);
  };
  if (period.since && period.until && ended(period.until->date, period.since->date))
    reading_.fault(Diagnostic(codes::M124, period.until->at, fmt::format("'until' of '{}' lies before 'since'", element_.name()))
                       .note("it holds since then", period.since->at));
  return period;
}

std::optional<When> Tag::when(Need need) {
  constexpr Words<Precision, 7> words{{{"day", Precision::day},
                                       {"week-commencing", Precision::week_commencing},
                                       {"by", Precision::by},
                                       {"from", Precision::from},
                                       {"month", Precision::month},
                                       {"quarter", Precision::quarter},
                                       {"range", Precision::range}}};
  auto when = day_or_month("date", need);
  const bool stated = find("precision") != nullptr;
  const Precision precision = choice("precision", words, when ? when->precision : Precision::day);
  const auto to = day_or_month("to", Need::optional);
  if (find("date") == nullptr) {
    const std::string_view why = "there is no 'date' that this goes with";
    refuse("precision", why);
    refuse("to", why);
    return std::nullopt;
  }
  if (!when) return std::nullopt;
  if (find("to") != nullptr) {
    if (stated && precision != Precision::range) refuse("to", "'to' goes with precision=\"range\" only");
    when->precision = Precision::range;
    if (to) when->to = to->date;
    if (to && to->date < when->date) reading_.fault(Diagnostic(codes::M124, to->at, "the range ends before it starts"));
    return when;
  }
  const bool month = when->date.day == 0;
  if (precision == Precision::range) refuse("precision", "a range needs 'to'");
  if (month && (precision == Precision::day || precision == Precision::week_commencing)) refuse("precision", "this precision needs a full date");
  if (!month && precision == Precision::month) refuse("precision", "the precision 'month' needs a date as 2017-04");
  constexpr int months_of_quarter = 3;
  if (precision == Precision::quarter && (!month || when->date.month % months_of_quarter != 1))
    refuse("precision", "a quarter is given by its first month: 2017-01, 2017-04, 2017-07 or 2017-10");
  when->precision = precision;
  return when;
}

Exemption Tag::exemption() {
  Exemption exemption;
  const auto given = value("exempt", Need::optional);
  exemption.public_interest = words("public-interest");
  const bool reasoned = find("public-interest") != nullptr;
  if (find("exempt") == nullptr) {
    refuse("public-interest", "'public-interest' goes with 'exempt'");
    return {};
  }
  const xml::Attribute& attribute = *find("exempt");
  exemption.at = attribute.value_at;
  if (!reasoned) reading_.fault(Diagnostic(codes::M119, attribute.name_at, "'exempt' needs 'public-interest', the reason for withholding"));
  for (const auto& [text, place] : list(attribute)) {
    const auto paragraph = parse_schedule_paragraph(text);
    if (paragraph) {
      exemption.paragraphs.push_back(*paragraph);
      continue;
    }
    reading_.fault(Diagnostic(codes::M117, place, fmt::format("'{}' is no paragraph of Schedule 12A", text))
                       .hint("1 to 7 in England, 12 to 18 in Wales, separated by blanks"));
  }
  return exemption;
}

std::string Tag::language() {
  language_known_ = true;
  for (const xml::Attribute& attribute : attributes_) {
    if (attribute.name != "lang" || attribute.space != xml::xml_space) continue;
    std::string language = collapse(attribute.value);
    if (is_language(language)) return language;
    reading_.fault(Diagnostic(codes::M117, attribute.value_at, fmt::format("'{}' is no language code", language)).hint("write 'en' or 'cy'"));
    return {};
  }
  return reading_.language;
}

void Tag::close_attributes() {
  for (const xml::Attribute& attribute : attributes_) {
    if (attribute.space.empty() && std::find(known_.begin(), known_.end(), attribute.name) != known_.end()) continue;
    if (attribute.space == xml::xml_space && attribute.name == "lang" && language_known_) continue;
    const std::string name = written_name(reading_, attribute);
    Diagnostic fault(codes::M102, attribute.name_at, fmt::format("'{}' has no attribute '{}'", element_.name(), name));
    suggest(fault, name, known_);
    reading_.fault(std::move(fault));
  }
}

void Tag::unknown_child(const xml::Element& child, std::span<const Child> table) {
  const std::string_view name = child.name();
  Diagnostic fault(codes::M101, child.name_at(), fmt::format("'{}' may not hold an element '{}'", element_.name(), name));
  std::vector<std::string_view> names;
  for (const Child& entry : table) names.push_back(entry.name);
  if (child.space() != report_space) {
    fault.message = fmt::format("the element '{}' is not in the namespace '{}'", name, report_space);
  } else if (names.empty()) {
    fault.hints.push_back(fmt::format("'{}' holds no elements", element_.name()));
  } else {
    suggest(fault, name, names);
    if (fault.hints.empty()) fault.hints.push_back(fmt::format("it may hold {}", quoted_list(names)));
  }
  reading_.fault(std::move(fault));
}

void Tag::children(std::span<const Child> table) {
  close_attributes();
  const Span stray = element_.stray_text();
  if (stray.known())
    reading_.fault(Diagnostic(codes::M108, stray, fmt::format("'{}' may not hold text of its own", element_.name()))
                       .hint("text stands in the elements inside it"));
  std::vector<std::pair<std::size_t, Span>> seen(table.size());  // how often, and where first
  const Child* latest = nullptr;
  for (auto child = element_.first(); child && !enough_faults(reading_.diagnostics); child = child->next()) {
    const auto entry =
        std::find_if(table.begin(), table.end(), [&](const Child& c) { return c.name == child->name() && child->space() == report_space; });
    if (entry == table.end()) {
      unknown_child(*child, table);
      continue;
    }
    auto& [times, first] = seen[static_cast<std::size_t>(entry - table.begin())];
    if (times++ == 0) first = child->name_at();
    if (times > 1 && (entry->occurs == Occurs::once || entry->occurs == Occurs::at_most_once)) {
      reading_.fault(Diagnostic(codes::M106, child->name_at(), fmt::format("'{}' holds '{}' more than once", element_.name(), entry->name))
                         .note("it is given here first", first));
      continue;
    }
    if (latest != nullptr && entry->rank < latest->rank)
      reading_.fault(Diagnostic(codes::M107, child->name_at(),
                                fmt::format("'{}' stands before any '{}' of the same '{}'", entry->name, latest->name, element_.name())));
    else
      latest = &*entry;
    entry->read(*child);
  }
  std::size_t index = 0;
  for (const Child& entry : table) {
    if (seen[index++].first == 0 && (entry.occurs == Occurs::once || entry.occurs == Occurs::at_least_once))
      reading_.fault(Diagnostic(codes::M103, element_.name_at(), fmt::format("'{}' needs an element '{}'", element_.name(), entry.name)));
  }
}

bool Tag::only_text() {
  close_attributes();
  return !element_.first();
}

Text Tag::line() {
  if (!only_text()) {
    for (auto child = element_.first(); child && !enough_faults(reading_.diagnostics); child = child->next()) unknown_child(*child, {});
    return {};
  }
  Text text = model::line(element_.text());
  if (text.empty()) reading_.fault(Diagnostic(codes::M118, element_.name_at(), fmt::format("'{}' holds no words", element_.name())));
  return text;
}

namespace {

/// What to do about an element in prose: Markdown takes some tags, but XML must not see them.
std::string hint_on_markup(const xml::Element& element) {
  const std::string_view name = element.name();
  const bool is_anchor = name == "a" && element.attribute("id") != nullptr;
  if (!is_anchor && name != "span" && name != "div" && name != "table")
    return "prose is Markdown: write **bold** and *italic*; a '<' may stand only between '<![CDATA[' and ']]>'";
  return fmt::format("<{}> may stand in prose where XML does not read it: put the whole text between '<![CDATA[' and ']]>'", name);
}

}  // namespace

std::shared_ptr<const PlacedText> Tag::prose() {
  if (!only_text()) {
    for (auto child = element_.first(); child; child = child->next())
      reading_.fault(
          Diagnostic(codes::M109, child->name_at(), fmt::format("the element '{}' stands inside the prose of '{}'", child->name(), element_.name()))
              .hint(hint_on_markup(*child)));
  }
  return reading_.prose.emplace_back(unindent(element_.text()));
}

void language_before_own(Reading& reading, const xml::Element& element, const std::string& language) {
  reading.fault(Diagnostic(
      codes::M120, element.name_at(),
      fmt::format("'{}' is in '{}', but there is none in the report's own language '{}' before it", element.name(), language, reading.language)));
}

void language_twice(Reading& reading, const xml::Element& element, const std::string& language) {
  Diagnostic fault(codes::M120, element.name_at(), fmt::format("'{}' is given twice in the language '{}'", element.name(), language));
  fault.hints.emplace_back("mark a translation with xml:lang");
  reading.fault(std::move(fault));
}

void add_line(Reading& reading, const xml::Element& element, Localised& into) {
  Tag tag(reading, element);
  const std::string language = tag.language();
  Text text = tag.line();
  if (language_fits(reading, element, language, into.by_language)) into.by_language.emplace_back(language, std::move(text));
}

void add_line_to_list(Reading& reading, const xml::Element& element, std::vector<Localised>& into) {
  Tag tag(reading, element);
  const std::string language = tag.language();
  Text text = tag.line();
  Localised none;
  const bool own = language == reading.language;
  if (!language_fits(reading, element, language, own || into.empty() ? none.by_language : into.back().by_language)) return;
  if (own) into.emplace_back();
  into.back().by_language.emplace_back(language, std::move(text));
}

void add_prose(Reading& reading, const xml::Element& element, Prose& into) {
  Tag tag(reading, element);
  const std::string language = tag.language();
  auto text = tag.prose();
  if (language_fits(reading, element, language, into.by_language)) into.by_language.emplace_back(language, std::move(text));
}

Child lines(Reading& reading, std::string_view name, Occurs occurs, Localised& into, int rank) {
  return {name, occurs, [&reading, &into](const xml::Element& element) { add_line(reading, element, into); }, rank};
}

Child line_list(Reading& reading, std::string_view name, Occurs occurs, std::vector<Localised>& into, int rank) {
  return {name, occurs, [&reading, &into](const xml::Element& element) { add_line_to_list(reading, element, into); }, rank};
}

Child proses(Reading& reading, std::string_view name, Occurs occurs, Prose& into, int rank) {
  return {name, occurs, [&reading, &into](const xml::Element& element) { add_prose(reading, element, into); }, rank};
}

}  // namespace townclerk::model
