#include "view/addressed.hpp"

#include <algorithm>

namespace townclerk::view {
namespace {

class Addressing {
 public:
  explicit Addressing(std::string meeting) : meeting_(std::move(meeting)) {}

  void sections(std::vector<model::Section>& list) {
    leave_out(list);
    for (model::Section& section : list) {
      std::erase_if(section.parts, [this](const model::SectionPart& part) { return is_elsewhere(part); });
      sections(section.sections);
    }
  }
  void appendices(std::vector<model::Appendix>& list) {
    leave_out(list);
    for (model::Appendix& appendix : list) {
      sections(appendix.sections);
      appendices(appendix.appendices);
    }
  }
  [[nodiscard]] std::vector<std::string> left_out() && { return std::move(left_out_); }

 private:
  template <class T>
  [[nodiscard]] bool is_elsewhere(const T& part) const {
    return !part.meetings.empty() && std::find(part.meetings.begin(), part.meetings.end(), meeting_) == part.meetings.end();
  }
  template <class T>
  void leave_out(std::vector<T>& list) {
    for (const T& part : list)
      if (is_elsewhere(part)) note(part);
    std::erase_if(list, [this](const T& part) { return is_elsewhere(part); });
  }
  void note(const model::Section& section) {
    left_out_.push_back(section.id);
    for (const model::Section& inner : section.sections) note(inner);
  }
  void note(const model::Appendix& appendix) {
    left_out_.push_back(appendix.id);
    for (const model::Section& section : appendix.sections) note(section);
    for (const model::Appendix& inner : appendix.appendices) note(inner);
  }

  const std::string meeting_;
  std::vector<std::string> left_out_;
};

}  // namespace

std::vector<std::string> address_to(model::Report& report, const model::Meeting& meeting) {
  Addressing addressing(meeting.id);
  addressing.sections(report.sections);
  addressing.appendices(report.appendices);
  return std::move(addressing).left_out();
}

}  // namespace townclerk::view
