package io.benchtable.workflows.benchmark;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads {@code until}: when a benchmark has enough blocks. */
record UntilReader(Fields fields, int configurations, boolean priced) {

  private static final int LONGEST_DAYS = 365;
  private static final String SOME = "at least one of precision, cost and time";

  static Optional<Until> read(Fields spec, int configurations) {
    if (spec.has("until") && spec.has("repetitions")) {
      spec.problem("until", "beside repetitions", "either until or repetitions");
    }
    return spec.object("until", "an object with precision, cost or time")
        .map(until -> new UntilReader(until, configurations, spec.has("pricing")).until());
  }

  private Until until() {
    fields.only(List.of("precision", "cost", "time", "minimum", "maximum"));
    var precision = precision();
    var budget = new Budget(cost(), TimeSpans.read(fields, "time", LONGEST_DAYS));
    if (!fields.has("precision") && !fields.has("cost") && !fields.has("time")) {
      fields.problem("precision", null, SOME);
    }
    if (configurations > Until.MOST_CONFIGURATIONS) {
      fields.problem(
          "precision",
          configurations + " configurations",
          "at most " + Until.MOST_CONFIGURATIONS + " configurations with until");
    }
    return new Until(precision, budget, looks(precision.isPresent() && budget.isEmpty()));
  }

  private Optional<BigDecimal> precision() {
    var precision = fields.decimal("precision");
    precision
        .filter(value -> value.signum() <= 0 || value.compareTo(BigDecimal.ONE) >= 0)
        .ifPresent(
            value ->
                fields.problem("precision", value, "a share above 0 and below 1, such as 0.01"));
    if (precision.isPresent() && configurations == 1) {
      fields.problem(
          "precision",
          precision.get(),
          "nothing with one configuration, as it is the precision of a ratio to the baseline");
    }
    return precision;
  }

  private Optional<BigDecimal> cost() {
    var cost = fields.decimal("cost");
    cost.filter(value -> value.signum() <= 0)
        .ifPresent(value -> fields.problem("cost", value, "an amount above 0, such as 2.50"));
    if (cost.isPresent() && !priced) {
      fields.problem("cost", cost.get(), "spec.pricing beside it, which says what runs cost");
    }
    return cost;
  }

  /**
   * Time and cost of each configuration but the baseline are compared.
   *
   * @param needed whether nothing but a look ends it before the last block
   */
  private List<Integer> looks(boolean needed) {
    var planned = new PlannedLooks(2 * (configurations - 1));
    int maximum = fields.integer("maximum", 1, SpecReader.MOST_RUNS, PlannedLooks.MOST);
    int minimum =
        fields.integer(
            "minimum", 1, SpecReader.MOST_RUNS, Math.min(PlannedLooks.LEAST, Math.max(1, maximum)));
    int most = Math.max(1, maximum);
    int least = Math.max(1, minimum);
    if (least > most) {
      fields.problem("maximum", maximum, "a number of blocks not below the minimum, " + minimum);
      return List.of(most);
    }
    var looks = planned.between(least, most);
    if (most < planned.fewest()) {
      fields.problem(
          "maximum",
          maximum,
          "at least %d blocks, as fewer cannot reach the level of %d configurations"
              .formatted(planned.fewest(), configurations));
    } else if (needed && looks.size() == 1 && configurations > 1) {
      fields.problem(
          "maximum",
          maximum,
          "at least %d blocks, as with fewer no look before the last block could stop anything"
              .formatted(planned.leastMost(least)));
    }
    return looks;
  }
}
