package io.benchtable.jobs.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A run that is open in this process and holds the host's lock. */
public final class RunSession {

  private final String benchmarkId;
  private final String runId;
  private final RunDirectory directory;
  private final List<DatasetFile> dataset;
  private final List<RunDirectory> linked;
  private final Set<String> begun = new HashSet<>();
  private boolean started;
  private int using;
  private long lastUsed = System.nanoTime();

  RunSession(
      String benchmarkId,
      String runId,
      RunDirectory directory,
      List<DatasetFile> dataset,
      List<RunDirectory> linked) {
    this.benchmarkId = benchmarkId;
    this.runId = runId;
    this.directory = directory;
    this.dataset = dataset;
    this.linked = linked;
  }

  String benchmarkId() {
    return benchmarkId;
  }

  public String runId() {
    return runId;
  }

  public RunDirectory directory() {
    return directory;
  }

  List<DatasetFile> dataset() {
    return dataset;
  }

  /** What its directory only has links to: dataset files, and what other runs made. */
  public List<Path> linkedPaths() {
    return Stream.concat(
            dataset.stream().map(file -> Path.of(file.path())),
            linked.stream().map(RunDirectory::work))
        .toList();
  }

  /**
   * Begins a step; false if it was begun before. A run is open in one process only, and one that
   * was started is not opened again: nobody else has begun it.
   */
  public synchronized boolean begin(String step) {
    return begun.add(step);
  }

  /** From now on the run can only be repeated as a new one. */
  public synchronized void start() throws IOException {
    if (!started) {
      directory.markStarted();
      started = true;
    }
  }

  synchronized void use() {
    using++;
  }

  /** Nothing is done for the run at the moment. */
  public synchronized void rest() {
    using--;
    lastUsed = System.nanoTime();
  }

  synchronized boolean idleFor(long nanos) {
    return using == 0 && System.nanoTime() - lastUsed > nanos;
  }
}
