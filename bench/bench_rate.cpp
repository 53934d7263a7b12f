// What one certificate costs, stage by stage: reading the file, masking's search for personal data, reading
// the texts, and the whole rating. On the certificates of a folder, or the samples:
//   build/release/bench/bench_rate [FOLDER] [--benchmark_…]

#include <benchmark/benchmark.h>

#include <variant>
#include <vector>

#include "commands/rated.h"
#include "criteria/case.h"
#include "ingest/read.h"
#include "rating/knowledge.h"
#include "text/reading.h"

namespace stickprov {
namespace {

const std::string kRoot = STICKPROV_ROOT;

std::string folder = kRoot + "/samples";

const std::vector<ingest::FoundFile>& files() {
  static const std::vector<ingest::FoundFile> found = [] {
    constexpr std::size_t kMost = 5000;
    std::vector<ingest::FoundFile> all = ingest::find_files({folder});
    if (all.size() > kMost) all.resize(kMost);
    return all;
  }();
  return found;
}

const std::vector<Certificate>& certificates() {
  static const std::vector<Certificate> read = [] {
    std::vector<Certificate> all;
    for (const ingest::FoundFile& file : files())
      ingest::read_file(file.path, [&](ingest::Item&& item) {
        if (auto* certificate = std::get_if<Certificate>(&item)) all.push_back(std::move(*certificate));
      });
    return all;
  }();
  return read;
}

const criteria::Knowledge& knowledge() {
  static const criteria::Knowledge loaded = rating::load_criteria_knowledge(kRoot);
  return loaded;
}

void read_file(benchmark::State& state) {
  std::size_t next = 0;
  ingest::FileReader reader(ingest::ContentHash::left_out);
  for (auto _ : state)
    reader.read(files()[next++ % files().size()].path,
                [](ingest::Item&& item) { benchmark::DoNotOptimize(item); });
}
BENCHMARK(read_file);

void read_texts(benchmark::State& state) {
  std::size_t next = 0;
  const History history;
  for (auto _ : state)
    benchmark::DoNotOptimize(
        criteria::read_case(certificates()[next++ % certificates().size()], history, knowledge()));
}
BENCHMARK(read_texts);

void find_personal_data(benchmark::State& state) {
  std::size_t next = 0;
  const privacy::Words words = privacy::load_words(kRoot);
  for (auto _ : state)
    benchmark::DoNotOptimize(privacy::has_identity(certificates()[next++ % certificates().size()], words));
}
BENCHMARK(find_personal_data);

void rate_certificate(benchmark::State& state) {
  std::size_t next = 0;
  const commands::Rater rater = commands::load_rater(kRoot);
  const History history;
  for (auto _ : state)
    benchmark::DoNotOptimize(
        commands::rate_certificate(certificates()[next++ % certificates().size()], history, rater));
}
BENCHMARK(rate_certificate);

// What a row of `rate` asks: the ratings and flags, no words.
void rate_row(benchmark::State& state) {
  std::size_t next = 0;
  const commands::Rater rater = commands::load_rater(kRoot);
  const History history;
  for (auto _ : state) {
    const Certificate& certificate = certificates()[next++ % certificates().size()];
    const bool identity = privacy::has_identity(certificate, rater.privacy_words);
    benchmark::DoNotOptimize(rating::rate(certificate, history, identity, *rater.knowledge));
  }
}
BENCHMARK(rate_row);

}  // namespace
}  // namespace stickprov

int main(int argc, char** argv) {
  if (argc > 1 && argv[1][0] != '-') stickprov::folder = argv[1];
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
