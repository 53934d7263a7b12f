// The sentences of what is wrong with an archive.

#include "ingest/problems.h"

namespace stickprov::ingest {

InputProblem damaged_archive(const std::string& path) {
  return {
      ProblemKind::broken_archive,
      path,
      "",
      "",
      "Arkivet är skadat eller avhugget; filer efter skadan kunde inte läsas. Hämta eller packa det på nytt.",
      "The archive is damaged or cut off; files after the damage could not be read. Fetch or pack it again."};
}

InputProblem encrypted_archive(const std::string& path) {
  return {ProblemKind::broken_archive,
          path,
          "",
          "",
          "Arkivet är helt eller delvis skyddat med lösenord, och de filerna lästes inte. Packa upp det i en "
          "skyddad mapp "
          "och ange mappen.",
          "The archive is protected by a password, whole or in part, and those files were not read. Unpack "
          "it into a "
          "protected folder and give the folder."};
}

InputProblem empty_archive(const std::string& path) {
  return {ProblemKind::empty_file,
          path,
          "",
          "",
          "Arkivet innehåller inga filer. Hämta eller packa det på nytt.",
          "The archive holds no files. Fetch or pack it again."};
}

InputProblem nested_archive(const std::string& path) {
  return {ProblemKind::broken_archive,
          path,
          "",
          "",
          "Filen är ett arkiv i ett arkiv, och sådana läses inte. Packa upp det yttre och ange mappen.",
          "The file is an archive within an archive, which is not read. Unpack the outer one and give the "
          "folder."};
}

InputProblem other_archive(const std::string& path) {
  return {ProblemKind::broken_archive,
          path,
          "",
          "",
          "Arkivet är av ett slag som inte läses (t.ex. 7z eller rar). Packa upp det och ange mappen, eller "
          "packa om det "
          "som zip.",
          "The archive is of a kind that is not read (7z, rar or the like). Unpack it and give the folder, "
          "or pack it as "
          "zip."};
}

InputProblem archive_too_large(const std::string& path) {
  return {ProblemKind::too_large,
          path,
          "",
          "",
          "Arkivets innehåll är större än 16 GiB eller två miljoner filer, som är det mesta som läses; "
          "resten lästes "
          "inte. Dela upp det i mindre arkiv.",
          "The archive's content is larger than 16 GiB or two million files, the most that is read; the rest "
          "was not "
          "read. Split it into smaller archives."};
}

InputProblem entry_too_large(const std::string& path) {
  return {ProblemKind::too_large,
          path,
          "",
          "",
          "Filen i arkivet är uppackad större än 256 MiB, som är det mesta som läses. Dela upp den i mindre "
          "filer.",
          "The file in the archive is larger than 256 MiB unpacked, the most that is read. Split it into "
          "smaller files."};
}

InputProblem office_document(const std::string& path) {
  return {
      ProblemKind::not_a_certificate,
      path,
      "",
      "",
      "Filen är ett kontorsdokument (t.ex. Excel eller Word), inget arkiv med intyg. Ta bort den ur urvalet.",
      "The file is an office document (Excel, Word or the like), no archive of certificates. Remove it from "
      "the "
      "input."};
}

}  // namespace stickprov::ingest
