package io.benchtable.workflows.benchmark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which runs a retry was asked for by name. Only a measured run that gave no sample can be made
 * again: who may choose which samples to replace can choose the result.
 *
 * @param problems what was asked for and is not done, in sentences
 */
public record RetriedRuns(Wanted wanted, List<String> problems) {

  public RetriedRuns {
    problems = List.copyOf(problems);
  }

  /**
   * Reads what was asked for.
   *
   * @param asked ids of runs; null for all that gave no sample
   * @param attempt that the retry is
   */
  public static RetriedRuns of(
      @Nullable Object asked, Plan plan, RunIds ids, List<KnownRun> known, int attempt) {
    if (asked == null || attempt == 1) {
      return new RetriedRuns(Wanted.ALL, List.of());
    }
    var latest = Remaining.latest(ids, known);
    var places = new HashSet<Integer>();
    var problems = new ArrayList<String>();
    for (var one : asked instanceof List<?> list ? list : List.of(asked)) {
      var text = String.valueOf(one);
      var place = ids.find(text).filter(number -> number >= 1 && number <= plan.runs().size());
      var problem = place.flatMap(number -> problem(plan.at(number), latest.get(number), attempt));
      if (place.isEmpty()) {
        problems.add("Expected a run of this benchmark to retry, but it is " + Fields.show(text));
      } else if (problem.isPresent()) {
        problems.add("Expected " + problem.get() + ": " + Fields.show(text));
      } else {
        places.add(place.get());
      }
    }
    return new RetriedRuns(new Wanted(Optional.of(places)), problems);
  }

  private static Optional<String> problem(PlannedRun run, @Nullable KnownRun last, int attempt) {
    if (run.kind() != RunKind.MEASURED) {
      return Optional.of(
          "a measured run to retry, as others are made again with those that need them, but it is"
              + " none");
    }
    boolean sample = last != null && last.attempt() < attempt && last.status() == Status.COMPLETE;
    return sample
        ? Optional.of("a run that gave no sample to retry, but it has")
        : Optional.empty();
  }
}
