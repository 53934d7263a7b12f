#include "ingest/problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stickprov::ingest {
namespace {

InputProblem problem(ProblemKind kind, const std::string& path, std::string place, std::string swedish,
                     std::string english) {
  return {kind, path, std::move(place), {}, std::move(swedish), std::move(english)};
}

constexpr std::string_view kAgainSv = "Hämta eller exportera filen på nytt.";
constexpr std::string_view kAgainEn = "Fetch or export the file again.";

std::string with(std::string_view what, std::string_view action) {
  return fmt::format("{} {}", what, action);
}

// Element names are markup, but a hostile document may put anything there.
std::string shown_name(std::string_view name) {
  const bool plain = name.size() <= 60 && std::all_of(name.begin(), name.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
                     });
  return plain && !name.empty() ? std::string(name) : std::string("?");
}

}  // namespace

std::string place_of(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, std::min(at, text.size()));
  return fmt::format("rad {}, byte {}", std::count(before.begin(), before.end(), '\n') + 1,
                     before.size() + 1);
}

InputProblem no_such_file(const std::string& path) {
  return problem(ProblemKind::unreadable_file, path, "",
                 "Filen eller mappen finns inte. Kontrollera sökvägen.",
                 "There is no such file or folder. Check the path.");
}

InputProblem no_permission(const std::string& path, bool folder) {
  return folder ? problem(ProblemKind::unreadable_file, path, "",
                          "Mappen får inte läsas. Ge läsrättighet till mappen och kör igen.",
                          "The folder may not be read. Grant read permission and run again.")
                : problem(ProblemKind::unreadable_file, path, "",
                          "Filen får inte läsas. Ge läsrättighet till filen och kör igen.",
                          "The file may not be read. Grant read permission and run again.");
}

InputProblem not_a_regular_file(const std::string& path) {
  return problem(ProblemKind::unreadable_file, path, "",
                 "Detta är ingen vanlig fil (utan t.ex. en enhet, ett rör eller en bruten länk). Ange en fil "
                 "eller mapp.",
                 "This is no regular file (but a device, a pipe or a broken link). Give a file or a folder.");
}

InputProblem failed_reading(const std::string& path) {
  return problem(ProblemKind::unreadable_file, path, "",
                 "Filen kunde inte läsas till slut. Kontrollera disken eller nätverket och kör igen.",
                 "The file could not be read to its end. Check the disk or network and run again.");
}

InputProblem empty_file(const std::string& path) {
  return problem(ProblemKind::empty_file, path, "", with("Filen är tom.", kAgainSv),
                 with("The file is empty.", kAgainEn));
}

InputProblem file_too_large(const std::string& path) {
  return problem(
      ProblemKind::too_large, path, "",
      "Filen är större än 2 GiB, som är det mesta som läses på en gång. Dela upp den i mindre filer.",
      "The file is larger than 2 GiB, the most that is read at once. Split it into smaller files.");
}

InputProblem neither_xml_nor_json(const std::string& path) {
  return problem(
      ProblemKind::not_a_certificate, path, "",
      "Filen är varken XML eller JSON. Ta bort den ur urvalet eller exportera intyget på nytt.",
      "The file is neither XML nor JSON. Remove it from the input or export the certificate again.");
}

InputProblem wrong_encoding(const std::string& path, const EncodingFlaw& flaw) {
  const std::string name = flaw.encoding.size() <= 40 ? flaw.encoding : std::string("?");
  if (flaw.unknown) {
    return problem(ProblemKind::wrong_encoding, path, "byte 1",
                   "Filen anger en teckenkodning som inte är känd. Spara den som UTF-8.",
                   "The file declares an unknown encoding. Save it as UTF-8.");
  }
  return problem(
      ProblemKind::wrong_encoding, path, fmt::format("byte {}", flaw.at + 1),
      fmt::format("Filen är inte giltig {} från och med denna byte. Spara den som UTF-8 eller ange rätt "
                  "teckenkodning i XML-deklarationen.",
                  name),
      fmt::format("The file is not valid {} from this byte on. Save it as UTF-8 or declare its real "
                  "encoding.",
                  name));
}

InputProblem flawed_xml(const std::string& path, const XmlFlaw& flaw, std::string_view text) {
  std::string place = place_of(text, flaw.at);
  switch (flaw.fault) {
    case XmlFault::truncated:
      return problem(ProblemKind::broken_xml, path, std::move(place),
                     with("Dokumentet är avhugget: det slutar innan alla element är stängda.", kAgainSv),
                     with("The document is cut off: it ends before all elements are closed.", kAgainEn));
    case XmlFault::document_type:
      return problem(
          ProblemKind::dangerous_xml, path, std::move(place),
          "Dokumentet har en dokumenttypsdeklaration (DOCTYPE), som kan bära skadliga entiteter; sådana "
          "läses inte. Ta bort deklarationen om avsändaren är känd.",
          "The document has a document type declaration (DOCTYPE), which may carry harmful entities; "
          "such documents are not read. Remove the declaration if the sender is known.");
    case XmlFault::too_large:
      return problem(ProblemKind::too_large, path, std::move(place),
                     with("Ett enda element är större än 16 MiB, som är det mesta som läses.", kAgainSv),
                     with("A single element is larger than 16 MiB, the most that is read.", kAgainEn));
    case XmlFault::too_deep:
      return problem(ProblemKind::too_large, path, std::move(place),
                     with("Element ligger i mer än 200 nivåer, vilket inget intyg gör.", kAgainSv),
                     with("Elements are nested more than 200 levels deep, as in no certificate.", kAgainEn));
    case XmlFault::undeclared_prefix:
      return problem(ProblemKind::broken_xml, path, std::move(place),
                     with("Ett element har ett prefix vars namnrymd inte är deklarerad.", kAgainSv),
                     with("An element has a prefix whose namespace is not declared.", kAgainEn));
    case XmlFault::not_well_formed:
      break;
  }
  return problem(ProblemKind::broken_xml, path, std::move(place),
                 with("Dokumentet är inte välformad XML.", kAgainSv),
                 with("The document is not well-formed XML.", kAgainEn));
}

InputProblem certificate_too_large(const std::string& path, std::string place) {
  return problem(ProblemKind::too_large, path, std::move(place),
                 with("Intyget är större än 16 MiB, som är det mesta som läses av ett intyg.", kAgainSv),
                 with("The certificate is larger than 16 MiB, the most that is read of one.", kAgainEn));
}

InputProblem no_certificate_in_xml(const std::string& path, std::string_view root_name) {
  const std::string name = shown_name(root_name);
  return problem(
      ProblemKind::not_a_certificate, path, "rad 1",
      fmt::format("XML-dokumentet (rotelement {}) innehåller inget intyg enligt RegisterCertificate v3. "
                  "Ta bort det ur urvalet eller exportera intyget på nytt.",
                  name),
      fmt::format("The XML document (root element {}) holds no certificate of RegisterCertificate v3. "
                  "Remove it from the input or export the certificate again.",
                  name));
}

InputProblem prefill(const std::string& path) {
  return problem(
      ProblemKind::missing_header, path, "rad 1",
      "Detta är en förifyllnad (forifyllnad), inte ett utfärdat intyg: den saknar id, patient och "
      "utfärdare. Lämna in det signerade intyget.",
      "This is a prefill (forifyllnad), not an issued certificate: it has no id, patient or signer. Give "
      "the signed certificate.");
}

InputProblem wrong_namespace(const std::string& path, std::string place, std::string_view element) {
  const std::string name = shown_name(element);
  return problem(
      ProblemKind::wrong_namespace, path, std::move(place),
      fmt::format("Elementet {} står i en annan namnrymd än RegisterCertificate v3:s. Exportera intyget "
                  "enligt tjänstekontraktets version 3.",
                  name),
      fmt::format("Element {} is in another namespace than RegisterCertificate v3's. Export the "
                  "certificate by version 3 of the contract.",
                  name));
}

// The library tells the reason in English only.
InputProblem flawed_json(const std::string& path, const std::string& reason, bool encoding) {
  if (encoding) {
    return problem(ProblemKind::wrong_encoding, path, "",
                   "JSON-filen är inte giltig UTF-8. Spara den som UTF-8.",
                   "The JSON file is not valid UTF-8. Save it as UTF-8.");
  }
  return problem(ProblemKind::broken_json, path, "",
                 fmt::format("Filen är trasig eller avhuggen JSON. {}", kAgainSv),
                 fmt::format("The file is broken or truncated JSON ({}). {}", reason, kAgainEn));
}

InputProblem no_certificate_in_json(const std::string& path, std::string place) {
  return problem(
      ProblemKind::not_a_certificate, path, std::move(place),
      "JSON-dokumentet är inget intyg i Webcerts format (typ och grundData saknas). Ta bort det ur "
      "urvalet eller exportera intyget på nytt.",
      "The JSON document is no certificate in Webcert's format (no typ and grundData). Remove it from the "
      "input or export the certificate again.");
}

InputProblem missing_id(const std::string& path, std::string place) {
  return problem(ProblemKind::missing_id, path, std::move(place),
                 with("Intyget saknar id (intygs-id/extension) och kan inte dras.", kAgainSv),
                 with("The certificate has no id (intygs-id/extension) and cannot be drawn.", kAgainEn));
}

InputProblem missing_header(const std::string& path, std::string place, const std::string& certificate_id) {
  InputProblem out =
      problem(ProblemKind::missing_header, path, std::move(place),
              with("Intygets huvud saknar denna uppgift, som formatet kräver.", kAgainSv),
              with("The certificate's header lacks this item, which the format requires.", kAgainEn));
  out.certificate_id = certificate_id;
  return out;
}

InputProblem unreadable_date(const std::string& path, std::string place, const std::string& certificate_id) {
  InputProblem out =
      problem(ProblemKind::bad_value, path, std::move(place),
              "Datumet finns inte i kalendern eller är inte skrivet ÅÅÅÅ-MM-DD. Rätta det i intyget.",
              "The date does not exist or is not written YYYY-MM-DD. Correct it in the certificate.");
  out.certificate_id = certificate_id;
  return out;
}

}  // namespace stickprov::ingest
