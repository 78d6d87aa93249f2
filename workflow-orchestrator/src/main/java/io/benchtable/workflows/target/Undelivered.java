package io.benchtable.workflows.target;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.event.EventReference;
import io.benchtable.workflows.rule.RuleJson;
import java.util.Map;

/**
 * An event that a target did not take.
 *
 * @param event the event as JSON text, or a reference to it when it is large
 * @param causeDepth the event's
 */
public record Undelivered(
    String rule, String target, String eventId, String table, int causeDepth, String event) {

  /** What is kept of a delivery. */
  public static Undelivered of(Delivery delivery) {
    var event = delivery.event();
    return new Undelivered(
        delivery.rule().name(),
        delivery.target().id(),
        event.id(),
        event.table(),
        event.causeDepth(),
        passedOn(event));
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
