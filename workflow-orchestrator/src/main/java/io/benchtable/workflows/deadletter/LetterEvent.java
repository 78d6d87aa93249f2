package io.benchtable.workflows.deadletter;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.event.ChangeEventJson;
import io.benchtable.workflows.event.EventReference;
import io.benchtable.workflows.event.EventStore;
import io.benchtable.workflows.rule.RuleJson;
import io.benchtable.workflows.target.DeliveryFailed;
import io.benchtable.workflows.target.Undelivered;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The event of a dead letter: in the letter itself, or where its reference points; or why there is
 * none.
 */
final class LetterEvent {

  private static final EventReference NOWHERE = new EventReference("dead-letters", 0, 0);

  private LetterEvent() {}

  static Optional<ChangeEvent> of(DeadLetter letter, EventStore events) {
    var event = ChangeEventJson.event(letter.event().getBytes(StandardCharsets.UTF_8), NOWHERE);
    return event.isPresent() ? event : reference(letter).flatMap(events::read);
  }

  /** Why an event cannot be delivered that the router could make nothing of. */
  static DeliveryFailed unroutable(DeadLetter letter) {
    var unreadable = letter.target().equals(Undelivered.READ);
    var why =
        unreadable
            ? "Expected a change event %s, but the record there cannot be read,"
                .formatted(place(letter))
            : "Expected to match event %s with rules, but it cannot be held against patterns,"
                .formatted(letter.eventId());
    var begin = why + " however often it is redriven: ";
    return new DeliveryFailed(
        unreadable ? "UNREADABLE" : "UNMATCHED",
        letter.message().startsWith(begin) ? letter.message() : begin + letter.message());
  }

  private static String place(DeadLetter letter) {
    return reference(letter)
        .map(
            at ->
                "at offset %d in partition %d of topic %s"
                    .formatted(at.offset(), at.partition(), at.topic()))
        .orElse("at " + letter.eventId());
  }

  private static Optional<EventReference> reference(DeadLetter letter) {
    return RuleJson.object(letter.event()).get("reference") instanceof Map<?, ?> at
            && at.get("partition") instanceof Number partition
            && at.get("offset") instanceof Number offset
        ? Optional.of(
            new EventReference(
                String.valueOf(at.get("topic")), partition.intValue(), offset.longValue()))
        : Optional.empty();
  }
}
