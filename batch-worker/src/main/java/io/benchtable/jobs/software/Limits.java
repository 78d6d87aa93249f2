package io.benchtable.jobs.software;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a step may use; 0 is no limit.
 *
 * @param vcpus held to by podman and docker alone
 */
public record Limits(int vcpus, long memoryMiB) {

  List<String> options() {
    var memory = memoryMiB + "m";
    return Stream.concat(
            vcpus > 0 ? Stream.of("--cpus", Integer.toString(vcpus)) : Stream.of(),
            memoryMiB > 0
                // With swap, a step over its limit would only become slow.
                ? Stream.of("--memory", memory, "--memory-swap", memory, "--shm-size", memory)
                : Stream.of())
        .toList();
  }
}
