package io.benchtable.jobs.run;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A run that is open in this process and holds the host's lock. */
public final class RunSession {

  private final String benchmarkId;
  private final String runId;
  private final RunDirectory directory;
  private final List<DatasetFile> dataset;
  private final List<RunDirectory> linked;
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
