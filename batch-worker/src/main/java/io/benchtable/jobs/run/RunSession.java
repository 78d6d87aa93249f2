package io.benchtable.jobs.run;

import java.util.List;

/** A run that is open in this process and holds the host's lock. */
public final class RunSession {

  private final String benchmarkId;
  private final String runId;
  private final RunDirectory directory;
  private final List<DatasetFile> dataset;
  private int using;
  private long lastUsed = System.nanoTime();

  RunSession(String benchmarkId, String runId, RunDirectory directory, List<DatasetFile> dataset) {
    this.benchmarkId = benchmarkId;
    this.runId = runId;
    this.directory = directory;
    this.dataset = dataset;
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
