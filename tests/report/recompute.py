"""Intervals from their formulas, to hold the workbook's against."""
import math, sys

Z = 1.959963984540054


def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))


def near(shown, value, what, places=9):
    check(isinstance(shown, (int, float)) and abs(shown - value) < 10 ** -places, what, "shows", shown, "is", value)


def hypergeometric_tails(x, n, found, population):
    ways = lambda k: math.comb(found, k) * math.comb(population - found, n - k) if 0 <= k <= found else 0
    whole = math.comb(population, n)
    return sum(ways(k) for k in range(x, n + 1)) / whole, sum(ways(k) for k in range(0, x + 1)) / whole


def interval(x, n, population):
    """95 % of a share in a finite frame: docs/metod.md, the table of intervals."""
    if n == population:
        return x / n, x / n
    if x < 5 or n - x < 5:
        least, most = x, population - (n - x)  # Cochran 1977, 3.6: the first whose tail is no more than 2.5 %
        low = max((m for m in range(least, most + 1) if hypergeometric_tails(x, n, m, population)[0] <= 0.025),
                  default=least)
        high = min((m for m in range(least, most + 1) if hypergeometric_tails(x, n, m, population)[1] <= 0.025),
                   default=most)
        return low / population, high / population
    size, share = n * (population - 1) / (population - n), x / n
    centre = (share + Z * Z / (2 * size)) / (1 + Z * Z / size)
    half = Z * math.sqrt(share * (1 - share) / size + Z * Z / (4 * size * size)) / (1 + Z * Z / size)
    return max(0.0, centre - half), min(1.0, centre + half)


def share(values, x, n, sampled, population, what):
    """Three cells: share, from, to. `sampled` of `population` were drawn; `n` of those the part applies to."""
    if n == 0:
        check(list(values) == ["–"] * 3, what, values)
        return
    of = n if sampled == population else max(n + 1, math.floor(population * n / sampled + 0.5))
    low, high = interval(x, n, of)
    near(values[0], x / n, what)
    near(values[1], min(low, x / n), (*what, "from", x, n, of), 7)
    near(values[2], max(high, x / n), (*what, "to", x, n, of), 7)


def newcombe(row, now, before):
    if not all(isinstance(value, float) or isinstance(value, int) for value in now + before):
        check(row["Skillnad, procentenheter"] == "–", row)
        return
    difference = now[0] - before[0]
    near(row["Skillnad, procentenheter"], 100 * difference, row, 7)
    near(row["Skillnad från"], 100 * (difference - math.hypot(now[0] - now[1], before[2] - before[0])), row, 6)
    near(row["Skillnad till"], 100 * (difference + math.hypot(now[2] - now[0], before[0] - before[1])), row, 6)
