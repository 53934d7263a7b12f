#pragma once
// The sentences of every input problem: what is wrong and what to do, in both languages, with the place. They
// never hold text of the document. Internal to the room.

#include <cstddef>
#include <string>
#include <string_view>

#include "ingest/encoding.h"
#include "ingest/xml_outline.h"
#include "model/input_problem.h"

namespace stickprov::ingest {

/// Largest file, and largest certificate in it, that is read.
inline constexpr std::size_t kLargestFile = std::size_t{2} << 30;
inline constexpr std::size_t kLargestCertificate = kLargestPiece;

/// "rad 12, byte 345", both counted from 1, of the byte `at` in `text`.
std::string place_of(std::string_view text, std::size_t at);

InputProblem no_such_file(const std::string& path);
InputProblem no_permission(const std::string& path, bool folder);
InputProblem not_a_regular_file(const std::string& path);
InputProblem failed_reading(const std::string& path);
InputProblem empty_file(const std::string& path);
InputProblem file_too_large(const std::string& path);
InputProblem neither_xml_nor_json(const std::string& path);

InputProblem damaged_archive(const std::string& path);
InputProblem encrypted_archive(const std::string& path);
InputProblem empty_archive(const std::string& path);
InputProblem nested_archive(const std::string& path);
InputProblem other_archive(const std::string& path);
InputProblem archive_too_large(const std::string& path);
InputProblem entry_too_large(const std::string& path);
InputProblem office_document(const std::string& path);

InputProblem wrong_encoding(const std::string& path, const EncodingFlaw& flaw);
/// `text` is what the flaw's place counts in.
InputProblem flawed_xml(const std::string& path, const XmlFlaw& flaw, std::string_view text);
InputProblem certificate_too_large(const std::string& path, std::string place);
InputProblem no_certificate_in_xml(const std::string& path, std::string_view root_name);
InputProblem prefill(const std::string& path);
InputProblem wrong_namespace(const std::string& path, std::string place, std::string_view element);
InputProblem flawed_json(const std::string& path, const std::string& reason, bool encoding);
InputProblem no_certificate_in_json(const std::string& path, std::string place);

InputProblem missing_id(const std::string& path, std::string place);
InputProblem missing_header(const std::string& path, std::string place, const std::string& certificate_id);
InputProblem unreadable_date(const std::string& path, std::string place, const std::string& certificate_id);

}  // namespace stickprov::ingest
