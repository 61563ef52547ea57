#include "view/organisation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "view/forms.hpp"
#include "view/parts.hpp"
#include "view/tiers.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

std::string_view kind_name(model::ChangeKind kind) {
  using Kind = model::ChangeKind;
  switch (kind) {
    case Kind::remove:
      return "delete";
    case Kind::create:
      return "create";
    case Kind::rename:
      return "rename";
    case Kind::regrade:
      return "regrade";
    case Kind::move:
      return "move";
    case Kind::merge:
      return "merge";
    case Kind::split:
      return "split";
    case Kind::transfer:
      return "transfer";
    case Kind::stay:
      return "stay";
    case Kind::undecided:
      return "undecided";
    case Kind::contingent:
      return "contingent";
    case Kind::second:
      return "second";
    case Kind::make_permanent:
      return "make-permanent";
    case Kind::withdraw:
      return "withdraw";
    case Kind::withheld:
      return "withheld";
    case Kind::change:
      break;
  }
  return "change";
}

std::string_view holder_label(model::Holder holder) {
  switch (holder) {
    case model::Holder::vacant:
      return "holder-vacant";
    case model::Holder::interim:
      return "holder-interim";
    case model::Holder::acting:
      return "holder-acting";
    case model::Holder::covered_by:
      return "holder-covered-by";
    case model::Holder::filled:
      break;
  }
  return "holder-filled";
}

/// The texts of a list on one line.
std::string joined(const List& texts) {
  std::string out;
  for (const Value& value : texts) {
    const auto* text = std::get_if<mustache::Text>(&value.data);
    if (text == nullptr) continue;
    if (!out.empty()) out += ", ";
    out += text->text;
  }
  return out;
}

}  // namespace

void Staffing::Side::index() {
  for (const model::Post& p : organisation->posts) posts.emplace(p.id, &p);
  for (const model::Unit& u : organisation->units) units.emplace(u.id, &u);
  for (const model::Function& f : organisation->functions) functions.emplace(f.id, &f);
  for (const model::Line& line : organisation->lines)
    if (line.kind == model::LineKind::membership) members.emplace(line.from, line.to);
}

Staffing::Staffing(const Context& context, std::string_view change_set) : context_(context) {
  current_.organisation = &context.report.organisation;
  current_.index();
  if (!change_set.empty()) planned_ = model::structure(context.report, change_set);
  proposed_.organisation = change_set.empty() ? &context.report.organisation : &planned_;
  proposed_.index();
  listed_ = model::listed_changes(context.report.changes, change_set);
  altered_ = model::altered_subjects(listed_.changes);
  note_names();
  for (const model::Change* change : listed_.changes) {
    if (change->kind == model::ChangeKind::undecided)
      for (const std::string& subject : change->subjects) decided_by_[subject] = change->owner;
  }
  for (const model::Conditional& each : model::conditionals(listed_)) {
    const model::Post* post = each.made != nullptr ? each.made : in(proposed_, each.id);
    if (post == nullptr) post = in(current_, each.id);
    if (post != nullptr && contingent_at_.emplace(post->id, contingent_.size()).second) contingent_.push_back({post, each.change, each.otherwise});
  }
}

void Staffing::note_names() {
  for (const model::Change* each : listed_.changes) {
    for (const model::Post& post : each->posts) made_names_[post.id] = title_of(post);
    for (const model::Unit& unit : each->units) made_names_[unit.id] = unit.name.in(context_.language).text;
    for (const model::Function& function : each->functions) made_names_[function.id] = function_name(function);
    if (each->kind != model::ChangeKind::rename) continue;
    std::string_view& name = made_names_[each->subjects.front()];
    renamed_from_.emplace(each, name);
    name = each->title.in(context_.language).text;
  }
}

const Staffing::Contingent* Staffing::contingent(std::string_view post) const {
  const auto found = contingent_at_.find(post);
  return found == contingent_at_.end() ? nullptr : &contingent_[found->second];
}

const model::Post* Staffing::in(const Side& side, std::string_view id) {
  const auto found = side.posts.find(id);
  return found == side.posts.end() ? nullptr : found->second;
}

std::string_view Staffing::title_of(const model::Post& post) const {
  return context_.withheld(post.exemption) ? context_.gap() : std::string_view(post.title.in(context_.language).text);
}

const model::Unit* Staffing::unit_in(const Side& side, std::string_view id) const {
  for (const Side* each : {&side, &current_})
    if (const auto found = each->units.find(id); found != each->units.end()) return found->second;
  return nullptr;
}

std::string_view Staffing::unit_name(const Side& side, std::string_view id) const {
  const model::Unit* unit = unit_in(side, id);
  if (unit == nullptr) return {};
  return context_.withheld(unit->exemption) ? context_.gap() : std::string_view(unit->name.in(context_.language).text);
}

std::string_view Staffing::name_in(const Side& side, std::string_view id) const {
  if (const model::Post* post = in(side, id)) return title_of(*post);
  if (side.units.count(id) > 0) return unit_name(side, id);
  const auto function = side.functions.find(id);
  return function == side.functions.end() ? std::string_view() : function_name(*function->second);
}

std::string_view Staffing::name_of(std::string_view id) const {
  const std::string_view now = name_in(current_, id);
  return now.empty() ? name_after(id) : now;
}

std::string_view Staffing::name_after(std::string_view id) const {
  for (const Side* side : {&proposed_, &current_})
    if (const std::string_view name = name_in(*side, id); !name.empty()) return name;
  const Contingent* conditional = contingent(id);
  return conditional == nullptr ? std::string_view() : title_of(*conditional->post);
}

std::string_view Staffing::function_name(const model::Function& function) const {
  return context_.withheld(function.exemption) ? context_.gap() : std::string_view(function.name.in(context_.language).text);
}

std::string Staffing::role_title(std::string_view code) const {
  const std::string label = "statutory-" + std::string(code);
  const auto& labels = context_.house.labels;
  const bool known = std::any_of(labels.begin(), labels.end(), [&label](const house::Label& each) { return each.code == label; });
  return known ? std::string(context_.label(label)) : capitals(code);
}

bool Staffing::belongs(const model::Post& post, PostList list) const {
  const model::Post* before = in(current_, post.id);
  const model::Post* after = in(proposed_, post.id);
  const bool both = before != nullptr && after != nullptr;
  switch (list) {
    case PostList::deleted:
      return after == nullptr && contingent(post.id) == nullptr;
    case PostList::created:
      return before == nullptr && contingent(post.id) == nullptr;
    case PostList::changed:
      return both && altered_.contains(post.id);
    case PostList::renamed:
      return both && before->title.in(context_.language).text != after->title.in(context_.language).text;
    case PostList::regraded:
      return both && before->grade != after->grade;
    case PostList::moved:
      return both && before->unit != after->unit;
    case PostList::shared:
      return post.shares.size() > 1;
    case PostList::contingent:
      return contingent(post.id) != nullptr;
    case PostList::seconded:
      return !post.seconded_to.empty();
    case PostList::vacant:
      return post.holder == model::Holder::vacant || post.holder == model::Holder::covered_by;
    case PostList::undecided:
      return decided_by_.contains(post.id);
    case PostList::tupe:
      return post.tupe.value_or(false);
    case PostList::none:
    case PostList::current:
    case PostList::proposed:
      break;
  }
  return true;
}

const Staffing::Side& Staffing::side_of(PostList list) const {
  return list == PostList::current || list == PostList::deleted || list == PostList::vacant ? current_ : proposed_;
}

bool Staffing::within(const Side& side, std::string_view unit, std::string_view outer) const {
  constexpr int deepest = 100;
  for (int depth = 0; depth < deepest; ++depth) {
    if (outer.empty() || unit == outer) return true;
    const model::Unit* inner = unit_in(side, unit);
    if (inner == nullptr) return false;
    unit = inner->parent;
  }
  return false;
}

std::vector<const model::Post*> Staffing::listed(PostList list, std::string_view of) const {
  const Side& side = side_of(list);
  std::vector<const model::Post*> out;
  if (list == PostList::contingent) {
    for (const Contingent& each : contingent_)
      if (within(side, each.post->unit, of)) out.push_back(each.post);
    return out;
  }
  const auto chosen = [&](const model::Post& p) {
    return list == PostList::undecided ? of.empty() || decided_by_.at(p.id) == of : within(side, p.unit, of) || side.members.contains({p.id, of});
  };
  for (const model::Post& p : side.organisation->posts)
    if (belongs(p, list) && chosen(p)) out.push_back(&p);
  return out;
}

Value Staffing::posts(PostList list, std::string_view of) const {
  List out;
  const bool conditionally = list == PostList::contingent;
  for (const model::Post* p : listed(list, of)) out.push_back(conditionally ? make_post(*p, side_of(list), true) : post(*p, side_of(list)));
  return out;
}

PostCount Staffing::alike(const model::Post& post) const {
  const bool gap = context_.withheld(post.exemption) && post.count != 1;
  return gap ? PostCount{0, true} : PostCount{post.count, false};
}

Value Staffing::counts() const {
  Members members(post_lists.size());
  for (const auto& [name, list] : post_lists) {
    PostCount posts;
    for (const model::Post* p : listed(list, {})) posts += alike(*p);
    members.add(name, posts.withheld ? gap_number(context_) : number(context_, posts.posts));
  }
  return members.done();
}

Value Staffing::counts_by_tier() const {
  std::map<std::string_view, std::array<std::int64_t, post_lists.size()>> counted;
  std::array<bool, post_lists.size()> gaps{};  // whose tier is withheld may be of any
  for (std::size_t i = 0; i < post_lists.size(); ++i) {
    for (const model::Post* p : listed(post_lists.at(i).second, {})) {
      if (p->tier.empty()) continue;
      if (context_.withheld(p->exemption)) {
        gaps.at(i) = true;
      } else {
        counted[p->tier_name].at(i) += p->count;
      }
    }
  }
  const auto names = tier_names(context_.report);
  Members tiers(names.size());
  for (const auto& [name, tier] : names) {
    Members members(post_lists.size());
    for (std::size_t i = 0; i < post_lists.size(); ++i)
      members.add(post_lists.at(i).first, gaps.at(i) ? gap_number(context_) : number(context_, counted[name].at(i)));
    tiers.add(name, members.done());
  }
  return tiers.done();
}

const Value& Staffing::post(const model::Post& p, const Side& side) const {
  const auto [slot, added] = made_.try_emplace({&p, &side});
  if (added) slot->second = make_post(p, side, false);
  return slot->second;
}

Value Staffing::make_post(const model::Post& p, const Side& side, bool conditionally) const {
  const bool gap = context_.withheld(p.exemption);
  const model::Post* now = in(current_, p.id);
  const auto before = [&](auto text) -> Value {
    if (gap || now == nullptr || now == &p) return {};
    const std::string_view earlier = text(*now);
    return earlier == text(p) ? Value() : context_.words(earlier, now->at);
  };
  // What stands anyway and only changes under a condition says so in the list of such posts alone.
  const bool conditional_here = !gap && (conditionally || now == nullptr);
  const Contingent* conditional = conditional_here ? contingent(p.id) : nullptr;
  List former;
  List shares;
  List statutory;
  std::string covered_by;
  if (!gap) {
    for (const model::Localised& title : p.former_titles) former.push_back(context_.words(title));
    for (const model::Share& share : p.shares) {
      const model::Authority* council = context_.authority(share.authority);
      shares.push_back(Members(2)
                           .add("council", council == nullptr ? Value() : context_.words(council->name))
                           .add("percent", context_.words(std::to_string(share.percent), p.at))
                           .done());
    }
    for (const model::StatutoryRole& each : p.statutory) statutory.push_back(role(each));
    if (p.holder == model::Holder::covered_by) covered_by = name_of(p.covered_by);
  }
  const std::string former_line = joined(former);
  Members members(32);
  add_employment(p, gap, members);
  return members.add("id", context_.words(p.id, p.at))
      .add("title", context_.words(p.title, p.exemption))
      .add("title-before", before([this](const model::Post& q) { return std::string_view(q.title.in(context_.language).text); }))
      .add("former-title-line", context_.words(former_line, p.at))
      .add("former-titles", std::move(former))
      .add("unit", gap ? Value() : context_.words(unit_name(side, p.unit), p.at))
      .add("unit-before", before([this, &side](const model::Post& q) { return unit_name(&q == in(side, q.id) ? side : current_, q.unit); }))
      .add("tier", gap ? Value() : context_.words(p.tier, p.tier_at))
      .add("count", gap || p.count == 1 ? Value() : context_.words(grouped(p.count), p.count_at))
      .add("grade", gap ? Value() : context_.words(p.grade, p.at))
      .add("grade-before", before([](const model::Post& q) { return std::string_view(q.grade); }))
      .add("fte", gap || !p.fte_hundredths ? Value() : context_.words(hundredths(*p.fte_hundredths), p.fte_at))
      .add("holder", gap ? Value() : context_.words(context_.label(holder_label(p.holder)), p.at))
      .add("covered-by", context_.words(covered_by, p.at))
      .add("employer", gap ? Value() : context_.words(employer_name(side, p.employer), p.at))
      .add("employer-before",
           before([this, &side](const model::Post& q) { return employer_name(&q == in(side, q.id) ? side : current_, q.employer); }))
      .add("is-vacant", !gap && p.holder == model::Holder::vacant)
      .add("is-part-time", !gap && p.part_time)
      .add("seconded-to", gap ? Value() : context_.words(name_of(p.seconded_to), p.at))
      .add("term", gap ? Value() : context_.words(p.term, p.at))
      .add("condition", conditional == nullptr ? Value() : context_.words(conditional->change->condition, conditional->change->exemption))
      .add("is-otherwise", conditional != nullptr && conditional->otherwise)
      .add("due", conditional == nullptr || context_.withheld(conditional->change->exemption)
                      ? Value()
                      : by_date(context_, conditional->change->due, conditional->change->at))
      .add("is-shared", !gap && p.shares.size() > 1)
      .add("shares", std::move(shares))
      .add("statutory", std::move(statutory))
      .add("is-exempt", gap)
      .present();
}

List Staffing::results(const model::Change& change) const {
  List out;
  for (const model::Post& p : change.posts) out.push_back(context_.words(p.title, p.exemption));
  for (const model::Unit& unit : change.units) out.push_back(context_.words(unit.name, unit.exemption));
  for (const model::Function& function : change.functions) out.push_back(context_.words(function.name, function.exemption));
  if (!change.title.empty()) out.push_back(context_.words(change.title));
  if (!change.grade.empty()) out.push_back(context_.words(change.grade, change.at));
  return out;
}

List Staffing::branch(const std::vector<model::Change>& changes) const {
  List out;
  for (const model::Change& inner : changes)
    if (!listed_.withdrawn.contains(inner.id)) out.push_back(change(inner));
  return out;
}

/// What a change is about, by the name that it has until then; of a withdrawal the change that is not made: "Delete Head of Markets".
std::string Staffing::subject_name(const model::Change& change, std::string_view id) const {
  if (change.kind == model::ChangeKind::withdraw) {
    const model::Change* other = model::change_called(context_.report.changes, id);
    if (other == nullptr) return {};
    if (context_.withheld(other->exemption)) return std::string(context_.gap());
    std::string names = joined(results(*other));
    for (const std::string& subject : other->subjects) names += (names.empty() ? "" : ", ") + subject_name(*other, subject);
    return fmt::format("{} {}", context_.label("change-" + std::string(kind_name(other->kind))), names);
  }
  if (change.kind != model::ChangeKind::rename || !name_in(current_, id).empty()) return std::string(name_of(id));
  std::string_view before;
  if (const auto renamed = renamed_from_.find(&change); renamed != renamed_from_.end()) {
    before = renamed->second;
  } else if (const auto last = made_names_.find(id); last != made_names_.end()) {
    before = last->second;
  }
  return std::string(before.empty() ? name_of(id) : before);
}

Value Staffing::change(const model::Change& change) const {
  const bool gap = context_.withheld(change.exemption);
  List subjects;
  List otherwise;
  List then;
  if (!gap) {
    for (const std::string& id : change.subjects) subjects.push_back(context_.words(subject_name(change, id), change.at));
    then = branch(change.if_met);
    otherwise = branch(change.if_not);
  }
  List made = gap ? List() : results(change);
  std::string result_line = joined(made);
  if (const std::string_view to = name_of(change.to); !gap && !to.empty()) result_line += (result_line.empty() ? "" : ", ") + std::string(to);
  const std::string_view kind = kind_name(change.kind);
  const bool only_employs = change.kind == model::ChangeKind::change && !change.employer.empty() && change.lines.empty();
  const std::string kind_label = "change-" + std::string(only_employs ? "employer" : kind);
  const std::string subject_line = joined(subjects);
  return Members(19)
      .add("id", context_.words(change.id, change.at))
      .add("kind", gap ? Value() : context_.words(kind, change.at))
      .add("kind-label", gap ? Value() : context_.words(context_.label(kind_label), change.at))
      .add("subject-line", context_.words(subject_line, change.at))
      .add("subjects", std::move(subjects))
      .add("result-line", context_.words(result_line, change.at))
      .add("results", std::move(made))
      .add("to", gap ? Value() : context_.words(name_of(change.to), change.at))
      .add("condition", gap ? Value() : context_.words(change.condition))
      .add("owner", gap ? Value() : decider(context_, change.owner))
      .add("due", gap ? Value() : by_date(context_, change.due, change.at))
      .add("term", gap ? Value() : context_.words(change.term, change.at))
      .add("then", std::move(then))
      .add("else", std::move(otherwise))
      .add("phase", gap ? Value() : context_.words(change.phase, change.at))
      .add("effective", gap ? Value() : context_.date(change.effective))
      .add("employer", gap ? Value() : context_.words(employer_name(proposed_, change.employer), change.at))
      .add("reason", context_.words(change.reason, change.exemption))
      .add("is-exempt", gap)
      .done();
}

Value Staffing::changes() const {
  List out;
  for (const model::Change* c : listed_.changes) out.push_back(change(*c));
  return out;
}

Value Staffing::units() const {
  List out;
  for (const model::Unit& unit : current_.organisation->units) {
    const bool gap = context_.withheld(unit.exemption);
    List former;
    if (!gap)
      for (const model::Localised& name : unit.former_names) former.push_back(context_.words(name));
    out.push_back(Members(7)
                      .add("id", context_.words(unit.id, unit.at))
                      .add("name", context_.words(unit.name, unit.exemption))
                      .add("parent", context_.words(unit_name(current_, unit.parent), unit.at))
                      .add("former-names", std::move(former))
                      .add("since", gap ? Value() : context_.date(unit.period.since))
                      .add("until", gap ? Value() : context_.date(unit.period.until))
                      .add("period", gap ? Value() : context_.words(period(unit.period, context_.house, context_.language), unit.at))
                      .done());
  }
  return out;
}

const Staffing& organisation(const Context& context, std::string_view change_set) {
  auto known = context.structures.find(change_set);
  if (known == context.structures.end()) known = context.structures.emplace(change_set, std::make_shared<const Staffing>(context, change_set)).first;
  return *known->second;
}

void add_organisation(const Context& context, Members& root) {
  const Staffing& staffing = organisation(context, context.change_set);
  Members posts(post_lists.size() + 2);
  for (const auto& [name, list] : post_lists) posts.add(name, staffing.posts(list));
  root.add("posts", posts.add("count", context.in_sentences(staffing.counts())).add("tier", context.in_sentences(staffing.counts_by_tier())).done());
  root.add("units", staffing.units());
  root.add("statutory", staffing.statutory());
  root.add("changes", staffing.changes());
  const auto all = model::all_posts(context.report);
  Members titles(all.size());
  for (const model::Post* p : all) titles.add(p->id, context.words(p->title, p->exemption));
  root.add("post", context.in_sentences(titles.done()));
  Members sets(context.report.changes.size());
  for (const model::ChangeSet& set : context.report.changes)
    sets.add(set.id, set.id == context.change_set ? staffing.counts() : organisation(context, set.id).counts());
  root.add("sets", context.in_sentences(sets.done()));
}

}  // namespace townclerk::view
