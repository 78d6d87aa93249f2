package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Refused;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.client.Unreachable;
import io.benchtable.standalone.instance.InstanceProblem;
import io.benchtable.standalone.terminal.Figures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a benchmark will take, as far as an earlier one tells. */
sealed interface Estimate {

  /** As many runs as planned, each as long and as dear as those of {@code benchmarkId} were. */
  record Known(String benchmarkId, BigDecimal seconds, Optional<BigDecimal> cost, String currency)
      implements Estimate {}

  /** Nothing to judge by. */
  record Unknown(String why) implements Estimate {}

  /** How far back an earlier benchmark is looked for. */
  int NEWEST = 100;

  /** Looks for an earlier benchmark in the instance, if one answers. */
  static Estimate of(InstanceOptions instance, JsonNode spec, int runs) {
    try {
      return from(
          instance.tables().latest("benchmarks", "by-submission", "benchmarks", NEWEST),
          spec,
          runs);
    } catch (NotRunning | Unreachable | Refused | InstanceProblem | JacksonException e) {
      return new Unknown("no instance answers that might know an earlier benchmark");
    }
  }

  /** Judges by the first that is complete and has the same pipeline, else the same name. */
  static Estimate from(List<JsonNode> benchmarks, JsonNode spec, int runs) {
    JsonNode pipeline = spec.path("pipeline");
    String name = spec.path("name").asString("");
    return first(benchmarks, earlier -> earlier.path("pipeline").equals(LEAVES, pipeline))
        .or(() -> first(benchmarks, earlier -> earlier.path("name").asString("").equals(name)))
        .<Estimate>map(earlier -> scaled(earlier, runs))
        .orElseGet(() -> new Unknown("no earlier benchmark of this pipeline or name is complete"));
  }

  /** Numbers are equal in any form: what was put as 1 may come back as 1.0. */
  Comparator<JsonNode> LEAVES =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  private static Optional<JsonNode> first(List<JsonNode> benchmarks, Predicate<JsonNode> same) {
    return benchmarks.stream()
        .filter(one -> one.path("status").asString("").equals("COMPLETE"))
        .filter(one -> one.path("progress").path("secondsPerRun").isString())
        .filter(one -> one.path("progress").path("done").asInt(0) > 0)
        .filter(one -> same.test(one.path("spec")))
        .findFirst();
  }

  private static Known scaled(JsonNode earlier, int runs) {
    BigDecimal planned = BigDecimal.valueOf(runs);
    JsonNode progress = earlier.path("progress");
    JsonNode totals = earlier.path("totals");
    BigDecimal done = BigDecimal.valueOf(progress.path("done").asInt());
    return new Known(
        earlier.path("benchmarkId").asString(),
        new BigDecimal(progress.path("secondsPerRun").asString()).multiply(planned),
        Optional.ofNullable(Report.decimal(totals.path("billedCost")))
            .map(cost -> cost.multiply(planned).divide(done, MathContext.DECIMAL64)),
        totals.path("currency").asString("USD"));
  }

  /** As a sentence. */
  default String sentence() {
    return switch (this) {
      case Known(var id, var seconds, var cost, var currency) ->
          "About "
              + Figures.duration(Duration.ofMillis(seconds.movePointRight(3).longValue()))
              + cost.map(amount -> " and " + Figures.money(amount, currency))
                  .orElse(", at a cost that is unknown")
              + ", judging by "
              + id
              + ".";
      case Unknown(var why) -> "Time and cost are unknown: " + why + ".";
    };
  }

  /** As JSON. */
  default ObjectNode json() {
    ObjectNode json = Tables.JSON.createObjectNode();
    switch (this) {
      case Known(var id, var seconds, var cost, var currency) -> {
        json.put("seconds", seconds.toPlainString()).put("benchmarkId", id);
        cost.ifPresent(
            amount -> json.put("billedCost", amount.toPlainString()).put("currency", currency));
      }
      case Unknown(var why) -> json.put("unknown", why);
    }
    return json;
  }
}
