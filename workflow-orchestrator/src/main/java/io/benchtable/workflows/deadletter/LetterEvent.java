package io.benchtable.workflows.deadletter;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.event.ChangeEventJson;
import io.benchtable.workflows.event.EventReference;
import io.benchtable.workflows.event.EventStore;
import io.benchtable.workflows.rule.RuleJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The event of a dead letter: in the letter itself, or where its reference points. */
final class LetterEvent {

  private static final EventReference NOWHERE = new EventReference("dead-letters", 0, 0);

  private LetterEvent() {}

  static Optional<ChangeEvent> of(DeadLetter letter, EventStore events) {
    var event = ChangeEventJson.event(letter.event().getBytes(StandardCharsets.UTF_8), NOWHERE);
    return event.isPresent() ? event : reference(letter).flatMap(events::read);
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
