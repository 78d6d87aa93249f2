package io.benchtable.workflows.target;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.event.EventReference;
import io.benchtable.workflows.rule.RuleJson;
import java.util.Map;
import java.util.Optional;

/**
 * An event that a target did not take.
 *
 * @param event the event as JSON text, or a reference to it when it is large
 * @param reference where the event lies; empty if only the text is known
 * @param causeDepth the event's
 */
public record Undelivered(
    String rule,
    String target,
    String eventId,
    String table,
    int causeDepth,
    String event,
    Optional<String> reference) {

  /** What is kept of a delivery. */
  public static Undelivered of(Delivery delivery) {
    var event = delivery.event();
    return new Undelivered(
        delivery.rule().name(),
        delivery.target().id(),
        event.id(),
        event.table(),
        event.causeDepth(),
        passedOn(event),
        Optional.of(reference(event.reference())));
  }

  /** The same with no more of the event than where it lies; empty if that is not known. */
  public Optional<Undelivered> small() {
    return reference.map(
        at -> new Undelivered(rule, target, eventId, table, causeDepth, at, reference));
  }

  private static String passedOn(ChangeEvent event) {
    return event.isLarge() ? reference(event.reference()) : event.json();
  }

  private static String reference(EventReference at) {
    return RuleJson.write(
        Map.of(
            "reference",
            Map.of("topic", at.topic(), "partition", at.partition(), "offset", at.offset())));
  }
}
