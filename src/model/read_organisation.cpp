#include <utility>

#include "model/codes.hpp"
#include "model/kinds.hpp"
#include "model/parts.hpp"
#include "model/values.hpp"

namespace townclerk::model {
namespace {

/// How many posts alike a post stands for.
std::optional<int> parse_posts(std::string_view text) {
  constexpr int most = 999'999;
  const auto count = parse_count(text);
  return count && *count > 0 && *count <= most ? count : std::nullopt;
}

Share read_share(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Share share;
  share.authority = tag.reference("authority", Thing::authority, Need::required);
  const auto fits = [](std::string_view text) { return parse_percent(text).has_value(); };
  share.percent = parse_percent(tag.formed("percent", Need::required, fits, "a whole number from 1 to 100")).value_or(0);
  tag.children({});
  return share;
}

StatutoryRole read_statutory(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  StatutoryRole role;
  role.at = tag.at();
  role.code = tag.code("code", Need::required);
  role.deputy = tag.reference("deputy", Thing::post, Need::optional, &role.deputy_at);
  role.date = tag.day("date");
  tag.children({lines(reading, "note", Occurs::any, role.note), lines(reading, "designated-by", Occurs::any, role.designated_by)});
  return role;
}

void read_holder(Tag& tag, Post& post) {
  post.holder = tag.choice("holder", holders, Holder::filled);
  if (post.holder != Holder::covered_by) return tag.refuse("covered-by", "'covered-by' goes with holder=\"covered-by\" only");
  post.covered_by = tag.reference("covered-by", Thing::post, Need::required, &post.covered_by_at);
}

/// A mapping, or the one before it in another language: it repeats the scheme.
void add_mapping(Reading& reading, const xml::Element& element, std::vector<Mapping>& into) {
  Tag tag(reading, element);
  Mapping mapping;
  mapping.to = tag.reference("to", Thing::scheme, Need::required, &mapping.to_at);
  const std::string language = tag.language();
  auto text = tag.prose();
  const bool translates = language != reading.language && !into.empty() && into.back().to == mapping.to;
  if (!language_fits(reading, element, language, translates ? into.back().prose.by_language : mapping.prose.by_language)) return;
  if (!translates) into.push_back(std::move(mapping));
  into.back().prose.by_language.emplace_back(language, std::move(text));
}

void read_secondment(Tag& tag, Post& post) {
  post.seconded_to = tag.reference("seconded-to", Thing::unit, Need::optional, &post.seconded_to_at);
  if (!tag.has("seconded-to")) return tag.refuse("term", "'term' goes with 'seconded-to' only");
  post.term = tag.words("term").text;
}

void read_employment(Tag& tag, Post& post) {
  constexpr Words<Advertised, 3> ways{{{"internal", Advertised::internal}, {"external", Advertised::external}, {"both", Advertised::both}}};
  post.cost = tag.money("cost", Need::optional);
  post.tupe = tag.yes_or_no("tupe");
  post.advertised = tag.choice("advertised", ways, Advertised::unsaid);
  post.job_description = tag.reference("job-description", Thing::appendix | Thing::document);
}

Scheme read_scheme(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Scheme scheme;
  scheme.at = tag.at();
  scheme.id = tag.id(Thing::scheme);
  tag.children({lines(reading, "title", Occurs::at_least_once, scheme.title)});
  return scheme;
}

}  // namespace

Unit read_unit(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Unit unit;
  unit.at = tag.at();
  unit.id = tag.id(Thing::unit);
  unit.kind = tag.choice("kind", unit_kinds, UnitKind::directorate, Need::required);
  unit.parent = tag.reference("parent", Thing::unit, Need::optional, &unit.parent_at);
  unit.authority = tag.reference("authority", Thing::authority);
  unit.period = tag.period();
  unit.exemption = tag.exemption();
  tag.children({lines(reading, "name", Occurs::at_least_once, unit.name), proses(reading, "description", Occurs::any, unit.description),
                line_list(reading, "former-name", Occurs::any, unit.former_names)});
  return unit;
}

Post read_post(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Post post;
  post.at = tag.at();
  post.id = tag.id(Thing::post);
  post.unit = tag.reference("unit", Thing::unit, Need::optional, &post.unit_at);
  const Text tier = tag.words("tier");
  post.tier = tier.text;
  post.tier_at = tier.at;
  post.tier_name = plain_name(post.tier);
  post.grade = tag.words("grade").text;
  const auto fits = [](std::string_view text) { return parse_hundredths(text).has_value(); };
  const std::string fte = tag.formed("fte", Need::optional, fits, "a number as 1 or 0.5");
  if (!fte.empty()) post.fte_hundredths = parse_hundredths(fte);
  const auto counts = [](std::string_view text) { return parse_posts(text).has_value(); };
  post.count = parse_posts(tag.formed("count", Need::optional, counts, "a number of posts, at least one")).value_or(1);
  post.fte_at = tag.value_at("fte");
  post.count_at = tag.value_at("count");
  post.chief_officer = tag.yes("chief-officer", false);
  read_holder(tag, post);
  post.employer = tag.reference("employer", Thing::authority | Thing::unit, Need::optional, &post.employer_at);
  post.part_time = tag.yes("part-time", false);
  read_secondment(tag, post);
  read_employment(tag, post);
  post.exemption = tag.exemption();
  const auto former = [&](const xml::Element& child) {
    post.former_titles.emplace_back().by_language.emplace_back(reading.language, Tag(reading, child).line());
  };
  tag.children({lines(reading, "title", Occurs::at_least_once, post.title),
                proses(reading, "description", Occurs::any, post.description),
                {"mapping", Occurs::any, [&](const xml::Element& child) { add_mapping(reading, child, post.mappings); }},
                {"former-title", Occurs::any, former},
                each(reading, "share", Occurs::any, read_share, post.shares),
                each(reading, "statutory", Occurs::any, read_statutory, post.statutory)});
  return post;
}

Line read_line(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Line line;
  line.at = tag.at();
  line.from = tag.reference("from", Thing::post | Thing::unit, Need::required, &line.from_at);
  line.to = tag.reference("to", Thing::post | Thing::unit, Need::required, &line.to_at);
  line.kind = tag.choice("kind", line_kinds, LineKind::solid);
  line.period = tag.period();
  tag.children({lines(reading, "label", Occurs::any, line.label)});
  return line;
}

Function read_function(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Function function;
  function.at = tag.at();
  function.id = tag.id(Thing::function);
  function.held_by = tag.reference("held-by", Thing::post | Thing::unit, Need::optional, &function.held_by_at);
  function.exemption = tag.exemption();
  tag.children({lines(reading, "name", Occurs::at_least_once, function.name)});
  return function;
}

Organisation read_organisation(Reading& reading, const xml::Element& element) {
  Organisation organisation;
  Tag(reading, element)
      .children({each(reading, "unit", Occurs::any, read_unit, organisation.units), each(reading, "post", Occurs::any, read_post, organisation.posts),
                 each(reading, "line", Occurs::any, read_line, organisation.lines),
                 each(reading, "function", Occurs::any, read_function, organisation.functions),
                 each(reading, "scheme", Occurs::any, read_scheme, organisation.schemes)});
  return organisation;
}

}  // namespace townclerk::model
