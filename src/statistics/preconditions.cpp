#include "statistics/preconditions.h"

#include <fmt/format.h>

#include "model/setup_error.h"

namespace stickprov::statistics {

void require(bool holds, const std::string& swedish, const std::string& english) {
  if (!holds) throw SetupError(swedish, english);
}

void require_confidence(double conf) {
  require(!(conf >= 1.0 && conf <= 100.0),
          fmt::format("konfidensgraden anges som andel: skriv 0.95, inte {} (95 procent är 0.95)", conf),
          fmt::format("the confidence level is a share: write 0.95, not {} (95 percent is 0.95)", conf));
  require(conf > 0.0 && conf < 1.0, fmt::format("konfidensgraden {} ska ligga mellan 0 och 1", conf),
          fmt::format("the confidence level {} must lie between 0 and 1", conf));
}

void require_share(double value, const std::string& name) {
  require(value >= 0.0 && value <= 1.0,
          fmt::format("{} = {} är ingen andel: den ska ligga mellan 0 och 1", name, value),
          fmt::format("{} = {} is no proportion: it must lie between 0 and 1", name, value));
}

void require_sample(Count x, Count n) {
  require(n >= 1, fmt::format("stickprovet är tomt: n = {} ska vara minst 1", n),
          fmt::format("the sample is empty: n = {} must be at least 1", n));
  require(x >= 0, fmt::format("antalet x = {} får inte vara negativt", x),
          fmt::format("the count x = {} must not be negative", x));
  require(x <= n, fmt::format("antalet x = {} är större än stickprovet n = {}", x, n),
          fmt::format("the count x = {} is larger than the sample n = {}", x, n));
}

void require_frame(Count n, Count N) {
  require(n >= 1, fmt::format("stickprovet är tomt: n = {} ska vara minst 1", n),
          fmt::format("the sample is empty: n = {} must be at least 1", n));
  require(N >= 1, fmt::format("ramen är tom: N = {} ska vara minst 1", N),
          fmt::format("the frame is empty: N = {} must be at least 1", N));
  require(n <= N, fmt::format("stickprovet n = {} är större än ramen N = {}", n, N),
          fmt::format("the sample n = {} is larger than the frame N = {}", n, N));
  require(N <= kLargestCount, fmt::format("ramen N = {} är större än {}", N, kLargestCount),
          fmt::format("the frame N = {} is larger than {}", N, kLargestCount));
}

}  // namespace stickprov::statistics
