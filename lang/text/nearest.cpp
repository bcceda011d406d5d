#include <algorithm>

#include "text/diagnostic.hpp"

namespace licet::core {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Insertions, deletions, changes and swaps of neighbours that turn one name into the other; capitals do not count.
// Gives up (returns most + 1) when it must exceed `most`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

// Whether `part` stands in `whole` between underscores or dots: `benefit` in `give_benefit`.
bool is_part(std::string_view part, std::string_view whole) {
  const auto edge = [&](std::size_t at) { return at == whole.size() || whole[at] == '_' || whole[at] == '.'; };
  for (std::size_t at = whole.find(part); at != std::string_view::npos; at = whole.find(part, at + 1)) {
    if ((at == 0 || edge(at - 1)) && edge(at + part.size())) return true;
  }
  return false;
}

}  // namespace

std::string nearest(std::string_view name, const std::vector<std::string>& candidates) {
  if (name.empty() || name.size() > 200) return {};  // nobody misspells a name of 200 letters; keeps this quick
  std::size_t best = std::max<std::size_t>(1, name.size() / 3) + 1;
  const std::string* found = nullptr;
  for (const std::string& candidate : candidates) {
    if (candidate.empty() || candidate == name) continue;
    const std::size_t away = distance(name, candidate, best - 1);
    if (away >= best || away >= std::max(name.size(), candidate.size())) continue;
    best = away;
    found = &candidate;
    if (best == 0) break;
  }
  if (found != nullptr) return *found;
  for (const std::string& candidate : candidates) {
    const bool long_enough = std::min(name.size(), candidate.size()) >= 3 && candidate != name;
    if (!long_enough || (!is_part(name, candidate) && !is_part(candidate, name))) continue;
    if (found != nullptr) return {};  // more than one holds it: no guess is better than a wrong one
    found = &candidate;
  }
  return found == nullptr ? std::string() : *found;
}

}  // namespace licet::core
