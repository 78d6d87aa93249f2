package io.benchtable.workflows.benchmark;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the fields of a spec that make its design. */
record DesignReader(Fields fields) {

  static final List<String> FIELDS =
      List.of("repetitions", "until", "warmup", "baseline", "smallestDifference", "noise", "mode");

  private static final BigDecimal SMALLEST_DIFFERENCE = new BigDecimal("0.02");

  /** The design of a matrix that is not empty. */
  static Design read(Fields fields, MatrixReader matrix, List<Configuration> configurations) {
    var reader = new DesignReader(fields);
    var mode = reader.mode();
    int repetitions = fields.integer("repetitions", 1, SpecReader.MOST_RUNS, 10);
    var until = UntilReader.read(fields, configurations.size());
    return new Design(
        mode,
        until.map(Until::maximum).orElse(repetitions),
        until,
        fields.integer("warmup", 0, 1000, 1),
        mode.arms(List.of(matrix.baseline(configurations))).getFirst(),
        reader.difference(),
        reader.noise());
  }

  private Mode mode() {
    var text = fields.text("mode", Fields.ANY, Mode.texts());
    var mode = text.flatMap(Mode::of);
    if (text.isPresent() && mode.isEmpty()) {
      fields.unreadable("mode", text.get(), Mode.texts());
    }
    return mode.orElse(Mode.BLOCKS);
  }

  /** {@code off}, which YAML of old reads as false, or an object. */
  private Optional<NoiseGate> noise() {
    if (fields.isOff("noise")) {
      return Optional.empty();
    }
    return Optional.of(
        fields
            .object("noise", "off, or an object with limit and repeats")
            .map(DesignReader::gate)
            .orElseGet(() -> new NoiseGate(NoiseGate.LIMIT, NoiseGate.REPEATS)));
  }

  private static NoiseGate gate(Fields noise) {
    noise.only(List.of("limit", "repeats"));
    var limit = noise.decimal("limit");
    limit
        .filter(value -> value.signum() <= 0)
        .ifPresent(
            value -> noise.problem("limit", value, "a share of a processor above 0, such as 0.2"));
    return new NoiseGate(
        limit.orElse(NoiseGate.LIMIT),
        noise.integer("repeats", 0, NoiseGate.REPEATS, NoiseGate.REPEATS));
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
