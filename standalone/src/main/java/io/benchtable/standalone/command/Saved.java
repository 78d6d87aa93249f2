package io.benchtable.standalone.command;

import io.benchtable.standalone.terminal.Figures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a retried benchmark did not pay again: the complete runs of its earlier attempts. */
final class Saved {

  private Saved() {}

  /** A sentence; empty where nothing was taken from an earlier attempt. */
  static Optional<String> of(JsonNode benchmark, List<JsonNode> runs) {
    int attempt = benchmark.path("attempt").asInt(1);
    List<JsonNode> costs =
        runs.stream()
            .filter(run -> run.path("sample").asBoolean(false))
            .filter(run -> run.path("attempt").asInt(attempt) < attempt)
            .map(run -> run.path("cost"))
            .toList();
    if (costs.isEmpty()) {
      return Optional.empty();
    }
    String currency =
        costs.stream()
            .map(cost -> cost.path("currency").asString(""))
            .filter(one -> !one.isEmpty())
            .findFirst()
            .orElse("USD");
    List<BigDecimal> known =
        costs.stream()
            .filter(cost -> cost.path("currency").asString("").equals(currency))
            .filter(cost -> cost.path("completeness").asString("").equals("complete"))
            .map(cost -> Report.decimal(cost.path("billedCost")))
            .filter(Objects::nonNull)
            .toList();
    Optional<BigDecimal> sum = known.stream().reduce(BigDecimal::add);
    String amount = Figures.sums(List.of(sum), currency).getFirst();
    return Optional.of(
        "%d %s of earlier attempts kept and not charged again: %s%s saved."
            .formatted(
                costs.size(),
                costs.size() == 1 ? "run" : "runs",
                sum.isPresent() && known.size() < costs.size() ? "at least " : "",
                amount));
  }
}
