package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.InMemoryItems;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Which transitions benchmarks and runs went through in the tests of a class. */
final class Visited {

  private final TreeSet<String> benchmarks = new TreeSet<>();
  private final TreeSet<String> runs = new TreeSet<>();

  /** Adds what happened in a test; nothing happens that the lifecycle forbids. */
  void add(InMemoryItems items) {
    for (Map<String, @Nullable Object> item : items.all("benchmarks")) {
      benchmarks.addAll(Bench.transitions(item));
    }
    for (Map<String, @Nullable Object> item : items.all("runs")) {
      runs.addAll(Bench.transitions(item));
    }
    assertThat(allowed(Status::benchmarkMayBecome)).containsAll(benchmarks);
    assertThat(allowed(Status::runMayBecome)).containsAll(runs);
  }

  /** Expects everything that the lifecycle allows to lead to a status, or away from it. */
  void expectAllOf(Status status) {
    expectAll((from, to) -> from == status || to == status);
  }

  /** Expects everything that the lifecycle allows to lead from one of these to another. */
  void expectAllAmong(Set<Status> statuses) {
    expectAll((from, to) -> statuses.contains(from) && statuses.contains(to));
  }

  private void expectAll(BiPredicate<Status, Status> wanted) {
    assertThat(benchmarks).containsAll(allowed(wanted.and(Status::benchmarkMayBecome)));
    assertThat(runs).containsAll(allowed(wanted.and(Status::runMayBecome)));
  }

  private static TreeSet<String> allowed(BiPredicate<Status, Status> which) {
    var allowed = new TreeSet<String>();
    for (var from : Status.values()) {
      for (var to : Status.values()) {
        if (which.test(from, to)) {
          allowed.add(from + ">" + to);
        }
      }
    }
    return allowed;
  }
}
