#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "house/codes.hpp"
#include "house/house.hpp"
#include "house/reader.hpp"

namespace townclerk::house {
namespace {

constexpr xml::Limits limits{1U << 20, 20, 20'000, 32};

/// The file's own entries in its order, then those of the base that it does not override.
template <class T>
void merge(std::vector<T>& own, std::vector<T>& inherited) {
  for (T& entry : inherited) {
    const bool overridden = std::any_of(own.begin(), own.end(), [&entry](const T& o) { return o.code == entry.code; });
    if (!overridden) own.push_back(std::move(entry));
  }
  inherited = std::move(own);
}

/// Most labels are fixed words.
std::vector<std::string_view> slots_of_label(std::string_view code) {
  if (code == "recommendation-reason" || code == "fewer-than") return {"n"};
  if (code == "designated-by") return {"body"};
  if (code == "chart-see") return {"chart"};
  if (code == "deputy-is") return {"post"};
  if (code == "exempt-under" || code == "exempt-brief") return {"n"};
  if (code == "exempt-under-several") return {"list", "last"};
  if (code == "exempt-reason") return {"text"};
  if (code == "page-of") return {"page", "pages"};
  return {};
}

class HouseReader {
 public:
  HouseReader(House& house, Diagnostics& diagnostics) : house_(house), reader_(diagnostics) {}

  void read(const xml::Element& root, const House* base);

 private:
  void attributes(const xml::Element& root, const House* base);
  void crest(const xml::Element& element);
  void header(const xml::Element& element);
  void field(const xml::Element& element, std::vector<Field>& own);
  FieldPosition position(const xml::Element& element, FieldPosition otherwise);
  void roles(const xml::Element& element);
  void role(const xml::Element& element, std::vector<Role>& own);
  void implications(const xml::Element& element);
  void clearances(const xml::Element& element);
  void labels(const xml::Element& element);
  void coded_words(const xml::Element& element, std::vector<Label>& own);
  void numbering(const xml::Element& element);
  void references(const xml::Element& element);
  void dates(const xml::Element& element);
  void names(const xml::Element& element, const Words& words, std::size_t count);
  void money(const xml::Element& element);
  void money_pattern(const xml::Element& element, std::string_view name, std::string& target);
  void people(const xml::Element& element);
  void recommendations(const xml::Element& element);
  void irregular(const xml::Element& element, std::vector<std::pair<std::string, std::string>>& known);
  void appendices(const xml::Element& element);

  /// The entry of this code to start from, which must be new in this file: the base's, or an empty one.
  template <class T>
  std::optional<T> start(const xml::Element& element, const std::vector<T>& own, const std::vector<T>& inherited);

  House& house_;
  Reader reader_;
};

template <class T>
std::optional<T> HouseReader::start(const xml::Element& element, const std::vector<T>& own, const std::vector<T>& inherited) {
  T entry;
  const std::string code = reader_.code(element, "code");
  if (code.empty()) return std::nullopt;
  const auto same = [&code](const T& e) { return e.code == code; };
  if (const auto twice = std::find_if(own.begin(), own.end(), same); twice != own.end()) {
    reader_.report(Diagnostic(codes::H107, element.attribute("code")->value_at, fmt::format("'{}' is declared twice", code))
                       .note("it is declared first here", twice->at));
    return std::nullopt;
  }
  if (const auto before = std::find_if(inherited.begin(), inherited.end(), same); before != inherited.end()) entry = *before;
  entry.code = code;
  entry.at = element.at();
  return entry;
}

void HouseReader::read(const xml::Element& root, const House* base) {
  attributes(root, base);
  const auto part = [this](std::string_view name, void (HouseReader::*member)(const xml::Element&)) {
    return Part{name, [this, member](const xml::Element& element) { (this->*member)(element); }, true};
  };
  reader_.children(root, {{"name", &house_.name, {}, false}},
                   {part("crest", &HouseReader::crest), part("header", &HouseReader::header), part("roles", &HouseReader::roles),
                    part("implications", &HouseReader::implications), part("clearances", &HouseReader::clearances),
                    part("labels", &HouseReader::labels), part("numbering", &HouseReader::numbering), part("references", &HouseReader::references),
                    part("dates", &HouseReader::dates), part("money", &HouseReader::money), part("people", &HouseReader::people),
                    part("recommendations", &HouseReader::recommendations), part("appendices", &HouseReader::appendices)});
}

void HouseReader::attributes(const xml::Element& root, const House* base) {
  reader_.only(root, {"code", "base", "lang", "nation", "contents"});
  house_.at = root.at();
  house_.code = reader_.code(root, "code");
  house_.base = base == nullptr ? std::string() : base->code;
  if (const xml::Attribute* named = root.attribute("base"); named != nullptr && named->value != house_.base) {
    reader_.report({codes::H110, named->value_at,
                    base == nullptr ? fmt::format("the base '{}' is not known", named->value)
                                    : fmt::format("the base is '{}', not '{}'", base->code, named->value)});
  }
  if (const xml::Attribute* lang = root.attribute("lang"); lang != nullptr) house_.language = lang->value;
  reader_.set_language(house_.language);
  house_.nation = reader_.choice<std::string>(
      root, "nation", {{"england", "england"}, {"wales", "wales"}, {"scotland", "scotland"}, {"northern-ireland", "northern-ireland"}},
      house_.nation);
  house_.contents = reader_.yes_no(root, "contents", house_.contents);
}

void HouseReader::crest(const xml::Element& element) {
  reader_.only(element, {"file"});
  std::string file = reader_.required(element, "file");
  const bool inside = !file.empty() && file.front() != '/' && file.find("..") == std::string::npos && file.find('\\') == std::string::npos;
  if (inside) {
    house_.crest = std::move(file);
  } else if (const xml::Attribute* attribute = element.attribute("file"); attribute != nullptr) {
    reader_.bad_value(*attribute, "the name of a file in the house's own folder");
  }
  reader_.children(element, {{"alt", &house_.crest_alt, {}, true}}, {});
}

void HouseReader::header(const xml::Element& element) {
  reader_.only(element, {"form"});
  house_.header = reader_.choice<HeaderForm>(
      element, "form", {{"rows", HeaderForm::rows}, {"pairs", HeaderForm::pairs}, {"lines", HeaderForm::lines}, {"list", HeaderForm::list}},
      house_.header);
  std::vector<Field> own;
  reader_.children(element, {}, {{"field", [this, &own](const xml::Element& e) { field(e, own); }}});
  merge(own, house_.fields);
}

void HouseReader::field(const xml::Element& element, std::vector<Field>& own) {
  reader_.only(element, {"code", "position", "required"});
  auto entry = start(element, own, house_.fields);
  Field ignored;
  Field& target = entry ? *entry : ignored;
  target.required = reader_.yes_no(element, "required", target.required);
  target.position = position(element, target.position);
  reader_.children(element, {{"label", &target.label}}, {});
  if (!entry) return;
  if (target.label.empty()) reader_.report({codes::H109, element.at(), fmt::format("the field '{}' has no label", target.code)});
  own.push_back(std::move(target));
}

FieldPosition HouseReader::position(const xml::Element& element, FieldPosition otherwise) {
  const xml::Attribute* attribute = element.attribute("position");
  if (attribute == nullptr) return otherwise;
  const std::string_view value = attribute->value;
  const std::string_view word = value.substr(0, value.find(' '));
  const std::string_view rest = word.size() < value.size() ? value.substr(word.size() + 1) : std::string_view();
  using Area = FieldPosition::Area;
  if (rest.empty()) {
    for (const auto& [name, area] :
         {std::pair<std::string_view, Area>{"banner", Area::banner}, {"grid", Area::grid}, {"after-grid", Area::after_grid}, {"end", Area::end}})
      if (word == name) return {area, 1, {}};
  } else if (word == "grid") {
    int number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    constexpr int most = 9;
    if (error == std::errc() && end == rest.data() + rest.size() && number >= 1 && number <= most) return {Area::grid, number, {}};
  } else if (word == "section" && rest.find(' ') == std::string_view::npos) {
    return {Area::section, 1, std::string(rest)};
  }
  reader_.bad_value(*attribute, "'banner', 'grid', 'grid 2', 'after-grid', 'end' or 'section' with the code of a role");
  return otherwise;
}

void HouseReader::roles(const xml::Element& element) {
  reader_.only(element, {});
  std::vector<Role> own;
  reader_.children(element, {}, {{"role", [this, &own](const xml::Element& e) { role(e, own); }}});
  merge(own, house_.roles);
}

void HouseReader::role(const xml::Element& element, std::vector<Role>& own) {
  reader_.only(element, {"code", "required", "numbered", "paragraphs"});
  auto entry = start(element, own, house_.roles);
  Role ignored;
  Role& target = entry ? *entry : ignored;
  target.required = reader_.yes_no(element, "required", target.required);
  target.numbered = reader_.yes_no(element, "numbered", target.numbered);
  if (const xml::Attribute* paragraphs = element.attribute("paragraphs"); paragraphs != nullptr) {
    const std::string& form = paragraphs->value;
    if (form == "none" || form == "1.1" || parse_number_form(form)) {
      target.paragraphs = form;
    } else {
      reader_.bad_form(*paragraphs, "write '1.1' (section and paragraph), 'none', or the first number as it looks: 'a)', '1.' …");
    }
  }
  reader_.children(element, {{"title", &target.title, {}, true}}, {});
  if (!entry) return;
  if (target.title.empty()) reader_.report({codes::H109, element.at(), fmt::format("the role '{}' has no title", target.code)});
  own.push_back(std::move(target));
}

void HouseReader::implications(const xml::Element& element) {
  reader_.only(element, {});
  std::vector<Implication> own;
  const auto read_one = [this, &own](const xml::Element& e) {
    reader_.only(e, {"code", "required"});
    auto entry = start(e, own, house_.implications);
    Implication ignored;
    Implication& target = entry ? *entry : ignored;
    target.required = reader_.yes_no(e, "required", target.required);
    reader_.children(e, {{"title", &target.title}}, {});
    if (!entry) return;
    if (target.title.empty()) reader_.report({codes::H109, e.at(), fmt::format("the implication '{}' has no title", target.code)});
    own.push_back(std::move(target));
  };
  reader_.children(element, {}, {{"implication", read_one}});
  merge(own, house_.implications);
}

void HouseReader::clearances(const xml::Element& element) {
  reader_.only(element, {});
  std::vector<Label> own;
  reader_.children(element, {}, {{"clearance", [this, &own](const xml::Element& e) { coded_words(e, own); }}});
  merge(own, house_.clearances);
}

void HouseReader::labels(const xml::Element& element) {
  reader_.only(element, {});
  std::vector<Label> own;
  reader_.children(element, {}, {{"label", [this, &own](const xml::Element& e) { coded_words(e, own); }}});
  merge(own, house_.labels);
}

void HouseReader::coded_words(const xml::Element& element, std::vector<Label>& own) {
  reader_.only(element, {"code", "xml:lang"});
  const std::string code = reader_.code(element, "code");
  const std::string language = reader_.language_of(element);
  std::string words = reader_.words(element, slots_of_label(code), true);
  if (code.empty()) return;
  // The same words in another language stand behind each other as a rule.
  const auto last = std::find_if(own.rbegin(), own.rend(), [&code](const Label& l) { return l.code == code; });
  const auto found = last == own.rend() ? own.insert(own.end(), Label{code, {}}) : std::prev(last.base());
  const auto& known = found->words.by_language;
  if (std::any_of(known.begin(), known.end(), [&language](const auto& entry) { return entry.first == language; })) {
    reader_.report({codes::H107, element.attribute("code")->value_at, fmt::format("'{}' is declared twice in the language '{}'", code, language)});
    return;
  }
  found->words.by_language.emplace_back(language, std::move(words));
}

void HouseReader::numbering(const xml::Element& element) {
  reader_.only(element, {"sections", "paragraphs", "paragraph-levels", "sub-headings", "lists", "recommendations"});
  Numbering& numbering = house_.numbering;
  numbering.sections = reader_.number_form(element, "sections", numbering.sections);
  numbering.sections_numbered = numbering.sections.figures != Figures::none;
  using Paragraphs = Numbering::Paragraphs;
  numbering.paragraphs = reader_.choice<Paragraphs>(
      element, "paragraphs", {{"1.1", Paragraphs::by_section}, {"1", Paragraphs::continuous}, {"none", Paragraphs::none}}, numbering.paragraphs);
  numbering.paragraph_levels = reader_.choice<int>(element, "paragraph-levels", {{"2", 2}, {"3", 3}}, numbering.paragraph_levels);
  enum class Headings { none, shared, restart };
  using SubHeadings = Numbering::SubHeadings;
  const Headings before = numbering.sub_headings == SubHeadings::none ? Headings::none
                          : numbering.sub_headings_restart            ? Headings::restart
                                                                      : Headings::shared;
  const auto headings = reader_.choice<Headings>(element, "sub-headings",
                                                 {{"none", Headings::none}, {"shared", Headings::shared}, {"restart", Headings::restart}}, before);
  numbering.sub_headings = headings == Headings::none ? SubHeadings::none : SubHeadings::shared;
  numbering.sub_headings_restart = headings == Headings::restart;
  numbering.lists = reader_.number_form(element, "lists", numbering.lists);
  numbering.recommendations = reader_.number_form(element, "recommendations", numbering.recommendations);
  reader_.children(element, {}, {});
}

void HouseReader::references(const xml::Element& element) {
  reader_.only(element, {});
  ReferenceForms& forms = house_.references;
  reader_.children(element,
                   {{"paragraph", &forms.paragraph, {"n"}},
                    {"section", &forms.section, {"n"}},
                    {"appendix", &forms.appendix, {"n"}},
                    {"table", &forms.table, {"n"}},
                    {"figure", &forms.figure, {"n"}},
                    {"chart", &forms.chart, {"n"}},
                    {"item", &forms.item, {"n"}},
                    {"recommendation", &forms.recommendation, {"n"}},
                    {"scope", &forms.scope, {"target", "scope"}},
                    {"paragraphs", &forms.paragraphs, {"n"}},
                    {"sections", &forms.sections, {"n"}},
                    {"appendices", &forms.appendices, {"n"}},
                    {"tables", &forms.tables, {"n"}},
                    {"figures", &forms.figures, {"n"}},
                    {"charts", &forms.charts, {"n"}},
                    {"items", &forms.items, {"n"}},
                    {"recommendations", &forms.recommendations, {"n"}},
                    {"several", &forms.several, {"list", "last"}},
                    {"range", &forms.range, {"from", "to"}}},
                   {});
}

void HouseReader::dates(const xml::Element& element) {
  reader_.only(element, {});
  DateForms& forms = house_.dates;
  const std::vector<std::string_view> parts{"d", "dd", "th", "m", "mm", "yyyy", "yy", "month", "mon", "MONTH", "weekday", "WEEKDAY"};
  reader_.children(element,
                   {{"day", &forms.day, parts},
                    {"day-short", &forms.day_short, parts},
                    {"day-caps", &forms.day_caps, parts},
                    {"month", &forms.month, {"m", "mm", "yyyy", "yy", "month", "mon", "MONTH"}},
                    {"day-of-year", &forms.day_of_year, {"d", "dd", "th", "m", "mm", "month", "mon", "MONTH", "weekday", "WEEKDAY"}, true},
                    {"month-of-year", &forms.month_of_year, {"m", "mm", "month", "mon", "MONTH"}, true},
                    {"week-commencing", &forms.week_commencing, {"date"}},
                    {"by", &forms.by, {"date"}},
                    {"from", &forms.from, {"date"}},
                    {"range", &forms.range, {"from", "to"}},
                    {"until", &forms.until, {"date"}},
                    {"quarter", &forms.quarter, {"from", "to", "n", "financial-n", "yyyy", "financial-year"}, true},
                    {"months", &forms.months},
                    {"weekdays", &forms.weekdays}},
                   {});
  constexpr std::size_t months = 12;
  constexpr std::size_t days = 7;
  names(element, forms.months, months);
  names(element, forms.weekdays, days);
}

void HouseReader::names(const xml::Element& element, const Words& words, std::size_t count) {
  for (const auto& [language, list] : words.by_language) {
    const auto found = static_cast<std::size_t>(std::count(list.begin(), list.end(), ' ')) + (list.empty() ? 0 : 1);
    if (found == count || list.empty()) continue;
    reader_.report(
        {codes::H112, element.at(), fmt::format("there are {} names where {} are needed, in the language '{}': '{}'", found, count, language, list)});
  }
}

void HouseReader::money(const xml::Element& element) {
  reader_.only(element, {"positive", "negative", "thousands"});
  MoneyForms& forms = house_.money;
  money_pattern(element, "positive", forms.positive);
  money_pattern(element, "negative", forms.negative);
  forms.thousands_as_k = reader_.choice<bool>(element, "thousands", {{"k", true}, {"full", false}}, forms.thousands_as_k);
  reader_.children(element,
                   {{"about", &forms.about, {"amount"}},
                    {"up-to", &forms.up_to, {"amount"}},
                    {"at-least", &forms.at_least, {"amount"}},
                    {"range", &forms.range, {"from", "to"}},
                    {"millions", &forms.millions, {"n"}}},
                   {});
}

void HouseReader::money_pattern(const xml::Element& element, std::string_view name, std::string& target) {
  const xml::Attribute* attribute = element.attribute(name);
  if (attribute == nullptr) return;
  if (attribute->value.find("{n}") == std::string::npos) {
    reader_.bad_value(*attribute, "a pattern with '{n}' for the figures");
  } else {
    target = attribute->value;
  }
}

void HouseReader::people(const xml::Element& element) {
  reader_.only(element, {});
  PersonForms& forms = house_.people;
  reader_.children(element, {{"line", &forms.line, {"name", "post"}}, {"phone", &forms.phone, {"phone"}}, {"email", &forms.email, {"email"}}}, {});
}

void HouseReader::recommendations(const xml::Element& element) {
  reader_.only(element, {"verb", "position"});
  RecommendationForms& forms = house_.recommendations;
  using Verb = RecommendationForms::Verb;
  forms.verb = reader_.choice<Verb>(element, "verb", {{"base", Verb::base}, {"third-person", Verb::third_person}, {"imperative", Verb::imperative}},
                                    forms.verb);
  using Position = RecommendationForms::Position;
  forms.position =
      reader_.choice<Position>(element, "position", {{"first", Position::first}, {"last", Position::last}, {"both", Position::both}}, forms.position);
  reader_.children(element,
                   {{"heading", &forms.heading},
                    {"lead-in", &forms.lead_in, {"body"}, true},
                    {"actor", &forms.actor, {"body", "kind"}, true},
                    {"item", &forms.item, {"actor", "text"}}},
                   {{"third-person", [this](const xml::Element& e) { irregular(e, house_.recommendations.irregular); }},
                    {"participle", [this](const xml::Element& e) { irregular(e, house_.recommendations.participles); }}});
}

void HouseReader::irregular(const xml::Element& element, std::vector<std::pair<std::string, std::string>>& known) {
  reader_.only(element, {"verb"});
  const std::string verb = reader_.required(element, "verb");
  const std::string form = reader_.words(element, {}, false);
  if (verb.empty() || form.empty()) return;
  const auto found = std::find_if(known.begin(), known.end(), [&verb](const auto& entry) { return entry.first == verb; });
  if (found == known.end()) {
    known.emplace_back(verb, form);
  } else {
    found->second = form;
  }
}

void HouseReader::appendices(const xml::Element& element) {
  reader_.only(element, {"numbers", "sections"});
  AppendixForms& forms = house_.appendices;
  forms.figures = reader_.number_form(element, "numbers", forms.figures);
  if (element.attribute("sections") != nullptr) forms.sections = reader_.number_form(element, "sections", house_.numbering.sections);
  reader_.children(
      element, {{"label", &forms.label, {"n"}}, {"heading", &forms.heading, {"label", "title"}}, {"entry", &forms.entry, {"label", "title"}}}, {});
}

bool is_house(const xml::Element& root) {
  return root.name() == "house" && root.space() == name_space;
}

}  // namespace

std::optional<House> read(const Sources& sources, FileId file, const House* base, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.errors();
  const auto document = xml::Document::parse(sources, file, limits, diagnostics);
  if (!document) return std::nullopt;
  const xml::Element root = document->root();
  if (!is_house(root)) {
    diagnostics.add(Diagnostic(codes::H101, root.name_at(), fmt::format("'{}' is no house", root.name()))
                        .hint(fmt::format("the outermost element is <house xmlns=\"{}\">", name_space)));
    return std::nullopt;
  }
  House house = base == nullptr ? House() : *base;
  HouseReader(house, diagnostics).read(root, base);
  if (diagnostics.errors() > before) return std::nullopt;
  return house;
}

Naming naming_of(const Sources& sources, FileId file) {
  Naming naming{{}, {file, 0, 0}, {file, 0, 0}};
  Diagnostics ignored;
  const auto document = xml::Document::parse(sources, file, limits, ignored);
  if (!document || !is_house(document->root())) return naming;
  const auto place = [file](const xml::Attribute& attribute) { return Span{file, attribute.name_at.begin, attribute.value_at.end + 1}; };
  if (const xml::Attribute* code = document->root().attribute("code")) naming.code_at = place(*code);
  if (const xml::Attribute* base = document->root().attribute("base")) {
    naming.base = base->value;
    naming.base_at = place(*base);
  }
  return naming;
}

}  // namespace townclerk::house
