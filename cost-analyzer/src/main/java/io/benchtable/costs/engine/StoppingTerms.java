package io.benchtable.costs.engine;

import io.benchtable.costs.verdict.Level;
import io.benchtable.costs.verdict.Stop;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a benchmark is that stops configurations on the way.
 *
 * @param looks the numbers of blocks after which it is looked at; the last is the most
 * @param looked how many looks there were
 * @param precision that suffices, as a decimal share; null where none does
 * @param stopped by these looks
 * @param ended what ended it before its last block; null if nothing did
 */
public record StoppingTerms(
    List<Integer> looks,
    int looked,
    @Nullable String precision,
    @Nullable List<Stopped> stopped,
    @Nullable Ended ended) {

  /**
   * A configuration that gets no further blocks.
   *
   * @param error of all comparisons at that look
   * @param comparisons that shared it
   */
  public record Stopped(
      String configurationId,
      String reason,
      int blocks,
      int look,
      String words,
      String error,
      int comparisons) {

    static Stopped of(Stop stop) {
      return new Stopped(
          stop.configurationId(),
          stop.reason().name(),
          stop.blocks(),
          stop.look(),
          stop.words(),
          stop.level().error().stripTrailingZeros().toPlainString(),
          stop.level().comparisons());
    }

    private Stop stop() {
      return new Stop(
          configurationId,
          blocks,
          look,
          Stop.Reason.valueOf(reason),
          words,
          new Level(new BigDecimal(error), comparisons));
    }
  }

  /** What ended a benchmark. */
  public record Ended(String reason, int blocks, String words) {}

  static List<Stop> stops(@Nullable StoppingTerms terms) {
    List<Stopped> stopped = terms == null ? null : terms.stopped();
    return stopped == null ? List.of() : stopped.stream().map(Stopped::stop).toList();
  }

  /** In a sentence. */
  static @Nullable String end(@Nullable StoppingTerms terms) {
    Ended ended = terms == null ? null : terms.ended();
    return ended == null
        ? null
        : "Ended after %d block%s: %s."
            .formatted(ended.blocks(), ended.blocks() == 1 ? "" : "s", ended.words());
  }
}
