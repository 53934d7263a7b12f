#pragma once
// What follows after a visit or check, and what only the course decides (rubric 1.2, plan: f3 and f7).

#include "criteria/plan_clause.h"

namespace stickprov::criteria {

/// "Uppföljande samtal", "röntgenkontroll": the check itself, no measure beside it.
bool is_followup(const Case& c, const text::Reading& reading, const text::Observation& o);

/// A dated evaluation that decides a stated next step is a time plan too: "åb 11/3, då ställningstagande till
/// deltid", "återbesök om 6 v, sedan vanlig sko".
bool decides_next_step(const Case& c, const text::Reading& reading, const Clause& clause,
                       const text::Observation& followup);

/// "Remiss om ej bättre inom 4–6 v", "ryggkirurgisk bedömning 11/3 om ej bättre": a next step that the course
/// decides. With its time it is a time plan, though it is not sure to come. `checked`: the clause tells a
/// check of how it goes.
bool awaits_course(const Case& c, const text::Reading& reading, const Clause& clause, bool checked);

/// "Ortopedbedömning v 14": another unit's or profession's assessment at its time, not a return to the same
/// physician.
bool is_assessment_elsewhere(const Case& c, const text::Reading& reading, const Clause& clause,
                             const text::Observation& followup);

}  // namespace stickprov::criteria
