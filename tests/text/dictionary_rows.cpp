#include "dictionary_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace stickprov {

std::string project_file(const std::string& name) {
  std::ifstream in(std::filesystem::path(STICKPROV_ROOT) / name, std::ios::binary);
  EXPECT_TRUE(in) << name;
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::vector<std::string> split_text(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end = text.find(separator); end != std::string::npos; end = text.find(separator, begin)) {
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::vector<DictionaryRow> dictionary_rows() {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  const fs::path folder = fs::path(STICKPROV_ROOT) / "dictionaries";
  for (const auto& item : fs::recursive_directory_iterator(folder))
    if (item.path().extension() == ".tsv")
      files.push_back(fs::relative(item.path(), folder).generic_string());
  std::sort(files.begin(), files.end());
  std::vector<DictionaryRow> rows;
  for (const std::string& file : files) {
    std::istringstream in(project_file("dictionaries/" + file));
    std::string line;
    std::size_t columns = 0;
    for (int number = 1; std::getline(in, line); ++number) {
      if (number == 1) columns = split_text(line, '\t').size();
      if (number == 1 || line.empty() || line.starts_with('#')) continue;
      DictionaryRow row{file, number, split_text(line, '\t')};
      EXPECT_EQ(row.cells.size(), columns) << "dictionaries/" << file << ":" << number;
      if (row.cells.size() == columns) rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace stickprov
