#include <algorithm>

#include "store/database.h"

namespace stickprov::store {
namespace {

using SQLite::Statement;

void save_header(SQLite::Database& connection, const Audit& audit) {
  const Sample& sample = audit.sample;
  const Accounting& counts = audit.accounting;
  Statement insert(
      connection,
      "INSERT INTO run (run_id, tool_version, command, policy_name, design, seed, allocation, requested, "
      "frame_size, frame_sha256, sample_sha256, files, items_read, certificates, in_frame, drawn, rated) "
      "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  Row row(insert);
  row << audit.run_id << audit.tool_version << audit.command << audit.policy_name << sample.design
      << sample.seed << sample.allocation << sample.requested << sample.frame_size << sample.frame_sha256
      << sample.sample_sha256 << counts.files << counts.read << counts.certificates << counts.frame
      << counts.drawn << counts.rated;
  row.write();
}

void save_lists(SQLite::Database& connection, const Audit& audit) {
  Statement insert(connection, "INSERT INTO run_list VALUES (?,?,?,?)");
  const auto save = [&](std::string_view list, const std::vector<std::string>& values) {
    for (std::size_t i = 0; i < values.size(); ++i)
      (Row(insert) << audit.run_id << list << i << values[i]).write();
  };
  save("by", audit.sample.by);
  save("unmapped_unit", audit.unmapped_units);
  Statement replacement(connection, "INSERT INTO replacement VALUES (?,?,?,?,?,?)");
  for (std::size_t i = 0; i < audit.replacements.size(); ++i) {
    const Replacement& one = audit.replacements[i];
    (Row(replacement) << audit.run_id << i << one.certificate_id << one.replaced_by << one.stratum
                      << one.reason)
        .write();
  }
}

void save_counts(SQLite::Database& connection, const Audit& audit) {
  Statement insert(connection, "INSERT INTO run_count VALUES (?,?,?,?)");
  const auto save = [&](std::string_view kind, const std::map<std::string, std::size_t>& counts) {
    for (const auto& [name, count] : counts) (Row(insert) << audit.run_id << kind << name << count).write();
  };
  save("other_type", audit.accounting.other_types);
  save("problem", audit.accounting.problems);
  save("exclusion", audit.accounting.exclusions);
  save("unknown_answer", audit.accounting.unknown_answers);
  Statement file(connection, "INSERT INTO data_file VALUES (?,?,?,?)");
  for (std::size_t i = 0; i < audit.data_files.size(); ++i)
    (Row(file) << audit.run_id << i << audit.data_files[i].name << audit.data_files[i].sha256).write();
  Statement policy(connection, "INSERT INTO policy VALUES (?,?,?)");
  for (const auto& [name, value] : audit.policy) (Row(policy) << audit.run_id << name << value).write();
}

void save_draw(SQLite::Database& connection, const Audit& audit) {
  Statement stratum(connection, "INSERT INTO stratum VALUES (?,?,?,?,?,?)");
  for (std::size_t i = 0; i < audit.sample.strata.size(); ++i) {
    const Stratum& one = audit.sample.strata[i];
    (Row(stratum) << audit.run_id << i << one.name << one.population << one.sampled
                  << one.selection_probability)
        .write();
  }
  Statement insert(connection, "INSERT INTO draw VALUES (?,?,?,?,?,?,?,?)");
  const auto save = [&](int spare, const std::vector<DrawnItem>& items) {
    for (std::size_t i = 0; i < items.size(); ++i)
      (Row(insert) << audit.run_id << spare << i << items[i].order << items[i].certificate_id
                   << items[i].stratum << items[i].inclusion_probability << items[i].weight)
          .write();
  };
  save(0, audit.sample.items);
  save(1, audit.sample.spares);
}

void save_left_out(SQLite::Database& connection, const Audit& audit) {
  Statement problem(connection, "INSERT INTO problem VALUES (?,?,?,?,?,?,?,?)");
  for (std::size_t i = 0; i < audit.problems.size(); ++i) {
    const InputProblem& one = audit.problems[i];
    (Row(problem) << audit.run_id << i << static_cast<int>(one.kind) << one.path << one.place
                  << one.certificate_id << one.detail_sv << one.detail_en)
        .write();
  }
  Statement other(connection, "INSERT INTO other_type VALUES (?,?,?,?,?)");
  for (std::size_t i = 0; i < audit.other_types.size(); ++i) {
    const OtherType& one = audit.other_types[i];
    (Row(other) << audit.run_id << i << one.type << one.path << one.certificate_id).write();
  }
  Statement exclusion(connection, "INSERT INTO exclusion VALUES (?,?,?,?,?)");
  for (std::size_t i = 0; i < audit.exclusions.size(); ++i) {
    const Exclusion& one = audit.exclusions[i];
    (Row(exclusion) << audit.run_id << i << one.reason << one.certificate_id << one.path).write();
  }
}

class FrameRows {
 public:
  FrameRows(SQLite::Database& connection, const std::string& run_id)
      : insert_(connection,
                "INSERT INTO frame VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
        run_id_(run_id) {}
  std::size_t add(const FrameEntry& e, bool in_frame) {
    (Row(insert_) << run_id_ << next_ << in_frame << e.certificate_id << e.source.path << e.source.position
                  << e.version << e.unit_id << e.unit_name << e.area << e.provider << e.unit_mapped
                  << e.physician_pseudonym << e.patient_pseudonym << e.diagnosis_code << e.diagnosis_group
                  << e.diagnosis_chapter << static_cast<int>(e.sex) << e.signed_day << e.first_day
                  << e.last_day << e.days << e.cumulated_days << e.extension << e.first_degree << e.partial
                  << e.contact << e.infection_control)
        .write();
    return next_++;
  }

 private:
  Statement insert_;
  const std::string& run_id_;
  std::size_t next_ = 0;
};

// Where the certificate stands in the frame; one that is not there (or differs) gets a row of its own.
std::size_t frame_position(const Audit& audit, const FrameEntry& entry, FrameRows& rows) {
  const auto found = std::lower_bound(
      audit.frame.begin(), audit.frame.end(), entry.certificate_id,
      [](const FrameEntry& each, const std::string& id) { return each.certificate_id < id; });
  if (found != audit.frame.end() && *found == entry)
    return static_cast<std::size_t>(found - audit.frame.begin());
  return rows.add(entry, false);
}

// Everything of one certificate below its own row.
struct CertificateRows {
  explicit CertificateRows(SQLite::Database& connection)
      : certificate(connection, "INSERT INTO certificate VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
        rating(connection, "INSERT INTO rating VALUES (?,?,?,?)"),
        decided_by(connection, "INSERT INTO decided_by VALUES (?,?,?,?,?)"),
        flag(connection, "INSERT INTO flag VALUES (?,?,?,?)"),
        finding(connection, "INSERT INTO finding VALUES (?,?,?,?,?,?,?,?)"),
        evidence(connection, "INSERT INTO evidence VALUES (?,?,?,?,?,?,?,?,?)"),
        masked_text(connection, "INSERT INTO masked_text VALUES (?,?,?,?,?)"),
        work_measure(connection, "INSERT INTO work_measure VALUES (?,?,?,?)") {}
  Statement certificate, rating, decided_by, flag, finding, evidence, masked_text, work_measure;
};

void save_certificate(const std::string& run, std::size_t position, std::size_t in_frame,
                      const AuditedCertificate& one, CertificateRows& rows) {
  const CertificateRating& r = one.rating;
  (Row(rows.certificate) << run << position << in_frame << one.draw.order << one.draw.certificate_id
                         << one.draw.stratum << one.draw.inclusion_probability << one.draw.weight
                         << name(r.overall) << name(r.function_and_activity) << r.likely_completion
                         << r.fmb.matched_code << r.fmb.cumulated_days << r.fmb.longest_days
                         << r.fmb.limit_days << r.fmb.exceeded << r.fmb.narrower_case << r.fmb.narrower_days
                         << one.diagnosis_text)
      .write();
  for (const PartRating& part : r.parts) {
    (Row(rows.rating) << run << position << name(part.part) << name(part.verdict)).write();
    for (std::size_t i = 0; i < part.decided_by.size(); ++i)
      (Row(rows.decided_by) << run << position << name(part.part) << i << part.decided_by[i]).write();
  }
  for (std::size_t i = 0; i < r.flags.size(); ++i)
    (Row(rows.flag) << run << position << i << r.flags[i]).write();
  for (std::size_t i = 0; i < one.texts.size(); ++i)
    (Row(rows.masked_text) << run << position << i << one.texts[i].field << one.texts[i].text).write();
  for (std::size_t i = 0; i < one.work_measures.size(); ++i)
    (Row(rows.work_measure) << run << position << i << one.work_measures[i]).write();
}

void save_findings(const std::string& run, std::size_t position, const AuditedCertificate& one,
                   CertificateRows& rows) {
  for (std::size_t f = 0; f < one.rating.findings.size(); ++f) {
    const Finding& finding = one.rating.findings[f];
    Row row(rows.finding);
    row << run << position << f << finding.criterion << name(finding.part) << static_cast<int>(finding.met)
        << finding.reason;
    if (f < one.sentences.size()) row << one.sentences[f];
    row.write();
    for (std::size_t i = 0; i < finding.evidence.size(); ++i) {
      const Evidence& e = finding.evidence[i];
      (Row(rows.evidence) << run << position << f << 0 << i << to_string(e.field) << e.span.begin
                          << e.span.end)
          .write();
    }
    if (f >= one.citations.size()) continue;
    for (std::size_t i = 0; i < one.citations[f].size(); ++i) {
      const Citation& c = one.citations[f][i];
      (Row(rows.evidence) << run << position << f << 1 << i << to_string(c.evidence.field)
                          << c.evidence.span.begin << c.evidence.span.end << c.text)
          .write();
    }
  }
}

}  // namespace

struct RunWriter::Work {
  Work(Database& into, const Audit& audit)
      : database(into),
        run(audit),
        transaction(into.connection),
        frame(into.connection, audit.run_id),
        rows(into.connection) {}
  Database& database;
  const Audit& run;
  SQLite::Transaction transaction;
  FrameRows frame;
  CertificateRows rows;
};

RunWriter::RunWriter(Database& database, const Audit& run) {
  try {
    work_ = std::make_unique<Work>(database, run);
    SQLite::Database& connection = database.connection;
    Statement remove(connection, "DELETE FROM run WHERE run_id = ?");
    (Row(remove) << run.run_id).write();
    save_header(connection, run);
    save_lists(connection, run);
    save_counts(connection, run);
    save_draw(connection, run);
    save_left_out(connection, run);
    for (const FrameEntry& entry : run.frame) work_->frame.add(entry, true);
  } catch (const SQLite::Exception& error) {
    throw database_error(database.path, error);
  }
}

RunWriter::~RunWriter() = default;

void RunWriter::add(std::size_t position, const AuditedCertificate& certificate) {
  try {
    save_certificate(work_->run.run_id, position, frame_position(work_->run, certificate.entry, work_->frame),
                     certificate, work_->rows);
    save_findings(work_->run.run_id, position, certificate, work_->rows);
  } catch (const SQLite::Exception& error) {
    throw database_error(work_->database.path, error);
  }
}

void RunWriter::finish() {
  try {
    work_->transaction.commit();
  } catch (const SQLite::Exception& error) {
    throw database_error(work_->database.path, error);
  }
}

void save_run(Database& database, const Audit& audit) {
  RunWriter writer(database, audit);
  for (std::size_t i = 0; i < audit.certificates.size(); ++i) writer.add(i, audit.certificates[i]);
  writer.finish();
}

}  // namespace stickprov::store
