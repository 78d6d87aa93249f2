package io.benchtable.workflows.run;

import static java.util.Objects.requireNonNull;

import io.benchtable.workflows.benchmark.Budget;
import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.benchmark.KnownRun;
import io.benchtable.workflows.benchmark.Reach;
import io.benchtable.workflows.benchmark.RunKind;
import io.benchtable.workflows.benchmark.Until;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a benchmark is that stops configurations on the way: the attributes {@code stopping} and
 * {@code stopped} of its item; contracts 17 and 27.
 *
 * @param looks the numbers of blocks after which it is looked at
 * @param looked how many looks there were
 * @param stopped by these looks, as the cost analyzer said
 * @param ended what ended it before its last block; null if nothing did
 */
record Stopping(
    List<Integer> looks,
    int looked,
    List<Map<String, @Nullable Object>> stopped,
    @Nullable Map<String, @Nullable Object> ended) {

  /** What a benchmark's item says; its plan where it says nothing yet. */
  static Stopping of(Until until, Map<String, @Nullable Object> item) {
    if (!(item.get("stopping") instanceof Map<?, ?> plain)
        || !(plain.get("looks") instanceof List<?> looks)) {
      return new Stopping(until.looks(), 0, List.of(), null);
    }
    return new Stopping(
        looks.stream().map(Stopping::whole).toList(),
        whole(plain.get("looked")),
        item.get("stopped") instanceof List<?> list
            ? list.stream().map(Stopping::object).toList()
            : List.of(),
        plain.get("ended") instanceof Map<?, ?> ended ? object(ended) : null);
  }

  /** How far the plan of a benchmark is carried out; all of it where nothing is stopped. */
  static Reach reach(Planning planning, Map<String, @Nullable Object> item, List<KnownRun> known) {
    return planning
        .spec()
        .design()
        .until()
        .map(until -> of(until, item).reach(planning, Math.max(1, blocks(planning, known))))
        .orElse(Reach.ALL);
  }

  /** How many blocks are planned so far. */
  static int blocks(Planning planning, List<KnownRun> known) {
    return known.stream()
        .map(run -> planning.plan().at(planning.ids().place(run.runId())))
        .filter(run -> run.kind() == RunKind.MEASURED)
        .mapToInt(run -> run.block())
        .max()
        .orElse(0);
  }

  Reach reach(Planning planning, int blocks) {
    var after = new HashMap<String, Integer>();
    stopped.forEach(
        (Map<String, @Nullable Object> one) ->
            after.put(String.valueOf(one.get("configurationId")), whole(one.get("blocks"))));
    return new Reach(blocks, isOver(planning) ? blocks : looks.getLast(), after);
  }

  /** Whether there is no further block: the money or the time is spent, or all are stopped. */
  private boolean isOver(Planning planning) {
    int others = planning.spec().configurations().size() - 1;
    return ended != null || (others > 0 && stopped.size() >= others);
  }

  /** Whether there is a look after so many blocks; after the last there is the judgement. */
  boolean isLookDue(int blocks) {
    return looked < looks.size() - 1 && blocks >= looks.get(looked);
  }

  /** After a look; what is no configuration, or the baseline, is nobody's to stop. */
  Stopping looked(Planning planning, List<Map<String, @Nullable Object>> found) {
    var baseline = planning.spec().design().baseline();
    var all = new ArrayList<>(stopped);
    for (Map<String, @Nullable Object> one : found) {
      var known = planning.spec().configuration(String.valueOf(one.get("configurationId")));
      if (known.isPresent() && !known.get().equals(baseline) && !isStopped(known.get())) {
        all.add(one);
      }
    }
    return new Stopping(looks, looked + 1, List.copyOf(all), ended);
  }

  private boolean isStopped(Configuration configuration) {
    return stopped.stream()
        .anyMatch(
            (Map<String, @Nullable Object> one) ->
                configuration.id().equals(one.get("configurationId")));
  }

  Stopping ended(Budget.Exceeded exceeded, int blocks) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("reason", exceeded.reason());
    plain.put("blocks", blocks);
    plain.put("words", exceeded.words());
    return new Stopping(looks, looked, stopped, plain);
  }

  /**
   * The attribute {@code stopping}.
   *
   * @param blocks that are planned
   */
  Map<String, @Nullable Object> plain(Planning planning, int blocks) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("looks", looks);
    plain.put("looked", looked);
    plain.put("ended", ended);
    var reach = reach(planning, blocks);
    plain.put("mostRuns", planning.plan().runs().stream().filter(reach::mayHave).count());
    return plain;
  }

  /** What the cost analyzer is told of it. */
  Map<String, @Nullable Object> request(Until until) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("looks", looks);
    plain.put("looked", looked);
    plain.put("precision", until.precision().map(BigDecimal::toPlainString).orElse(null));
    plain.put("ended", ended);
    plain.put("stopped", stopped);
    return plain;
  }

  /** The number of the look that a request asks for. */
  static int next(Map<String, @Nullable Object> request) {
    return whole(object(request.get("stopping")).get("looked")) + 1;
  }

  static Optional<Until> until(Planning planning) {
    return planning.spec().design().until();
  }

  private static int whole(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : 0;
  }

  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, one) -> plain.put(String.valueOf(requireNonNull(name)), one));
    }
    return plain;
  }
}
