#include "store/schema.h"

namespace stickprov::store {

// `position` keeps the order of a list. Days are days since 1970-01-01. Spans count bytes of the original
// value.
const std::array<std::string_view, kSchemaVersion> kMigrations = {R"sql(
CREATE TABLE run (
  run_id TEXT PRIMARY KEY, saved_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
  tool_version TEXT NOT NULL, command TEXT NOT NULL, policy_name TEXT NOT NULL,
  design TEXT NOT NULL, seed TEXT NOT NULL, allocation TEXT NOT NULL, requested INTEGER NOT NULL,
  frame_size INTEGER NOT NULL, frame_sha256 TEXT NOT NULL, sample_sha256 TEXT NOT NULL,
  files INTEGER NOT NULL, items_read INTEGER NOT NULL, certificates INTEGER NOT NULL, in_frame INTEGER NOT NULL,
  drawn INTEGER NOT NULL, rated INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE run_list (
  run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
  list TEXT NOT NULL CHECK (list IN ('by', 'unmapped_unit')), position INTEGER NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (run_id, list, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_count (
  run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('other_type', 'problem', 'exclusion', 'unknown_answer')),
  name TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (run_id, kind, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE data_file (
  run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
  position INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (
  run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
  name TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (run_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE stratum (
  run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
  position INTEGER NOT NULL, name TEXT NOT NULL, population INTEGER NOT NULL, sampled INTEGER NOT NULL,
  selection_probability REAL NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE frame (
  run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
  position INTEGER NOT NULL, in_frame INTEGER NOT NULL, certificate_id TEXT NOT NULL,
  source_path TEXT NOT NULL, source_position INTEGER NOT NULL, version TEXT NOT NULL,
  unit_id TEXT NOT NULL, unit_name TEXT NOT NULL, area TEXT NOT NULL, provider TEXT NOT NULL, unit_mapped INTEGER NOT NULL,
  physician_pseudonym TEXT NOT NULL, patient_pseudonym TEXT NOT NULL,
  diagnosis_code TEXT NOT NULL, diagnosis_group TEXT NOT NULL, diagnosis_chapter TEXT NOT NULL, sex INTEGER NOT NULL,
  signed_day INTEGER, first_day INTEGER, last_day INTEGER, days INTEGER NOT NULL, cumulated_days INTEGER NOT NULL,
  extension INTEGER NOT NULL, first_degree INTEGER NOT NULL, partial INTEGER NOT NULL, contact TEXT NOT NULL,
  infection_control INTEGER NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX frame_certificate ON frame (run_id, certificate_id);

CREATE TABLE draw (
  run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
  spare INTEGER NOT NULL, position INTEGER NOT NULL, draw_order INTEGER NOT NULL, certificate_id TEXT NOT NULL,
  stratum TEXT NOT NULL, inclusion_probability REAL NOT NULL, weight REAL NOT NULL,
  PRIMARY KEY (run_id, spare, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE problem (
  run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
  position INTEGER NOT NULL, kind INTEGER NOT NULL, path TEXT NOT NULL, place TEXT NOT NULL, certificate_id TEXT NOT NULL,
  detail_sv TEXT NOT NULL, detail_en TEXT NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE other_type (
  run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
  position INTEGER NOT NULL, type TEXT NOT NULL, path TEXT NOT NULL, certificate_id TEXT NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE exclusion (
  run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
  position INTEGER NOT NULL, reason TEXT NOT NULL, certificate_id TEXT NOT NULL, path TEXT NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE certificate (
  run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
  position INTEGER NOT NULL, frame_position INTEGER NOT NULL,
  draw_order INTEGER NOT NULL, drawn_id TEXT NOT NULL, stratum TEXT NOT NULL, inclusion_probability REAL NOT NULL,
  weight REAL NOT NULL, overall TEXT NOT NULL, function_and_activity TEXT NOT NULL, likely_completion INTEGER NOT NULL,
  fmb_code TEXT NOT NULL, fmb_cumulated_days INTEGER NOT NULL, fmb_longest_days INTEGER, fmb_limit_days INTEGER,
  fmb_exceeded INTEGER NOT NULL, fmb_narrower_case TEXT NOT NULL, fmb_narrower_days INTEGER,
  diagnosis_text TEXT NOT NULL,
  PRIMARY KEY (run_id, position),
  FOREIGN KEY (run_id, frame_position) REFERENCES frame (run_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX certificate_frame ON certificate (run_id, frame_position);

CREATE TABLE rating (
  run_id TEXT NOT NULL, certificate INTEGER NOT NULL, part TEXT NOT NULL, verdict TEXT NOT NULL,
  PRIMARY KEY (run_id, certificate, part),
  FOREIGN KEY (run_id, certificate) REFERENCES certificate (run_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE decided_by (
  run_id TEXT NOT NULL, certificate INTEGER NOT NULL, part TEXT NOT NULL, position INTEGER NOT NULL, rule TEXT NOT NULL,
  PRIMARY KEY (run_id, certificate, part, position),
  FOREIGN KEY (run_id, certificate, part) REFERENCES rating (run_id, certificate, part) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE flag (
  run_id TEXT NOT NULL, certificate INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (run_id, certificate, position),
  FOREIGN KEY (run_id, certificate) REFERENCES certificate (run_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  run_id TEXT NOT NULL, certificate INTEGER NOT NULL, position INTEGER NOT NULL,
  criterion TEXT NOT NULL, part TEXT NOT NULL, met INTEGER NOT NULL, reason TEXT NOT NULL, sentence TEXT,
  PRIMARY KEY (run_id, certificate, position),
  FOREIGN KEY (run_id, certificate) REFERENCES certificate (run_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- cited = 0: where the finding points; cited = 1: the words cited, with personal data masked.
CREATE TABLE evidence (
  run_id TEXT NOT NULL, certificate INTEGER NOT NULL, finding INTEGER NOT NULL, cited INTEGER NOT NULL,
  position INTEGER NOT NULL, field TEXT NOT NULL, span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL, text TEXT,
  PRIMARY KEY (run_id, certificate, finding, cited, position),
  FOREIGN KEY (run_id, certificate, finding) REFERENCES finding (run_id, certificate, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE masked_text (
  run_id TEXT NOT NULL, certificate INTEGER NOT NULL, position INTEGER NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (run_id, certificate, position),
  FOREIGN KEY (run_id, certificate) REFERENCES certificate (run_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
)sql",
                                                                  R"sql(
-- Drawn certificates that could not be rated, and the spares in their places.
CREATE TABLE replacement (
  run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
  position INTEGER NOT NULL, certificate_id TEXT NOT NULL, replaced_by TEXT NOT NULL, stratum TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
)sql",
                                                                  R"sql(
-- Ticked work-oriented measures (arbetslivsinriktade åtgärder, 40.1).
CREATE TABLE work_measure (
  run_id TEXT NOT NULL, certificate INTEGER NOT NULL, position INTEGER NOT NULL, code TEXT NOT NULL,
  PRIMARY KEY (run_id, certificate, position),
  FOREIGN KEY (run_id, certificate) REFERENCES certificate (run_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
)sql"};

}  // namespace stickprov::store
