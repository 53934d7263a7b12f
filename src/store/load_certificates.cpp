// Certificates of a run, one at a time: every table is read in step, in the order of its key.

#include <algorithm>
#include <limits>

#include "store/database.h"

namespace stickprov::store {
namespace {

using SQLite::Statement;

#define FRAME_COLUMNS                                                                                        \
  "certificate_id, source_path, source_position, version, unit_id, unit_name, area, provider, unit_mapped, " \
  "physician_pseudonym, patient_pseudonym, diagnosis_code, diagnosis_group, diagnosis_chapter, sex, "        \
  "signed_day, first_day, last_day, days, cumulated_days, extension, first_degree, partial, contact, "       \
  "infection_control"

FrameEntry frame_entry(Columns& row) {
  FrameEntry e;
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
  return e;
}

template <typename Value, std::size_t Size>
Value value_named(const std::array<std::string_view, Size>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return static_cast<Value>(found == names.end() ? 0 : found - names.begin());
}
Verdict verdict_named(const std::string& name) {
  return value_named<Verdict>(kVerdictNames, name);
}
std::size_t part_place(const std::string& name) {
  return static_cast<std::size_t>(value_named<Part>(kPartNames, name));
}

// Rows of one table in the order of the certificates they belong to; the certificate is the first column.
class Cursor {
 public:
  Cursor(SQLite::Database& connection, const std::string& columns, const std::string& table,
         const std::string& certificate, const std::string& order)
      : statement_(connection, "SELECT " + certificate + ", " + columns + " FROM " + table + " WHERE " +
                                   (table.find(' ') == std::string::npos ? "" : "c.") + "run_id = ? AND " +
                                   certificate + " >= ? ORDER BY " + certificate + order) {}

  void go_to(const std::string& run_id, std::size_t certificate) {
    statement_.reset();
    statement_.bind(1, run_id);
    statement_.bind(2, static_cast<std::int64_t>(certificate));
    more_ = statement_.executeStep();
  }
  /// Gives each row of the certificate to `use`.
  template <typename Use>
  void take(std::size_t certificate, Use&& use) {
    while (more_ && static_cast<std::size_t>(statement_.getColumn(0).getInt64()) == certificate) {
      Columns row(statement_);
      row.number<std::int64_t>();
      use(row);
      more_ = statement_.executeStep();
    }
  }

 private:
  Statement statement_;
  bool more_ = false;
};

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

}  // namespace

struct CertificateReader::Cursors {
  Cursors(Database& from, std::string id, Detail how)
      : database(from),
        run_id(std::move(id)),
        whole(how == Detail::everything),
        certificate(from.connection,
                    "draw_order, drawn_id, stratum, inclusion_probability, weight, overall, "
                    "function_and_activity, likely_completion, fmb_code, fmb_cumulated_days, "
                    "fmb_longest_days, fmb_limit_days, fmb_exceeded, fmb_narrower_case, fmb_narrower_days, "
                    "diagnosis_text, " FRAME_COLUMNS,
                    "certificate c JOIN frame f ON f.run_id = c.run_id AND f.position = c.frame_position",
                    "c.position", ""),
        rating(from.connection, "part, verdict", "rating", "certificate", ", part"),
        flag(from.connection, "name", "flag", "certificate", ", position"),
        work_measure(from.connection, "code", "work_measure", "certificate", ", position"),
        finding(from.connection, whole ? "criterion, part, met, reason, sentence" : "criterion, part, met",
                "finding", "certificate", ", position"),
        decided_by(from.connection, "part, rule", "decided_by", "certificate", ", part, position"),
        masked_text(from.connection, "field, text", "masked_text", "certificate", ", position"),
        evidence(from.connection, "finding, cited, field, span_begin, span_end, text", "evidence",
                 "certificate", ", finding, cited, position") {}

  void go_to(std::size_t position) {
    for (Cursor* cursor : {&certificate, &rating, &flag, &work_measure, &finding}) {
      cursor->go_to(run_id, position);
    }
    if (!whole) return;
    for (Cursor* cursor : {&decided_by, &masked_text, &evidence}) cursor->go_to(run_id, position);
  }
  void read(std::size_t position);
  void read_texts(std::size_t position);

  // The text kept alive in `names`, for the views that ratings hold.
  std::string_view kept(std::string text) { return *names.insert(std::move(text)).first; }

  Database& database;
  std::string run_id;
  bool whole;
  Cursor certificate, rating, flag, work_measure, finding, decided_by, masked_text, evidence;
  std::set<std::string, std::less<>> names;
  AuditedCertificate current;
  std::size_t at = kNowhere;
};

void CertificateReader::Cursors::read(std::size_t position) {
  current = {};
  bool found = false;
  certificate.take(position, [&](Columns& row) {
    found = true;
    current.draw.order = row.number<std::size_t>();
    current.draw.certificate_id = row.text();
    current.draw.stratum = row.text();
    current.draw.inclusion_probability = row.real();
    current.draw.weight = row.real();
    CertificateRating& r = current.rating;
    r.overall = verdict_named(row.text());
    r.function_and_activity = verdict_named(row.text());
    r.likely_completion = row.flag();
    r.fmb.matched_code = row.text();
    r.fmb.cumulated_days = row.number<int>();
    r.fmb.longest_days = row.optional_number();
    r.fmb.limit_days = row.optional_number();
    r.fmb.exceeded = row.flag();
    r.fmb.narrower_case = row.text();
    r.fmb.narrower_days = row.optional_number();
    current.diagnosis_text = row.text();
    current.entry = frame_entry(row);
  });
  if (!found)
    throw SetupError(database.path + ": databasen är skadad: ett intyg i körningen saknas.",
                     database.path + ": the database is damaged: a certificate of the run is missing.");
  for (const Part part : kParts) current.rating.parts[static_cast<std::size_t>(part)].part = part;
  rating.take(position, [&](Columns& row) {
    const std::size_t part = part_place(row.text());
    current.rating.parts[part].verdict = verdict_named(row.text());
  });
  flag.take(position, [&](Columns& row) { current.rating.flags.push_back(kept(row.text())); });
  work_measure.take(position, [&](Columns& row) { current.work_measures.push_back(row.text()); });
  finding.take(position, [&](Columns& row) {
    Finding& one = current.rating.findings.emplace_back();
    one.criterion = kept(row.text());
    one.part = kParts[part_place(row.text())];
    one.met = static_cast<Met>(row.number<int>());
    if (!whole) return;
    one.reason = kept(row.text());
    if (!row.is_null()) current.sentences.push_back(row.text());
    current.citations.emplace_back();
  });
  if (whole) read_texts(position);
}

void CertificateReader::Cursors::read_texts(std::size_t position) {
  decided_by.take(position, [&](Columns& row) {
    const std::size_t part = part_place(row.text());
    current.rating.parts[part].decided_by.push_back(kept(row.text()));
  });
  masked_text.take(position, [&](Columns& row) {
    MaskedField& text = current.texts.emplace_back();
    text.field = row.text();
    text.text = row.text();
  });
  evidence.take(position, [&](Columns& row) {
    const auto place = row.number<std::size_t>();
    const bool cited = row.flag();
    Evidence one;
    one.field = field_id(row.text());
    one.span.begin = row.number<std::size_t>();
    one.span.end = row.number<std::size_t>();
    if (cited)
      current.citations.at(place).push_back({one, row.text()});
    else
      current.rating.findings.at(place).evidence.push_back(one);
  });
}

CertificateReader::CertificateReader(Database& database, std::string run_id, Detail detail) {
  try {
    cursors_ = std::make_unique<Cursors>(database, std::move(run_id), detail);
  } catch (const SQLite::Exception& error) {
    throw database_error(database.path, error);
  }
}

CertificateReader::~CertificateReader() = default;

std::size_t CertificateReader::size() const {
  try {
    Statement count(cursors_->database.connection, "SELECT count(*) FROM certificate WHERE run_id = ?");
    count.bind(1, cursors_->run_id);
    count.executeStep();
    return static_cast<std::size_t>(count.getColumn(0).getInt64());
  } catch (const SQLite::Exception& error) {
    throw database_error(cursors_->database.path, error);
  }
}

const AuditedCertificate& CertificateReader::at(std::size_t position) {
  if (position == cursors_->at) return cursors_->current;
  try {
    if (cursors_->at == kNowhere || position != cursors_->at + 1) cursors_->go_to(position);
    cursors_->at = kNowhere;
    cursors_->read(position);
    cursors_->at = position;
    return cursors_->current;
  } catch (const SQLite::Exception& error) {
    throw database_error(cursors_->database.path, error);
  }
}

void each_frame_entry(Database& database, const std::string& run_id,
                      const std::function<void(const FrameEntry&)>& use) {
  try {
    Statement query(database.connection,
                    "SELECT " FRAME_COLUMNS " FROM frame WHERE run_id = ? AND in_frame ORDER BY position");
    query.bind(1, run_id);
    while (query.executeStep()) {
      Columns row(query);
      use(frame_entry(row));
    }
  } catch (const SQLite::Exception& error) {
    throw database_error(database.path, error);
  }
}

std::size_t count_findings(Database& database, const std::string& run_id) {
  try {
    Statement findings(database.connection, "SELECT count(*) FROM finding WHERE run_id = ?");
    findings.bind(1, run_id);
    findings.executeStep();
    return static_cast<std::size_t>(findings.getColumn(0).getInt64());
  } catch (const SQLite::Exception& error) {
    throw database_error(database.path, error);
  }
}

}  // namespace stickprov::store
