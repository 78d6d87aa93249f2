package io.benchtable.jobs.queue;

import io.benchtable.jobs.run.NoLongerWanted;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.TimeoutFailure;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Whether somebody still wants what an activity does.
 *
 * <p>Cancelled means no longer at once. That Temporal does not answer, or does not know the
 * activity any more, can also mean that it was away or this host too slow for once, and another
 * attempt will ask for the result: so the work goes on for a while, and for as long as it is asked
 * for.
 */
final class Demand {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LongSupplier nanoTime;
  private boolean cancelled;
  private OptionalLong unheardSince = OptionalLong.empty();

  Demand(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Temporal has taken a heartbeat. */
  synchronized void heard() {
    unheardSince = OptionalLong.empty();
  }

  /** Temporal has not taken a heartbeat. */
  synchronized void refused(ActivityCompletionException answer) {
    // Without a heartbeat that got through, the client says cancelled without having been told so.
    if (answer instanceof ActivityCanceledException
        && !(answer.getCause() instanceof TimeoutFailure)) {
      cancelled = true;
    } else if (unheardSince.isEmpty()) {
      unheardSince = OptionalLong.of(nanoTime.getAsLong());
    }
  }

  /** Another attempt of the same activity has come: it will come again. */
  synchronized void askedAgain() {
    if (unheardSince.isPresent()) {
      unheardSince = OptionalLong.of(nanoTime.getAsLong());
    }
  }

  synchronized void check() throws NoLongerWanted {
    if (cancelled) {
      throw new NoLongerWanted("The benchmark was cancelled");
    }
    if (unheardSince.isPresent()
        && nanoTime.getAsLong() - unheardSince.getAsLong() > PATIENCE.toNanos()) {
      throw new NoLongerWanted("Nobody has asked for it any more for " + PATIENCE);
    }
  }
}
