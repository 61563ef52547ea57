// Posts before and after a set of changes, and what happened to each.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/report.hpp"
#include "template/value.hpp"
#include "view/context.hpp"
#include "view/generated.hpp"

namespace townclerk::view {

/// One set of changes against the structure of today. Lists are in the order of the structure that holds the posts.
class Staffing {
 public:
  Staffing(const Context& context, std::string_view change_set);

  [[nodiscard]] mustache::Value posts(PostList list) const;
  [[nodiscard]] mustache::Value changes() const;
  [[nodiscard]] mustache::Value statutory() const;
  [[nodiscard]] mustache::Value units() const;

 private:
  struct Side {
    model::Organisation organisation;
    std::map<std::string_view, const model::Post*> posts;
    std::map<std::string_view, const model::Unit*> units;
    std::map<std::string_view, const model::Function*> functions;
    void index();
  };
  [[nodiscard]] bool belongs(const model::Post& post, PostList list) const;
  [[nodiscard]] mustache::Value post(const model::Post& post, const Side& side) const;
  [[nodiscard]] mustache::Value change(const model::Change& change) const;
  [[nodiscard]] mustache::List results(const model::Change& change) const;
  [[nodiscard]] std::string_view name_of(std::string_view id) const;
  [[nodiscard]] std::string_view unit_name(const Side& side, std::string_view id) const;
  [[nodiscard]] std::string_view title_of(const model::Post& post) const;
  [[nodiscard]] std::string_view role_title(std::string_view code) const;
  [[nodiscard]] static const model::Post* in(const Side& side, std::string_view id);

  const Context& context_;
  Side current_;
  Side proposed_;
  std::vector<const model::Change*> effective_;
  std::set<std::string_view> subjects_;
};

[[nodiscard]] inline Staffing organisation(const Context& context, std::string_view change_set) {
  return {context, change_set};
}

}  // namespace townclerk::view
