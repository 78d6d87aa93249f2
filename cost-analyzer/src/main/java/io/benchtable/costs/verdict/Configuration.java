package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one configuration, and what became of it.
 *
 * @param disturbed complete runs that others were made in place of: no samples, but what they
 *     reported counts
 */
record Configuration(String id, List<Run> runs, List<Run> disturbed) {

  static final String COMPLETE = "COMPLETE";

  /**
   * Groups the runs that count by their configuration, in the natural order of the names (2 before
   * 11). Runs that prepare others, and runs that were made again, are left out; of these, complete
   * ones were disturbed, and are kept for what they came to.
   */
  static List<Configuration> of(List<Run> runs) {
    Set<String> replaced =
        runs.stream().map(Run::replaces).filter(Objects::nonNull).collect(Collectors.toSet());
    Map<String, List<Run>> byId = new LinkedHashMap<>();
    runs.stream()
        .filter(run -> run.kind() != RunKind.SETUP && !replaced.contains(run.runId()))
        .sorted(Comparator.comparing(Run::runId))
        .forEach(
            run ->
                byId.computeIfAbsent(run.configurationId(), _ -> new java.util.ArrayList<>())
                    .add(run));
    Map<String, List<Run>> disturbed =
        runs.stream()
            .filter(run -> run.isComplete() && replaced.contains(run.runId()))
            .collect(Collectors.groupingBy(Run::configurationId));
    return byId.entrySet().stream()
        .map(
            entry ->
                new Configuration(
                    entry.getKey(),
                    List.copyOf(entry.getValue()),
                    disturbed.getOrDefault(entry.getKey(), List.of())))
        .sorted(Comparator.comparing(Configuration::id, NaturalOrder::compare))
        .toList();
  }

  /** The samples, one a block, in the order of the blocks. */
  List<Run> samples() {
    Set<Integer> seen = new HashSet<>();
    return runs.stream()
        .filter(Run::counts)
        .sorted(Comparator.comparing(Configuration::blockOrLast).thenComparing(Run::runId))
        .filter(run -> run.block() == null || seen.add(run.block()))
        .toList();
  }

  private static int blockOrLast(Run run) {
    Integer block = run.block();
    return block == null ? Integer.MAX_VALUE : block;
  }

  /** A block as it was run: its runs were made next to each other in one attempt. */
  record Block(int number, int attempt) {}

  /** The samples' values by block; samples without the value or without a block are left out. */
  Map<Block, BigDecimal> byBlock(Quantity quantity) {
    Map<Block, BigDecimal> values = new LinkedHashMap<>();
    for (Run run : samples()) {
      BigDecimal value = quantity.of(run);
      if (run.block() != null && value != null) {
        values.put(new Block(run.block(), run.attempt()), value);
      }
    }
    return values;
  }

  double[] values(Quantity quantity) {
    return samples().stream()
        .map(quantity::of)
        .filter(Objects::nonNull)
        .mapToDouble(BigDecimal::doubleValue)
        .toArray();
  }

  Map<String, Object> parameters() {
    return runs.getFirst().parameters();
  }

  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    parameters().forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  /** A parameter's value as it stands in commands and names. */
  static String text(@Nullable Object value) {
    return value instanceof BigDecimal number
        ? number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  /** Complete if every run is; else what the first run that is not came to. */
  String status() {
    Optional<Run> failed = unfinished();
    if (failed.isPresent()) {
      return failed.get().status();
    }
    return samples().isEmpty() ? "FAILED" : COMPLETE;
  }

  boolean isComplete() {
    return status().equals(COMPLETE);
  }

  /** The run that says best why the configuration is not complete. */
  Optional<Run> unfinished() {
    return runs.stream()
        .filter(run -> !run.isComplete())
        .min(
            Comparator.comparing((Run run) -> !run.status().equals("FAILED"))
                .thenComparing(run -> "CONFIGURATION_FAILED".equals(run.reason()))
                .thenComparing(Run::runId));
  }

  /** The machine that the runs were priced as. */
  Optional<String> instanceType() {
    return runs.stream().map(Run::instanceType).filter(Objects::nonNull).findFirst();
  }

  Optional<String> host() {
    return runs.stream().map(Run::host).filter(Objects::nonNull).findFirst();
  }
}
