#pragma once
// Finding and masking personal data in free text: identity numbers, names of the header, phone numbers,
// e-mail, street addresses. When in doubt it masks.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/certificate.h"
#include "model/evidence.h"
#include "privacy/words.h"

namespace stickprov::privacy {

inline constexpr std::string_view kMaskToken = "[personuppgift]";

/// `name`: of the patient or the signer. `other_name`: of someone else, known by a title before it.
enum class PersonalKind { name, identity_number, other_name, phone, email, address };

/// A range of bytes that holds personal data; borders lie on code points.
struct PersonalSpan {
  Span span;
  PersonalKind kind = PersonalKind::name;
  bool operator==(const PersonalSpan&) const = default;
};

/// What of the header to look for, prepared once a certificate.
struct Identities {
  struct Name {
    std::string key;        // lower case, NFC
    std::string plain_key;  // without å, ä, ö, é …, for names of at least five letters; else ""
    int person = 0;         // 0 the patient, 1 the signer
    bool ordinary = false;  // also an ordinary word
    bool particle = false;  // "von"
  };
  std::vector<Name> names;
  std::array<unsigned char, 256> first_bytes{};  // of words worth looking up (names.cpp)
  std::string patient_number;                    // digits only
  std::string signer_id;
};
Identities identities(const Person& patient, const Person& signer, const Words& words);

/// Ranges of `text` that hold personal data, sorted, not overlapping.
/// Identity numbers: 12 or 10 digits in any grouping with dash, plus, space; a date part that exists
/// (coordination numbers: day + 60) and a checksum that holds (Luhn, Skatteverket SKV 704 and 707). Where the
/// checksum fails: when a cue word stands before ("pnr"), or in the exact writing NNNNNN-NNNN or
/// NNNNNNNN-NNNN. Names: each part of at least two letters of the patient's and signer's names as a whole
/// word with a capital initial or in capitals, also in the genitive; a name that is an ordinary word ("Per",
/// "Hans") at the start of a sentence only when the words around it say so; without capital only beside
/// another part or before a verb of persons.
std::vector<PersonalSpan> personal_data(std::string_view text, const Identities& identities,
                                        const Words& words);
std::vector<PersonalSpan> personal_data(std::string_view text, const Person& patient, const Person& signer,
                                        const Words& words);

/// `text` with each range replaced by kMaskToken. `spans` as from personal_data of the same text.
std::string mask(std::string_view text, const std::vector<PersonalSpan>& spans);

/// A path where identity numbers whose checksum holds are replaced: files are named by them now and then.
std::string mask_path(std::string_view path);

/// The bytes `span` of `text`, where every personal range that it touches is replaced by kMaskToken as a
/// whole.
std::string slice(std::string_view text, Span span, const std::vector<PersonalSpan>& spans);

/// True when a name of the patient or signer, or an identity number, is among them (the rubric's flag
/// identity_in_free_text).
bool has_identity(const std::vector<PersonalSpan>& spans);

/// The same over every free-text answer of the certificate, diagnosis texts and 1.3 included.
bool has_identity(const Certificate& certificate, const Words& words);

/// Every free-text value of the certificate with its field id ("6.1", "35.1", "1.3#2"), in form order.
std::vector<std::pair<std::string, const std::string*>> free_texts(const Certificate& certificate);

}  // namespace stickprov::privacy
