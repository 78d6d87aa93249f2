package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.Reach;
import io.benchtable.workflows.benchmark.RunKind;
import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.Shortened;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of a benchmark's configurations: one is complete when all its measured runs are.
 *
 * @param incomplete ids of the configurations that are not, in planned order
 * @param failure the last failed run of a configuration that is not, if there is one
 */
record Completion(
    List<String> incomplete, int configurations, Optional<Map<String, @Nullable Object>> failure) {

  static Completion of(Planning planning, Reach reach, List<Map<String, @Nullable Object>> runs) {
    Map<Integer, Status> last = new HashMap<>();
    Optional<Map<String, @Nullable Object>> failure = Optional.empty();
    var numbers = new HashMap<Integer, Integer>();
    for (Map<String, @Nullable Object> item : runs) {
      var run = RunItem.known(item);
      int place = planning.ids().place(run.runId());
      int n = planning.ids().n(run.runId());
      if (n >= numbers.getOrDefault(place, 0)) {
        numbers.put(place, n);
        last.put(place, run.status());
      }
      if (run.status() == Status.FAILED && failure.isEmpty() && !run.interrupted()) {
        failure = Optional.of(item);
      }
    }
    Set<String> incomplete = new LinkedHashSet<>();
    for (var run : planning.plan().runs()) {
      if (run.kind() == RunKind.MEASURED
          && reach.has(run)
          && last.get(run.place()) != Status.COMPLETE) {
        run.configuration().ifPresent(one -> incomplete.add(one.id()));
      }
    }
    int all = planning.spec().configurations().size();
    return new Completion(List.copyOf(incomplete), all, failure);
  }

  Status status() {
    return incomplete.size() < configurations ? Status.COMPLETE : Status.FAILED;
  }

  /** A benchmark without a verdict says itself what is not complete, as far as it has room. */
  void list(ItemUpdate change, long room) {
    var shorter = Shortened.object(Map.of("incomplete", incomplete), room).get("incomplete");
    if (status() == Status.COMPLETE && shorter instanceof List<?> some && !some.isEmpty()) {
      change.set("incomplete", some);
    }
  }

  /** A benchmark without any complete configuration says why, by its first failed run. */
  void describe(ItemUpdate change) {
    if (status() == Status.COMPLETE) {
      return;
    }
    failure.ifPresent(
        (Map<String, @Nullable Object> run) -> {
          change.set("reason", run.get("reason"));
          change.set(
              "message",
              Shortened.text(
                  "%s; %s failed first: %s"
                      .formatted(
                          configurations == 1
                              ? "The only configuration did not complete"
                              : "None of " + configurations + " configurations completed",
                          RunItem.configurationId(run),
                          run.get("message") == null ? run.get("reason") : run.get("message")),
                  BenchmarkItems.LONGEST_MESSAGE));
        });
  }
}
