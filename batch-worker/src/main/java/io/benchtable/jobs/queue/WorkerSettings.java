package io.benchtable.jobs.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What can be set about a worker. Paths are texts here, since Spring takes a relative path for a
 * resource on the class path if there is one of that name.
 *
 * @param queues job queues that it serves
 * @param dataDirectory run directories, logs, hashes, records of running trees
 * @param dataRoot what relative paths of datasets begin at, and where functions run
 * @param allowAbsolutePaths whether datasets may lie anywhere
 * @param address where others reach this worker's logs
 * @param lockFile one for all users of the host
 * @param lease how long a run may be silent before the host is free for others
 * @param grace between asking a step to end and killing it
 * @param longestStep how long a step may take that does not say
 * @param cgroups false to do without
 * @param namespaces programs that may make namespaces for steps, in the order in which they are
 *     tried; with none of them, steps see and may write to all that the worker does
 * @param diskReserve a step that leaves less free on the disk of the data directory is stopped
 */
@ConfigurationProperties("benchtable.worker")
record WorkerSettings(
    @DefaultValue("default") List<String> queues,
    @DefaultValue("data/worker") String dataDirectory,
    @DefaultValue(".") String dataRoot,
    @DefaultValue("true") boolean allowAbsolutePaths,
    @DefaultValue("http://127.0.0.1:8083") String address,
    @DefaultValue("/tmp/benchtable-measure.lock") String lockFile,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("10s") Duration grace,
    @DefaultValue("7d") Duration longestStep,
    @DefaultValue("true") boolean cgroups,
    @DefaultValue({"bwrap", "unshare"}) List<String> namespaces,
    @DefaultValue("256MB") DataSize diskReserve) {

  private static final List<String> MAKERS = List.of("bwrap", "unshare");

  WorkerSettings {
    if (queues.isEmpty() || queues.stream().anyMatch(queue -> !queue.matches("[A-Za-z0-9_.-]+"))) {
      throw new IllegalArgumentException(
          "Expected benchtable.worker.queues to be names of letters, digits, _, . and -, but got "
              + queues);
    }
    if (lease.isNegative() || lease.isZero()) {
      throw new IllegalArgumentException(
          "Expected benchtable.worker.lease to be above zero, but got " + lease);
    }
    if (!MAKERS.containsAll(namespaces)) {
      throw new IllegalArgumentException(
          "Expected benchtable.worker.namespaces to be of " + MAKERS + ", but got " + namespaces);
    }
    queues = List.copyOf(queues);
    namespaces = List.copyOf(namespaces);
  }

  Path directory() {
    return Path.of(dataDirectory).toAbsolutePath().normalize();
  }

  Path root() {
    return Path.of(dataRoot).toAbsolutePath().normalize();
  }

  Path lock() {
    return Path.of(lockFile).toAbsolutePath().normalize();
  }
}
