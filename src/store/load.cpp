#include <fmt/format.h>

#include <algorithm>

#include "store/database.h"

namespace stickprov::store {
namespace {

using SQLite::Statement;

// The text kept alive in `names`, for the views that ratings hold.
std::string_view kept(std::set<std::string, std::less<>>& names, std::string text) {
  return *names.insert(std::move(text)).first;
}

template <typename Value, std::size_t Size>
Value value_named(const std::array<std::string_view, Size>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return static_cast<Value>(found == names.end() ? 0 : found - names.begin());
}
Verdict verdict_named(const std::string& name) {
  return value_named<Verdict>(kVerdictNames, name);
}
Part part_named(const std::string& name) {
  return value_named<Part>(kPartNames, name);
}

/// Runs `sql` for the run and gives each row to `use`.
template <typename Use>
void each_row(SQLite::Database& connection, const char* sql, const std::string& run_id, Use use) {
  Statement query(connection, sql);
  query.bind(1, run_id);
  while (query.executeStep()) use(Columns(query));
}

void load_header(SQLite::Database& connection, const std::string& run_id, Audit& audit, bool& found) {
  each_row(connection,
           "SELECT tool_version, command, policy_name, design, seed, allocation, requested, frame_size, "
           "frame_sha256, "
           "sample_sha256, files, items_read, certificates, in_frame, drawn, rated FROM run WHERE run_id = ?",
           run_id, [&](Columns row) {
             found = true;
             audit.tool_version = row.text();
             audit.command = row.text();
             audit.policy_name = row.text();
             audit.sample.design = row.text();
             audit.sample.seed = row.text();
             audit.sample.allocation = row.text();
             audit.sample.requested = row.number<std::size_t>();
             audit.sample.frame_size = row.number<std::size_t>();
             audit.sample.frame_sha256 = row.text();
             audit.sample.sample_sha256 = row.text();
             audit.accounting.files = row.number<std::size_t>();
             audit.accounting.read = row.number<std::size_t>();
             audit.accounting.certificates = row.number<std::size_t>();
             audit.accounting.frame = row.number<std::size_t>();
             audit.accounting.drawn = row.number<std::size_t>();
             audit.accounting.rated = row.number<std::size_t>();
           });
}

void load_lists(SQLite::Database& connection, const std::string& run_id, Audit& audit) {
  each_row(connection, "SELECT list, value FROM run_list WHERE run_id = ? ORDER BY list, position", run_id,
           [&](Columns row) {
             (row.text() == "by" ? audit.sample.by : audit.unmapped_units).push_back(row.text());
           });
  each_row(connection,
           "SELECT certificate_id, replaced_by, stratum, reason FROM replacement WHERE run_id = ? ORDER BY "
           "position",
           run_id, [&](Columns row) {
             Replacement& one = audit.replacements.emplace_back();
             one.certificate_id = row.text();
             one.replaced_by = row.text();
             one.stratum = row.text();
             one.reason = row.text();
           });
  each_row(connection, "SELECT kind, name, count FROM run_count WHERE run_id = ?", run_id, [&](Columns row) {
    const std::string kind = row.text();
    auto& counts = kind == "other_type"  ? audit.accounting.other_types
                   : kind == "problem"   ? audit.accounting.problems
                   : kind == "exclusion" ? audit.accounting.exclusions
                                         : audit.accounting.unknown_answers;
    std::string name = row.text();
    counts[std::move(name)] = row.number<std::size_t>();
  });
  each_row(connection, "SELECT name, sha256 FROM data_file WHERE run_id = ? ORDER BY position", run_id,
           [&](Columns row) {
             DataFile& file = audit.data_files.emplace_back();
             file.name = row.text();
             file.sha256 = row.text();
           });
  each_row(connection, "SELECT name, value FROM policy WHERE run_id = ?", run_id, [&](Columns row) {
    std::string name = row.text();
    audit.policy[std::move(name)] = row.text();
  });
}

void load_draw(SQLite::Database& connection, const std::string& run_id, Audit& audit) {
  each_row(connection,
           "SELECT name, population, sampled, selection_probability FROM stratum WHERE run_id = ? ORDER BY "
           "position",
           run_id, [&](Columns row) {
             Stratum& stratum = audit.sample.strata.emplace_back();
             stratum.name = row.text();
             stratum.population = row.number<std::size_t>();
             stratum.sampled = row.number<std::size_t>();
             stratum.selection_probability = row.real();
           });
  each_row(connection,
           "SELECT spare, draw_order, certificate_id, stratum, inclusion_probability, weight FROM draw WHERE "
           "run_id = ? "
           "ORDER BY spare, position",
           run_id, [&](Columns row) {
             DrawnItem& item = (row.flag() ? audit.sample.spares : audit.sample.items).emplace_back();
             item.order = row.number<std::size_t>();
             item.certificate_id = row.text();
             item.stratum = row.text();
             item.inclusion_probability = row.real();
             item.weight = row.real();
           });
}

void load_left_out(SQLite::Database& connection, const std::string& run_id, Audit& audit) {
  each_row(connection,
           "SELECT kind, path, place, certificate_id, detail_sv, detail_en FROM problem WHERE run_id = ? "
           "ORDER BY position",
           run_id, [&](Columns row) {
             InputProblem& problem = audit.problems.emplace_back();
             problem.kind = static_cast<ProblemKind>(row.number<int>());
             problem.path = row.text();
             problem.place = row.text();
             problem.certificate_id = row.text();
             problem.detail_sv = row.text();
             problem.detail_en = row.text();
           });
  each_row(connection, "SELECT type, path, certificate_id FROM other_type WHERE run_id = ? ORDER BY position",
           run_id, [&](Columns row) {
             OtherType& other = audit.other_types.emplace_back();
             other.type = row.text();
             other.path = row.text();
             other.certificate_id = row.text();
           });
  each_row(connection,
           "SELECT reason, certificate_id, path FROM exclusion WHERE run_id = ? ORDER BY position", run_id,
           [&](Columns row) {
             Exclusion& exclusion = audit.exclusions.emplace_back();
             exclusion.reason = row.text();
             exclusion.certificate_id = row.text();
             exclusion.path = row.text();
           });
}

// The rows of the frame table in order of position, those beside the frame last.
std::vector<FrameEntry> load_frame(SQLite::Database& connection, const std::string& run_id, Audit& audit) {
  std::vector<FrameEntry> all;
  std::size_t in_frame = 0;
  each_row(
      connection,
      "SELECT in_frame, certificate_id, source_path, source_position, version, unit_id, unit_name, area, "
      "provider, "
      "unit_mapped, physician_pseudonym, patient_pseudonym, diagnosis_code, diagnosis_group, "
      "diagnosis_chapter, sex, "
      "signed_day, first_day, last_day, days, cumulated_days, extension, first_degree, partial, contact, "
      "infection_control FROM frame WHERE run_id = ? ORDER BY position",
      run_id, [&](Columns row) {
        if (row.flag()) ++in_frame;
        FrameEntry& e = all.emplace_back();
        e.certificate_id = row.text();
        e.source.path = row.text();
        e.source.position = row.number<std::size_t>();
        e.version = row.text();
        e.unit_id = row.text();
        e.unit_name = row.text();
        e.area = row.text();
        e.provider = row.text();
        e.unit_mapped = row.flag();
        e.physician_pseudonym = row.text();
        e.patient_pseudonym = row.text();
        e.diagnosis_code = row.text();
        e.diagnosis_group = row.text();
        e.diagnosis_chapter = row.text();
        e.sex = static_cast<Sex>(row.number<int>());
        e.signed_day = row.optional_day();
        e.first_day = row.optional_day();
        e.last_day = row.optional_day();
        e.days = row.number<int>();
        e.cumulated_days = row.number<int>();
        e.extension = row.flag();
        e.first_degree = row.number<int>();
        e.partial = row.flag();
        e.contact = row.text();
        e.infection_control = row.flag();
      });
  audit.frame.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(in_frame));
  return all;
}

void load_certificates(SQLite::Database& connection, const std::string& run_id,
                       const std::vector<FrameEntry>& frame, StoredRun& run) {
  std::vector<AuditedCertificate>& certificates = run.audit.certificates;
  each_row(
      connection,
      "SELECT frame_position, draw_order, drawn_id, stratum, inclusion_probability, weight, overall, "
      "function_and_activity, likely_completion, fmb_code, fmb_cumulated_days, fmb_longest_days, "
      "fmb_limit_days, "
      "fmb_exceeded, fmb_narrower_case, fmb_narrower_days, diagnosis_text FROM certificate WHERE run_id = ? "
      "ORDER BY position",
      run_id, [&](Columns row) {
        AuditedCertificate& one = certificates.emplace_back();
        one.entry = frame.at(row.number<std::size_t>());
        one.draw.order = row.number<std::size_t>();
        one.draw.certificate_id = row.text();
        one.draw.stratum = row.text();
        one.draw.inclusion_probability = row.real();
        one.draw.weight = row.real();
        one.rating.overall = verdict_named(row.text());
        one.rating.function_and_activity = verdict_named(row.text());
        one.rating.likely_completion = row.flag();
        one.rating.fmb.matched_code = row.text();
        one.rating.fmb.cumulated_days = row.number<int>();
        one.rating.fmb.longest_days = row.optional_number();
        one.rating.fmb.limit_days = row.optional_number();
        one.rating.fmb.exceeded = row.flag();
        one.rating.fmb.narrower_case = row.text();
        one.rating.fmb.narrower_days = row.optional_number();
        one.diagnosis_text = row.text();
        for (const Part part : kParts) one.rating.parts[static_cast<std::size_t>(part)].part = part;
      });
  const auto certificate = [&](Columns& row) -> AuditedCertificate& {
    return certificates.at(row.number<std::size_t>());
  };
  each_row(connection, "SELECT certificate, part, verdict FROM rating WHERE run_id = ?", run_id,
           [&](Columns row) {
             AuditedCertificate& one = certificate(row);
             const Part part = part_named(row.text());
             one.rating.parts[static_cast<std::size_t>(part)].verdict = verdict_named(row.text());
           });
  each_row(
      connection,
      "SELECT certificate, part, rule FROM decided_by WHERE run_id = ? ORDER BY certificate, part, position",
      run_id, [&](Columns row) {
        AuditedCertificate& one = certificate(row);
        const Part part = part_named(row.text());
        one.rating.parts[static_cast<std::size_t>(part)].decided_by.push_back(kept(run.names, row.text()));
      });
  each_row(connection, "SELECT certificate, name FROM flag WHERE run_id = ? ORDER BY certificate, position",
           run_id,
           [&](Columns row) { certificate(row).rating.flags.push_back(kept(run.names, row.text())); });
  each_row(connection,
           "SELECT certificate, field, text FROM masked_text WHERE run_id = ? ORDER BY certificate, position",
           run_id, [&](Columns row) {
             MaskedField& text = certificate(row).texts.emplace_back();
             text.field = row.text();
             text.text = row.text();
           });
  each_row(connection,
           "SELECT certificate, code FROM work_measure WHERE run_id = ? ORDER BY certificate, position",
           run_id, [&](Columns row) {
             AuditedCertificate& one = certificate(row);
             one.work_measures.push_back(row.text());
           });
}

void load_findings(SQLite::Database& connection, const std::string& run_id, StoredRun& run) {
  std::vector<AuditedCertificate>& certificates = run.audit.certificates;
  each_row(connection,
           "SELECT certificate, criterion, part, met, reason, sentence FROM finding WHERE run_id = ? "
           "ORDER BY certificate, position",
           run_id, [&](Columns row) {
             AuditedCertificate& one = certificates.at(row.number<std::size_t>());
             Finding& finding = one.rating.findings.emplace_back();
             finding.criterion = kept(run.names, row.text());
             finding.part = part_named(row.text());
             finding.met = static_cast<Met>(row.number<int>());
             finding.reason = kept(run.names, row.text());
             if (!row.is_null()) one.sentences.push_back(row.text());
             one.citations.emplace_back();
           });
  each_row(
      connection,
      "SELECT certificate, finding, cited, field, span_begin, span_end, text FROM evidence WHERE run_id = ? "
      "ORDER BY certificate, finding, cited, position",
      run_id, [&](Columns row) {
        AuditedCertificate& one = certificates.at(row.number<std::size_t>());
        const auto finding = row.number<std::size_t>();
        const bool cited = row.flag();
        Evidence evidence;
        evidence.field = row.text();
        evidence.span.begin = row.number<std::size_t>();
        evidence.span.end = row.number<std::size_t>();
        if (cited)
          one.citations.at(finding).push_back({std::move(evidence), row.text()});
        else
          one.rating.findings.at(finding).evidence.push_back(std::move(evidence));
      });
}

}  // namespace

StoredRun load_run(Database& database, const std::string& run_id) {
  try {
    SQLite::Database& connection = database.connection;
    StoredRun run;
    run.audit.run_id = run_id;
    bool found = false;
    load_header(connection, run_id, run.audit, found);
    if (!found)
      throw SetupError(fmt::format("{}: körningen {} finns inte i databasen.", database.path, run_id),
                       fmt::format("{}: the database has no run {}.", database.path, run_id));
    load_lists(connection, run_id, run.audit);
    load_draw(connection, run_id, run.audit);
    load_left_out(connection, run_id, run.audit);
    const std::vector<FrameEntry> frame = load_frame(connection, run_id, run.audit);
    load_certificates(connection, run_id, frame, run);
    load_findings(connection, run_id, run);
    return run;
  } catch (const SQLite::Exception& error) {
    throw database_error(database.path, error);
  }
}

}  // namespace stickprov::store
