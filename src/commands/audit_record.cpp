#include "commands/audit_record.h"

#include <stdexcept>
#include <utility>

#include "commands/inputs.h"
#include "format/hash.h"
#include "privacy/masking.h"

namespace stickprov::commands {

AuditedCertificate audited(const Certificate& certificate, const Rated& rated, FrameEntry entry,
                           DrawnItem draw, Language language) {
  AuditedCertificate out;
  out.entry = std::move(entry);
  out.draw = std::move(draw);
  out.rating = rated.rating;
  for (const Finding& finding : rated.rating.findings) {
    std::vector<Citation> citations;
    for (const Evidence& evidence : finding.evidence) {
      citations.push_back({evidence, cited_words(certificate, evidence, rated)});
    }
    out.citations.push_back(std::move(citations));
    out.sentences.push_back(finding_sentence(certificate, finding, rated, language));
  }
  for (const auto& [field, value] : privacy::free_texts(certificate)) {
    out.texts.push_back({field, masked_text(field, *value, rated)});
  }
  if (!certificate.diagnoses.empty()) {
    const Diagnosis& main = certificate.diagnoses.front();
    out.diagnosis_text = masked_text(main.text_field, main.text, rated);
  }
  out.work_measures = certificate.work_measures;
  return out;
}

std::string run_identity(const Audit& audit) {
  std::string identity;
  for (const std::string* piece :
       {&audit.tool_version, &audit.sample.design, &audit.sample.seed, &audit.sample.frame_sha256,
        &audit.sample.sample_sha256, &audit.policy_name}) {
    identity += *piece + "\n";
  }
  for (const Replacement& one : audit.replacements)
    identity += one.certificate_id + " " + one.replaced_by + "\n";
  for (const DataFile& file : audit.data_files) identity += file.name + " " + file.sha256 + "\n";
  return format::sha256_hex(identity).substr(0, 16);
}

void check_audit(const Audit& audit) {
  check_read(audit.accounting);
  const auto require = [](bool holds, const char* what) {
    if (!holds) throw std::logic_error(std::string("the audit does not add up: ") + what);
  };
  const Accounting& accounting = audit.accounting;
  std::size_t excluded = 0;
  for (const auto& [reason, count] : accounting.exclusions) excluded += count;
  require(excluded == audit.exclusions.size(), "exclusions");
  require(accounting.certificates == accounting.frame + excluded, "certificates, frame and exclusions");
  require(accounting.frame == audit.frame.size() && audit.sample.frame_size == accounting.frame, "frame");
  require(accounting.drawn == audit.sample.items.size() && accounting.drawn <= accounting.frame, "drawn");
  require(accounting.rated == accounting.drawn, "drawn and rated");
  require(other_type_count(accounting) == audit.other_types.size(), "other types");
  require(problem_count(accounting) == audit.problems.size(), "problems");
  for (std::size_t i = 0; i < audit.certificates.size(); ++i) {
    check_certificate(audit.certificates[i], audit.sample.items[i]);
  }
}

void check_certificate(const AuditedCertificate& certificate, const DrawnItem& drawn) {
  const auto require = [](bool holds, const char* what) {
    if (!holds) throw std::logic_error(std::string("the audit does not add up: ") + what);
  };
  require(certificate.entry.certificate_id == drawn.certificate_id, "sample order");
  require(certificate.citations.size() == certificate.rating.findings.size(), "citations");
  for (std::size_t part = 0; part < kParts.size(); ++part) {
    require(certificate.rating.parts[part].part == kParts[part], "one rating a part");
  }
}

}  // namespace stickprov::commands
