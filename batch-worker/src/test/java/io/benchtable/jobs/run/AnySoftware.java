package io.benchtable.jobs.run;

import io.benchtable.jobs.run.RunMessages.PrepareBenchmark;
import io.benchtable.jobs.run.RunMessages.Problem;
import io.benchtable.jobs.run.RunMessages.Software;
import java.util.List;
import java.util.Optional;

/** A host that has all software there is. */
final class AnySoftware implements SoftwareOfRuns {

  @Override
  public List<Problem> prepare(PrepareBenchmark request, Heartbeat heartbeat) {
    return List.of();
  }

  @Override
  public Optional<String> missing(String benchmarkId, Software software, Heartbeat heartbeat) {
    return Optional.empty();
  }

  @Override
  public void forget(String benchmarkId) {}
}
