package io.benchtable.workflows.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetriedRunsTests extends SpecFixture {

  private final Plan plan;
  private final RunIds ids;
  private final Map<String, KnownRun> runs = new LinkedHashMap<>();

  /** One of set-up, two warm-ups, and two blocks of two: places 1, 2 and 3, 4 to 7. */
  RetriedRunsTests() {
    spec.put("parameters", Map.of("k", List.of(1, 2)));
    step.put("command", List.of("count", "${k}"));
    spec.put(
        "pipeline",
        List.of(Map.of("name", "unpack", "scope", "benchmark", "command", List.of("u")), step));
    spec.put("repetitions", 2);
    plan = Plan.of(SpecReader.read(spec).spec().orElseThrow(), 7);
    ids = plan.ids("b");
    for (int place = 1; place <= 7; place++) {
      ends(place, Status.COMPLETE);
    }
  }

  private void ends(int place, Status status) {
    runs.put(
        ids.first(place),
        new KnownRun(ids.first(place), status, 1, false, status == Status.COMPLETE));
  }

  @Test
  void makesAgainOnlyWhatIsNamedWithWhatItNeeds() {
    ends(6, Status.FAILED);
    ends(7, Status.CANCELLED);
    var retried = retried(List.of("b-0006"));
    var left = remaining(retried.wanted());

    assertThat(retried.problems()).isEmpty();
    assertThat(left.added())
        .extracting(Remaining.Added::runId)
        .containsExactly("b-0001.2", ids.nth(warmupOf(6), 2), "b-0006.2");
    assertThat(left.added().getLast().replaces()).contains("b-0006");
    assertThat(left.done()).isEqualTo(4);
    assertThat(left.failed()).isZero();
    assertThat(left.doomed()).isEmpty();
    assertThat(remaining(Wanted.ALL).added())
        .extracting(Remaining.Added::runId)
        .contains("b-0006.2", "b-0007.2");
  }

  @Test
  void leavesWhatWasNeverPlannedWhereOneRunIsNamed() {
    ends(6, Status.FAILED);
    runs.remove(ids.first(7));
    assertThat(remaining(retried(List.of("b-0006")).wanted()).added())
        .extracting(Remaining.Added::runId)
        .containsExactly("b-0001.2", ids.nth(warmupOf(6), 2), "b-0006.2");
    assertThat(remaining(Wanted.ALL).added())
        .extracting(Remaining.Added::runId)
        .contains("b-0006.2", "b-0007");
  }

  @Test
  void makesAWarmUpAgainThatHadFailed() {
    int warmup = warmupOf(4);
    ends(warmup, Status.FAILED);
    plan.runs().stream()
        .filter(run -> run.kind() == RunKind.MEASURED)
        .filter(run -> run.configuration().equals(plan.at(warmup).configuration()))
        .forEach(run -> ends(run.place(), Status.CANCELLED));

    assertThat(remaining(retried(List.of("b-0004")).wanted()).added())
        .extracting(Remaining.Added::runId)
        .containsExactly("b-0001.2", ids.nth(warmup, 2), "b-0004.2");
  }

  @Test
  void refusesSamplesAndWhatIsNoMeasuredRun() {
    ends(5, Status.FAILED);
    var retried = retried(List.of("b-0004", "b-0002", "b-0008", "c-0005", "b-5", 5, "b-0005"));

    assertThat(retried.wanted()).isEqualTo(new Wanted(Optional.of(Set.of(5))));
    assertThat(retried.problems())
        .containsExactly(
            "Expected a run that gave no sample to retry, but it has: b-0004",
            "Expected a measured run to retry, as others are made again with those that need"
                + " them, but it is none: b-0002",
            "Expected a run of this benchmark to retry, but it is b-0008",
            "Expected a run of this benchmark to retry, but it is c-0005",
            "Expected a run of this benchmark to retry, but it is b-5",
            "Expected a run of this benchmark to retry, but it is 5");
  }

  @Test
  void leavesWhatWasAskedForAsItIsWhenPlannedAnew() {
    ends(6, Status.FAILED);
    runs.put("b-0006.2", new KnownRun("b-0006.2", Status.COMPLETE, 2, false, true));
    var retried = retried(List.of("b-0006"));

    assertThat(retried.problems()).isEmpty();
    assertThat(remaining(retried.wanted()).added()).isEmpty();
  }

  @Test
  void isForAllThatGaveNoSampleWhereNothingIsNamed() {
    assertThat(retried(null).wanted()).isEqualTo(Wanted.ALL);
    assertThat(retried("x").wanted()).isEqualTo(new Wanted(Optional.of(Set.of())));
  }

  private int warmupOf(int place) {
    return plan.runs().stream()
        .filter(run -> run.kind() == RunKind.WARMUP)
        .filter(run -> Objects.equals(run.configuration(), plan.at(place).configuration()))
        .findFirst()
        .orElseThrow()
        .place();
  }

  private RetriedRuns retried(@org.jspecify.annotations.Nullable Object asked) {
    return RetriedRuns.of(asked, plan, ids, new ArrayList<>(runs.values()), 2);
  }

  private Remaining remaining(Wanted wanted) {
    return Remaining.of(plan, Reach.ALL, ids, new ArrayList<>(runs.values()), 2, wanted);
  }
}
