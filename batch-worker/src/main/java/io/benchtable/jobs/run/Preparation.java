package io.benchtable.jobs.run;

import io.benchtable.jobs.measurement.Host;
import io.benchtable.jobs.run.RunMessages.NamedPath;
import io.benchtable.jobs.run.RunMessages.PrepareBenchmark;
import io.benchtable.jobs.run.RunMessages.PreparedBenchmark;
import io.benchtable.jobs.run.RunMessages.Problem;
import io.benchtable.jobs.run.RunMessages.WorkerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out whether this host can serve a benchmark, and knows its dataset by contents. */
public final class Preparation {

  private final Path dataRoot;
  private final boolean absolutePaths;
  private final DatasetHashes hashes;
  private final MeasurementLock lock;
  private final SoftwareOfRuns software;
  private final WorkerAddress worker;
  private final Supplier<Host> host;

  /**
   * @param dataRoot what relative paths begin at
   * @param absolutePaths whether a benchmark may name files anywhere
   * @param lock held while files are read, so that nobody is disturbed who measures
   */
  public Preparation(
      Path dataRoot,
      boolean absolutePaths,
      DatasetHashes hashes,
      MeasurementLock lock,
      SoftwareOfRuns software,
      WorkerAddress worker,
      Supplier<Host> host) {
    this.dataRoot = dataRoot.toAbsolutePath().normalize();
    this.absolutePaths = absolutePaths;
    this.hashes = hashes;
    this.lock = lock;
    this.software = software;
    this.worker = worker;
    this.host = host;
  }

  public PreparedBenchmark prepare(PrepareBenchmark request, Heartbeat heartbeat)
      throws NoLongerWanted {
    var problems = new ArrayList<Problem>();
    var dataset = dataset(request, heartbeat, problems);
    var description = host.get();
    problems.addAll(tooLarge(request, description));
    // An image may take hours to get: not for a benchmark that cannot be run anyway.
    if (problems.isEmpty() || namesNoImage(request)) {
      problems.addAll(missingSoftware(request, heartbeat));
    }
    return new PreparedBenchmark(problems, worker, description, dataset);
  }

  /** Files that are not known yet are read when nobody measures, all in one turn. */
  private List<DatasetFile> dataset(
      PrepareBenchmark request, Heartbeat heartbeat, List<Problem> problems) throws NoLongerWanted {
    var files = new LinkedHashMap<NamedPath, Path>();
    for (var named : Optional.ofNullable(request.dataset()).orElse(List.of())) {
      readable(named, problems).ifPresent(file -> files.put(named, file));
    }
    var known = known(files);
    if (known.size() == files.size()) {
      return known;
    }
    try {
      return lock.inTurn(
          "dataset of benchmark " + request.benchmarkId(),
          heartbeat,
          () -> identified(files, heartbeat, problems));
    } catch (IOException failure) {
      problems.add(
          new Problem("spec.dataset", null, "a turn to read it (" + failure.getMessage() + ")"));
      return List.of();
    }
  }

  private List<DatasetFile> known(Map<NamedPath, Path> files) {
    var known = new ArrayList<DatasetFile>();
    try {
      for (var entry : files.entrySet()) {
        hashes.known(entry.getKey().name(), entry.getValue()).ifPresent(known::add);
      }
      return known;
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private List<DatasetFile> identified(
      Map<NamedPath, Path> files, Heartbeat heartbeat, List<Problem> problems)
      throws NoLongerWanted {
    var dataset = new ArrayList<DatasetFile>();
    for (var entry : files.entrySet()) {
      var named = entry.getKey();
      try {
        dataset.add(hashes.identify(named.name(), entry.getValue(), heartbeat));
      } catch (IOException unreadable) {
        problems.add(
            new Problem(
                "spec.dataset.files." + named.name(),
                named.path(),
                "a readable file (" + unreadable.getMessage() + ")"));
      }
    }
    return dataset;
  }

  private Optional<Path> readable(NamedPath named, List<Problem> problems) {
    var field = "spec.dataset.files." + named.name();
    if (!named.name().matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
      problems.add(new Problem(field, named.name(), "a name of letters, digits, _, - and ."));
      return Optional.empty();
    }
    var file = dataRoot.resolve(named.path()).normalize();
    if (!absolutePaths && !file.startsWith(dataRoot)) {
      problems.add(new Problem(field, named.path(), "a path below " + dataRoot));
      return Optional.empty();
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      problems.add(new Problem(field, named.path(), "a readable file"));
      return Optional.empty();
    }
    return Optional.of(file);
  }

  private static List<Problem> tooLarge(PrepareBenchmark request, Host host) {
    var problems = new ArrayList<Problem>();
    var largest = request.largestStep();
    if (largest != null && largest.vcpus() != null && largest.vcpus() > host.logicalCpus()) {
      problems.add(
          new Problem(
              "spec.pipeline",
              largest.vcpus() + " vCPUs",
              "at most " + host.logicalCpus() + " vCPUs, which " + thisWorker(host)));
    }
    var memoryMiB = host.memoryBytes() >> 20;
    if (largest != null && largest.memoryMiB() != null && largest.memoryMiB() > memoryMiB) {
      problems.add(
          new Problem(
              "spec.pipeline",
              largest.memoryMiB() + " MiB",
              "at most " + memoryMiB + " MiB, which " + thisWorker(host)));
    }
    return problems;
  }

  /** The first worker that polls answers for all: whether another one is larger, nobody knows. */
  private static String thisWorker(Host host) {
    return "the worker on "
        + host.hostname()
        + " has; if the queue has a larger one, give that a queue of its own";
  }

  private static boolean namesNoImage(PrepareBenchmark request) {
    return Optional.ofNullable(request.software()).orElse(List.of()).stream()
        .allMatch(software -> software.container() == null);
  }

  private List<Problem> missingSoftware(PrepareBenchmark request, Heartbeat heartbeat)
      throws NoLongerWanted {
    try {
      return software.prepare(request, heartbeat);
    } catch (IOException failure) {
      return List.of(
          new Problem(
              "spec.software",
              null,
              "software that can be prepared (" + failure.getMessage() + ")"));
    }
  }
}
