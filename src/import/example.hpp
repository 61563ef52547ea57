// The structure that a new report begins with, its changes, and the theme of a consultation that follows from them.
#pragma once

#include <string_view>

namespace townclerk::intake {

inline constexpr std::string_view example_organisation = R"(<organisation>
    <unit id="services" kind="directorate"><name>Services</name></unit>
    <post id="chief-executive" tier="1" fte="1"><title>Chief Executive</title></post>
    <post id="director-of-services" unit="services" tier="2" fte="1"><title>Director of Services</title></post>
    <post id="head-of-support" unit="services" tier="3" fte="1" holder="vacant"><title>Head of Support</title></post>
    <line from="director-of-services" to="chief-executive"/>
    <line from="head-of-support" to="director-of-services"/>
  </organisation>)";

inline constexpr std::string_view example_changes = R"(<changes>
    <set id="proposed">
      <title>Proposed structure</title>
      <delete id="delete-head-of-support" subject="head-of-support">
        <reason>The post is vacant, and its work goes to the new post</reason>
      </delete>
      <create id="create-head-of-improvement">
        <reason>Support and improvement are to be led together</reason>
        <post id="head-of-improvement" unit="services" tier="3" fte="1" holder="vacant"><title>Head of Improvement</title></post>
        <line from="head-of-improvement" to="director-of-services"/>
      </create>
    </set>
  </changes>)";

inline constexpr std::string_view example_theme = R"(<theme id="theme-workload" changes="create-head-of-improvement">
      <title>Workload</title>
      <said>Staff asked who will do the work of the post that is to be deleted.</said>
      <response>A new post is created for it.</response>
    </theme>)";

/// What of the theme names one of the changes.
inline constexpr std::string_view example_theme_changes = R"( changes="create-head-of-improvement")";

/// What stands in the place of the changes when the structure that they change is replaced.
inline constexpr std::string_view no_changes_yet = R"(<changes>
    <set id="proposed">
      <title>Proposed structure</title>
      <!-- A change for each post: <delete id="delete-clerk" subject="clerk"/>, <create id="create-head"> with its post and line … -->
    </set>
  </changes>)";

}  // namespace townclerk::intake
