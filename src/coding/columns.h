#pragma once
// The columns of every map, for the loader and the importer.

#include <string>
#include <vector>

namespace stickprov::coding::columns {

inline const std::vector<std::string> kFmbLongest = {"code",    "longest_days", "cases", "cases_without_time",
                                                     "heading", "source",       "dated"};
inline const std::vector<std::string> kFmbCases = {"code",         "case",        "days",   "part_time",
                                                   "workload",     "severity",    "course", "treatment",
                                                   "complication", "comorbidity", "source", "dated"};
inline const std::vector<std::string> kFmbIcf = {
    "code",   "function_core", "function_supplementary", "activity_core", "activity_supplementary",
    "source", "dated"};
inline const std::vector<std::string> kIcf = {"code",  "title",  "other_titles", "name",
                                              "words", "source", "dated"};
inline const std::vector<std::string> kCategories = {"category", "divided", "fourth_positions", "source",
                                                     "dated"};
inline const std::vector<std::string> kNames = {"code", "name", "words", "distinct"};
inline const std::vector<std::string> kSimilar = {"codes", "similar_to", "note"};
inline const std::vector<std::string> kRegions = {"region", "codes", "words"};
inline const std::vector<std::string> kCues = {"words", "note"};
inline const std::vector<std::string> kFunctions = {"codes", "functions", "activities", "note"};
inline const std::vector<std::string> kLinks = {"function", "activities", "note"};
inline const std::vector<std::string> kOccupations = {"occupation", "text",       "shows_tasks",
                                                      "workplace",  "activities", "task_words"};
inline const std::vector<std::string> kGroups = {"codes", "name"};

}  // namespace stickprov::coding::columns
