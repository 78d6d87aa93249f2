package io.benchtable.jobs.run;

import io.benchtable.jobs.run.RunMessages.PrepareBenchmark;
import io.benchtable.jobs.run.RunMessages.Problem;
import io.benchtable.jobs.run.RunMessages.Software;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where a benchmark's programs come from. */
public interface SoftwareOfRuns {

  /**
   * Finds everything that a benchmark's configurations are run with, and remembers it until the
   * benchmark is closed.
   *
   * @return what is wrong, if there is nothing that any configuration could be run with
   */
  List<Problem> prepare(PrepareBenchmark request, Heartbeat heartbeat)
      throws NoLongerWanted, IOException;

  /** What a person should know if this software of a benchmark was not found; nothing if it was. */
  Optional<String> missing(String benchmarkId, Software software, Heartbeat heartbeat)
      throws NoLongerWanted, IOException;

  void forget(String benchmarkId) throws IOException;
}
