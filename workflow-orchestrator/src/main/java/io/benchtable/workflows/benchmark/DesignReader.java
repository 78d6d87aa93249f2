package io.benchtable.workflows.benchmark;

import java.math.BigDecimal;
import java.util.List;

/** Reads the fields of a spec that make its design. */
record DesignReader(Fields fields) {

  static final List<String> FIELDS =
      List.of("repetitions", "warmup", "baseline", "smallestDifference");

  private static final BigDecimal SMALLEST_DIFFERENCE = new BigDecimal("0.02");

  /** The design of a matrix that is not empty. */
  static Design read(Fields fields, MatrixReader matrix, List<Configuration> configurations) {
    var reader = new DesignReader(fields);
    return new Design(
        fields.integer("repetitions", 1, SpecReader.MOST_RUNS, 10),
        fields.integer("warmup", 0, 1000, 1),
        matrix.baseline(configurations),
        reader.difference());
  }

  private BigDecimal difference() {
    var difference = fields.decimal("smallestDifference");
    difference
        .filter(value -> value.signum() < 0 || value.compareTo(BigDecimal.ONE) >= 0)
        .ifPresent(
            value ->
                fields.problem(
                    "smallestDifference", value, "a fraction from 0 to below 1, such as 0.02"));
    return difference.orElse(SMALLEST_DIFFERENCE);
  }
}
