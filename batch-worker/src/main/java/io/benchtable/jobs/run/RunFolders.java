package io.benchtable.jobs.run;

import io.benchtable.jobs.run.RunMessages.CloseRun;
import io.benchtable.jobs.run.RunMessages.ClosedRun;
import io.benchtable.jobs.run.RunMessages.OpenRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directories of all runs.
 *
 * @param root a directory for each
 */
record RunFolders(Path root) {

  RunDirectory of(String runId) {
    return RunDirectory.of(root, runId);
  }

  /** Makes a run's directory, with what it is given in it. */
  void make(RunDirectory run, OpenRun request) throws IOException {
    if (run.exists()) {
      FileTrees.delete(run.root());
    }
    run.create(request.kind());
    run.linkDataset(Optional.ofNullable(request.dataset()).orElse(List.of()));
    for (var other : Optional.ofNullable(request.linkedFrom()).orElse(List.of())) {
      run.linkOutputsOf(of(other));
    }
  }

  /** Removes all but what is to be kept; what a SETUP run made stays for others. */
  ClosedRun close(CloseRun request) throws IOException {
    var run = of(request.runId());
    var keep = Optional.ofNullable(request.keep()).orElse(List.of());
    if (!run.exists()) {
      return new ClosedRun(List.of());
    }
    if (run.isSetup()) {
      run.settleOutputs();
      run.rememberKeep(keep);
      return new ClosedRun(run.kept(keep));
    }
    return new ClosedRun(run.keepOnly(keep));
  }

  /** A benchmark's SETUP runs. */
  List<RunDirectory> setUpsOf(String benchmarkId) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    var setUps = new ArrayList<RunDirectory>();
    try (var entries = Files.list(root)) {
      for (var run : entries.map(RunDirectory::new).toList()) {
        if (run.isOf(benchmarkId) && run.isSetup()) {
          setUps.add(run);
        }
      }
    }
    return setUps;
  }
}
