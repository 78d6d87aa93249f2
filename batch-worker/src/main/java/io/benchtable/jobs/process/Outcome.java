package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Isolation;
import io.benchtable.jobs.measurement.Usage;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of a command.
 *
 * @param left processes that were still there when the command had ended, and were killed; nothing
 *     where they cannot be seen
 * @param survivors processes that could not be killed
 */
public record Outcome(
    Exit exit,
    Ending ending,
    Instant startedAt,
    Optional<Left> left,
    int survivors,
    Isolation isolation,
    Usage usage) {

  /** Why it ended. */
  public enum Ending {
    /** By itself, or by somebody else's signal. */
    ITSELF,
    /** It ran longer than it may. */
    TIMED_OUT,
    /** It needed more memory than it may. */
    OUT_OF_MEMORY,
    /** It took the room on the disk that the platform needs. */
    DISK_FULL,
    /**
     * The kernel killed it for memory before it had what it may: the host, or a container, is full.
     */
    HOST_OUT_OF_MEMORY,
    /** It was no longer wanted. */
    CANCELLED
  }

  public int leftBehind() {
    return left.map(Left::processes).orElse(0);
  }

  public Instant endedAt() {
    return startedAt.plusNanos(usage.wallNanos());
  }
}
