#include <algorithm>

#include "view/forms.hpp"
#include "view/organisation.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

/// A post and the role that it holds.
struct Held {
  const model::Post* post = nullptr;
  const model::StatutoryRole* role = nullptr;
};

Held holder(const model::Organisation& organisation, std::string_view code) {
  for (const model::Post& post : organisation.posts)
    for (const model::StatutoryRole& role : post.statutory)
      if (role.code == code) return {&post, &role};
  return {};
}

}  // namespace

std::string Staffing::designation(const model::StatutoryRole& role) const {
  const std::string_view body = role.designated_by.in(context_.language).text;
  if (body.empty() && !role.date) return {};
  std::string out = house::fill(context_.label(body.empty() ? "designated" : "designated-by"), {{"body", body}});
  if (role.date) out += (body.empty() ? " " : ", ") + date(*role.date, context_.house, context_.language, DateForm::full);
  return out;
}

Value Staffing::role(const model::StatutoryRole& role) const {
  return Members(6)
      .add("code", context_.words(role.code, role.at))
      .add("title", context_.words(role_title(role.code), role.at))
      .add("note", context_.words(role.note))
      .add("designation", context_.words(designation(role), role.at))
      .add("date", context_.date(role.date))
      .add("deputy", context_.words(name_of(role.deputy), role.at))
      .done();
}

bool Staffing::has_deputies() const {
  const auto has_deputy = [this](const model::Post& post) {
    return !context_.withheld(post.exemption) &&
           std::any_of(post.statutory.begin(), post.statutory.end(), [](const model::StatutoryRole& role) { return !role.deputy.empty(); });
  };
  const auto any = [&](const Side& side) { return std::any_of(side.organisation->posts.begin(), side.organisation->posts.end(), has_deputy); };
  return any(current_) || any(proposed_);
}

/// What stands on both sides is said once.
Value Staffing::statutory() const {
  std::vector<std::string_view> codes;
  for (const Side* side : {&current_, &proposed_})
    for (const model::Post& p : side->organisation->posts)
      for (const model::StatutoryRole& role : p.statutory)
        if (std::find(codes.begin(), codes.end(), role.code) == codes.end()) codes.push_back(role.code);
  // Of a withheld post nothing is said but that it has the role.
  const auto said = [this](Held held) {
    if (held.post != nullptr && context_.withheld(held.post->exemption)) held.role = nullptr;
    return held;
  };
  List out;
  for (const std::string_view code : codes) {
    const std::string title = role_title(code);
    if (title.empty()) continue;
    const Held now = said(holder(*current_.organisation, code));
    const Held then = said(holder(*proposed_.organisation, code));
    const auto holder_title = [this](const Held& held) {
      return held.post == nullptr ? Value() : context_.words(title_of(*held.post), held.post->at);
    };
    const std::string before = now.role == nullptr ? std::string() : designation(*now.role);
    const std::string after = then.role == nullptr ? std::string() : designation(*then.role);
    const bool same_holder = now.post != nullptr && then.post != nullptr && now.post->id == then.post->id;
    const std::string_view deputy = then.role == nullptr ? std::string_view() : name_after(then.role->deputy);
    const std::string_view deputy_before = now.role == nullptr ? std::string_view() : name_of(now.role->deputy);
    out.push_back(Members(8)
                      .add("code", context_.words(code))
                      .add("title", context_.words(title))
                      .add("current", holder_title(now))
                      .add("current-designation", context_.words(before))
                      .add("proposed", holder_title(then))
                      .add("proposed-designation", same_holder && before == after ? Value() : context_.words(after))
                      .add("deputy", context_.words(deputy))
                      .add("deputy-before", deputy == deputy_before ? Value() : context_.words(deputy_before))
                      .done());
  }
  return out;
}

Value Staffing::statutory_posts(bool proposed) const {
  const Side& side = proposed ? proposed_ : current_;
  List rows;
  for (const model::Post& post : side.organisation->posts) {
    if (post.statutory.empty() && !post.chief_officer) continue;
    const bool gap = context_.withheld(post.exemption);
    List roles;
    std::string line;
    for (const model::StatutoryRole& role : post.statutory) {
      std::string title = gap ? std::string() : role_title(role.code);
      if (title.empty()) continue;
      std::string said = role.note.in(context_.language).text;
      const auto add = [&said](const std::string& more) { said += (said.empty() || more.empty() ? "" : "; ") + more; };
      add(designation(role));
      if (const std::string_view deputy = name_after(role.deputy); !deputy.empty()) add(house::fill(context_.label("deputy-is"), {{"post", deputy}}));
      if (!said.empty()) title += " (" + said + ")";
      line += (line.empty() ? "" : ", ") + title;
      roles.push_back(context_.words(title, role.at));
    }
    rows.push_back(Members(4)
                       .add("title", context_.words(title_of(post), post.at))
                       .add("role-line", context_.words(line, post.at))
                       .add("roles", std::move(roles))
                       .add("is-exempt", gap)
                       .done());
  }
  return rows;
}

}  // namespace townclerk::view
