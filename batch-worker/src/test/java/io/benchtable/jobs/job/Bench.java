package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.ExecuteJob;
import io.benchtable.jobs.job.JobMessages.JobResult;
import io.benchtable.jobs.job.JobMessages.Step;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.DatasetFile;
import io.benchtable.jobs.run.DatasetHashes;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.MeasurementLock;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunKind;
import io.benchtable.jobs.run.RunMessages.OpenRun;
import io.benchtable.jobs.run.RunMessages.OpenedRun;
import io.benchtable.jobs.run.RunMessages.Software;
import io.benchtable.jobs.run.Runs;
import io.benchtable.jobs.software.Softwares;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A worker without Temporal, for tests. */
final class Bench implements AutoCloseable {

  static final Heartbeat STILL = progress -> {};

  final Path data;
  final InMemoryItems items;
  final Processes processes;
  final Logs logs;
  final Softwares softwares;
  final Runs runs;
  final Jobs jobs;

  Bench(Path data, InMemoryItems items) throws IOException {
    this(data, items, System.getenv());
  }

  /**
   * @param environment where module tools and container engines are looked for
   */
  Bench(Path data, InMemoryItems items, Map<String, String> environment) throws IOException {
    this.data = data;
    this.items = items;
    processes = Processes.open(data, Duration.ofMillis(500), Processes.Use.ALL, 0);
    logs = new Logs(data.resolve("runs"));
    var hashes = new DatasetHashes(data.resolve("hashes"));
    var lock = new MeasurementLock(data.resolve("lock"));
    softwares = Softwares.open(data, data, hashes, processes, lock, environment);
    runs =
        new Runs(
            data.resolve("runs"),
            lock,
            hashes,
            softwares,
            (run, reason) -> {
              items.waitingFor(run.benchmarkId(), run.runId(), reason);
              return true;
            },
            Duration.ofSeconds(60));
    var settings = new JobSettings("w1", "lab", "http://127.0.0.1:8083", Duration.ofMinutes(1));
    jobs = new Jobs(items, runs, new Attempts(processes, softwares, items, logs, runs, settings));
  }

  OpenedRun open(String runId, List<DatasetFile> dataset, List<String> linkedFrom) {
    return open(runId, dataset, linkedFrom, null);
  }

  OpenedRun open(
      String runId,
      List<DatasetFile> dataset,
      List<String> linkedFrom,
      @Nullable Software software) {
    return open(new OpenRun("b", runId, RunKind.MEASURED, dataset, linkedFrom, software));
  }

  OpenedRun open(OpenRun request) {
    try {
      return runs.open(request, STILL);
    } catch (NoLongerWanted stopped) {
      throw new AssertionError(stopped);
    }
  }

  void closeBenchmark() throws IOException {
    try {
      runs.closeBenchmark("b", STILL);
    } catch (NoLongerWanted stopped) {
      throw new AssertionError(stopped);
    }
  }

  OpenedRun open(String runId) {
    return open(runId, List.of(), List.of());
  }

  JobResult execute(String runId, Step step) throws IOException {
    return jobs.execute(new ExecuteJob("b", runId, step), "default", STILL);
  }

  Path work(String runId) {
    return runs.directoryOf(runId).work();
  }

  @Override
  public void close() throws IOException {
    runs.close();
    processes.close();
  }

  /** A step with defaults for what a test is not about. */
  record Draft(
      List<String> command,
      @Nullable List<String> inputs,
      @Nullable List<String> outputs,
      @Nullable String stdout,
      @Nullable Long timeoutSeconds,
      int retries,
      @Nullable List<JobMessages.Metric> metrics,
      @Nullable Long memoryMiB,
      @Nullable Software software) {

    static Draft of(String... command) {
      return new Draft(List.of(command), null, null, null, null, 0, null, null, null);
    }

    static Draft shell(String script) {
      return of("sh", "-c", script);
    }

    Draft inputs(String... globs) {
      return new Draft(
          command,
          List.of(globs),
          outputs,
          stdout,
          timeoutSeconds,
          retries,
          metrics,
          memoryMiB,
          software);
    }

    Draft outputs(String... globs) {
      return new Draft(
          command,
          inputs,
          List.of(globs),
          stdout,
          timeoutSeconds,
          retries,
          metrics,
          memoryMiB,
          software);
    }

    Draft stdout(String file) {
      return new Draft(
          command, inputs, outputs, file, timeoutSeconds, retries, metrics, memoryMiB, software);
    }

    Draft retries(int times) {
      return new Draft(
          command, inputs, outputs, stdout, timeoutSeconds, times, metrics, memoryMiB, software);
    }

    Draft within(long seconds) {
      return new Draft(
          command, inputs, outputs, stdout, seconds, retries, metrics, memoryMiB, software);
    }

    Draft memory(long mebibytes) {
      return new Draft(
          command, inputs, outputs, stdout, timeoutSeconds, retries, metrics, mebibytes, software);
    }

    Draft metrics(JobMessages.Metric... wanted) {
      return new Draft(
          command,
          inputs,
          outputs,
          stdout,
          timeoutSeconds,
          retries,
          List.of(wanted),
          memoryMiB,
          software);
    }

    Draft in(Software place) {
      return new Draft(
          command, inputs, outputs, stdout, timeoutSeconds, retries, metrics, memoryMiB, place);
    }

    Step step() {
      return named("step");
    }

    Step named(String name) {
      return new Step(
          name,
          command,
          Map.of("BT_k", "11"),
          software,
          null,
          stdout,
          inputs,
          outputs,
          true,
          new JobMessages.Resources(1, memoryMiB),
          timeoutSeconds,
          retries,
          metrics,
          List.of(List.of("sh", "-c", "echo version 1.2")),
          null);
    }
  }
}
