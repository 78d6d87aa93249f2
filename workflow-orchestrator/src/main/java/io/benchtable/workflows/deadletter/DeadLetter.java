package io.benchtable.workflows.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a target did not take.
 *
 * @param attempts failures so far, since it was last redriven
 * @param nextAttemptAt when it is tried again if it is RETRYING; when it was parked if it is PARKED
 * @param exhausted why it is not tried again by itself; still there when it was redriven
 * @param event the event as JSON text, or a reference to it when it is large
 * @param causeDepth the event's; the letter's own is one more, so that rules for letters end
 */
record DeadLetter(
    String rule,
    String eventId,
    String target,
    State state,
    int attempts,
    Instant firstFailedAt,
    Instant lastFailedAt,
    Instant nextAttemptAt,
    String code,
    String message,
    @Nullable String exhausted,
    String table,
    String event,
    int causeDepth) {

  /** Where a dead letter is in its life. */
  enum State {
    /** It is tried again by itself. Whoever sets this on a parked one redrives it. */
    RETRYING,
    /** It is tried again only if somebody asks for it. */
    PARKED
  }

  /** The letter after one more failure. */
  DeadLetter failedAgain(
      String newCode, String newMessage, Instant now, RetryPolicy policy, double random) {
    if (state == State.PARKED) {
      return new DeadLetter(
          rule,
          eventId,
          target,
          state,
          attempts,
          firstFailedAt,
          now,
          nextAttemptAt,
          newCode,
          newMessage,
          exhausted,
          table,
          event,
          causeDepth);
    }
    var fresh = redriven(now);
    int failures = fresh.attempts() + 1;
    var why = policy.exhausted(failures, fresh.firstFailedAt(), now);
    return new DeadLetter(
        rule,
        eventId,
        target,
        why.isPresent() ? State.PARKED : State.RETRYING,
        failures,
        fresh.firstFailedAt(),
        now,
        why.isPresent() ? now : now.plus(policy.delay(failures, random)),
        newCode,
        newMessage,
        why.orElse(null),
        table,
        event,
        causeDepth);
  }

  /** A letter that was parked and set back to RETRYING begins anew. */
  DeadLetter redriven(Instant now) {
    return state == State.RETRYING && exhausted != null
        ? new DeadLetter(
            rule,
            eventId,
            target,
            state,
            0,
            now,
            lastFailedAt,
            nextAttemptAt,
            code,
            message,
            null,
            table,
            event,
            causeDepth)
        : this;
  }

  /** The letter, put aside for good. */
  DeadLetter parked(String why, String newMessage, Instant now) {
    return new DeadLetter(
        rule,
        eventId,
        target,
        State.PARKED,
        attempts,
        firstFailedAt,
        now,
        now,
        why,
        newMessage,
        why,
        table,
        event,
        causeDepth);
  }

  /** The letter, not to be tried by anybody else before a time. */
  DeadLetter takenUntil(Instant time) {
    return new DeadLetter(
        rule,
        eventId,
        target,
        state,
        attempts,
        firstFailedAt,
        lastFailedAt,
        time,
        code,
        message,
        exhausted,
        table,
        event,
        causeDepth);
  }
}
