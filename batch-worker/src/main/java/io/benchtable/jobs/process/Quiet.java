package io.benchtable.jobs.process;

import java.util.Optional;
import java.util.Set;

/**
 * While a command is measured: the platform keeps off its cores, until this is closed.
 *
 * @param words what the job's isolation says of its cores
 */
record Quiet(Platform platform, Set<Integer> command, boolean kept, String words)
    implements AutoCloseable {

  static Quiet around(Platform platform, Optional<Seat> seat, Set<Integer> command) {
    if (seat.isEmpty()) {
      return new Quiet(platform, command, false, "shared");
    }
    var kept = platform.keepOff(seat.get(), command);
    return new Quiet(platform, command, kept, seat.get().words(kept));
  }

  @Override
  public void close() {
    if (kept) {
      platform.restore(command);
    }
  }
}
